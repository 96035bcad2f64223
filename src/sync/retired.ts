import { contentKey } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import type { BilingualEntry } from "../memory/memory.ts";
import { mergeRetired } from "../memory/retired.ts";
import { readTmx, writeTmx } from "../memory/tmx.ts";
import type { Leaving } from "./leaving.ts";

/** A locale's `retired.tmx` while a sync runs: read when first needed, written once. */
export interface RetiredFile {
  readonly path: string;
  /**
   * Takes in translations that leave an article.
   *
   * @returns whether any of them is not in the file yet, so that it has to be written before they leave.
   * @throws ExonymError (usage) where the file cannot be read: nothing may leave an article then.
   */
  add(entries: readonly BilingualEntry[]): Promise<boolean>;
  /** The file as it is to be, and the text that was read; `null` where it need not be written. */
  result(): { readonly text: string; readonly before: string | null } | null;
}

/** @param read Reads the file's text; `null` where there is none. */
export function retiredFile(path: string, read: (path: string) => Promise<string | null>): RetiredFile {
  let loading: Promise<string | null> | undefined;
  let before: string | null = null;
  let known: Map<string, BilingualEntry> | undefined;
  const added = new Map<string, BilingualEntry>();
  return {
    path,
    add: async (entries) => {
      loading ??= read(path);
      before = await loading;
      known ??= new Map(
        (before === null ? [] : readTmx(before, path).entries).map((entry) => [keyOf(entry), entry]),
      );
      const fresh = entries.filter((entry) => !known?.has(keyOf(entry)));
      for (const entry of fresh) added.set(keyOf(entry), entry);
      return fresh.length > 0;
    },
    result: () =>
      added.size === 0
        ? null
        : { text: writeTmx(mergeRetired([...(known?.values() ?? [])], [...added.values()])), before },
  };
}

function keyOf({ sourceLocale, targetLocale, source, target }: BilingualEntry): string {
  return JSON.stringify([sourceLocale, targetLocale, contentKey(source), contentKey(target)]);
}

/** What `retired.tmx` keeps of a translation that leaves an article. */
export function retiredEntry(
  leaving: Leaving,
  sourceLocale: Locale,
  targetLocale: Locale,
  from: string,
): BilingualEntry {
  return { ...leaving, sourceLocale, targetLocale, from };
}
