import { contentKey } from "../article/content.ts";
import type { BilingualEntry } from "./memory.ts";
import { STATE_RANK } from "./ranking.ts";
import { sortEntries } from "./tmx-write.ts";

/** A person's translation whose source sentence no longer stands in any article. */
export type RetiredEntry = BilingualEntry;

/**
 * Joins what was retired earlier with more. Of entries with the same locales, source and target the best state is kept;
 * of equally good ones the first in the order of {@link sortEntries}, so the order of the arguments does not matter.
 *
 * @returns sorted as they are written.
 */
export function mergeRetired(
  existing: readonly RetiredEntry[],
  more: readonly RetiredEntry[],
): RetiredEntry[] {
  const best = new Map<string, RetiredEntry>();
  for (const entry of sortEntries([...existing, ...more])) {
    const key = identity(entry);
    const known = best.get(key);
    if (known === undefined || STATE_RANK[entry.state] > STATE_RANK[known.state]) best.set(key, entry);
  }
  return sortEntries([...best.values()]);
}

/** Text may hold U+0000, so lengths keep the fields apart. */
function identity({ sourceLocale, targetLocale, source, target }: RetiredEntry): string {
  const sourceKey = contentKey(source);
  return `${sourceLocale} ${targetLocale} ${sourceKey.length} ${sourceKey}${contentKey(target)}`;
}
