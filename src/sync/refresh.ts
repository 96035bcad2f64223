import { type Content, contentKey } from "../article/content.ts";
import { digest } from "../article/identity.ts";
import { type Locale, sameLanguage, UNDETERMINED } from "../article/locale.ts";
import { ExonymError, type Problem } from "../article/problem.ts";
import { isFinished } from "../article/translation.ts";
import type { BilingualEntry, Memory, MemoryEntry } from "../memory/memory.ts";
import { readTable } from "../memory/table.ts";
import { readTmx } from "../memory/tmx.ts";
import { readsAs } from "../xliff/judge.ts";
import type { XliffDocument, XliffSegment } from "../xliff/model.ts";
import { readXliff } from "../xliff/read.ts";
import { memoryEntries } from "./leverage.ts";
import { lostFrom } from "./lost.ts";
import { copiesIn } from "./returned/copies.ts";

/** A file that the memory is filled from. */
export interface MemoryFile {
  /** Relative to the project. */
  readonly path: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
}

/** What changed in the memory, and which files could not be read. */
export interface Refreshed {
  /** Target locale → keys (see {@link sentenceKey}) of sentences whose translations are new. */
  readonly keys: ReadonlyMap<Locale, ReadonlySet<string>>;
  readonly problems: readonly Problem[];
  /**
   * Path of a XLIFF file → people's translations that stood in it when it was last looked at, and that it does not have
   * any more: a tool dropped them, the file is gone or another one stands in its place, or it is of another version of
   * its article.
   */
  readonly dropped: ReadonlyMap<string, readonly BilingualEntry[]>;
  /** Path of a XLIFF file → people's translations that somebody emptied. */
  readonly emptied: ReadonlyMap<string, readonly MemoryEntry[]>;
}

/** What tells a loss from a change that is meant. */
export interface LossSettings {
  /** Paths that are there, whether they could be read or not. */
  readonly present: ReadonlySet<string>;
  /** Whether a XLIFF file belongs to an article of the project. */
  readonly isExpected: (path: string) => boolean;
  /** Whether the project is as our last sync left it, but for this file: no other version of it was checked out. */
  readonly isSameVersion: (path: string) => Promise<boolean>;
}

/** What identifies a source sentence in the index, whatever its neighbours. */
export function sentenceKey(source: Content): string {
  return digest(contentKey(source)).slice(0, 24);
}

/**
 * Brings the memory up to date with the files that it is an index of. Files that did not change since are not read.
 *
 * @param pairs The project's source languages and target locales: a file is known by its stamp under one of them.
 * @param read Reads a file as text.
 */
export async function refreshMemory(
  memory: Memory,
  files: readonly MemoryFile[],
  pairs: { readonly sources: readonly Locale[]; readonly targets: readonly Locale[] },
  read: (path: string) => Promise<string>,
  loss: LossSettings,
): Promise<Refreshed> {
  const keys = new Map<Locale, Set<string>>();
  const problems: Problem[] = [];
  await dropGone(memory, pairs, loss);
  for (const { path, hash } of files) {
    if (isCurrent(memory, path, hash, pairs)) continue;
    try {
      const { entries: found, sentences, document } = readMemoryFile(path, await read(path));
      const known = [...memory.entries(path), ...memory.entries(path + DROPPED)];
      const missing = sentences ? known.filter(({ source }) => !sentences.has(contentKey(source))) : [];
      const lost = document && loss.isExpected(path) ? lostFrom(known, document) : NOTHING_LOST;
      const isLoss = lost.replaced.length + lost.emptied.length > 0 && (await loss.isSameVersion(path));
      const emptied = [...(isLoss ? lost.emptied : []), ...memory.entries(path + EMPTIED)];
      // In a file that was put over ours, a target that repeats its source is a tool's.
      const isReplaced = isLoss && lost.replaced.length > 0;
      const genuine = isReplaced ? found.filter(({ source, target }) => !readsAs(target, source)) : found;
      const entries = inProjectLocales(genuine, pairs);
      fill(memory, path, hash, entries, pairs);
      memory.forget(path + DROPPED);
      const dropped = isLoss ? [...missing, ...lost.replaced] : missing;
      if (dropped.length > 0) fill(memory, path + DROPPED, hash, dropped, pairs);
      const [first] = emptied;
      if (first) memory.replace(path + EMPTIED, UNDETERMINED, first.targetLocale, emptied, hash);
      for (const { targetLocale, source } of entries) keysOf(keys, targetLocale).add(sentenceKey(source));
    } catch (error) {
      if (!(error instanceof ExonymError)) throw error;
      // What it had stays known until it can be read: only then can be told what it has lost.
      problems.push(error.problem);
    }
  }
  return { keys, problems, dropped: marked(memory, DROPPED), emptied: marked(memory, EMPTIED) };
}

const NOTHING_LOST: ReturnType<typeof lostFrom<BilingualEntry>> = { replaced: [], emptied: [] };

/** Stands for the hash of a file that is gone. */
const GONE = "gone";

/** Forgets files that are gone; what a deleted XLIFF file had is held where its article is still there. */
async function dropGone(memory: Memory, pairs: Pairs, loss: LossSettings): Promise<void> {
  for (const path of memory.files()) {
    const file = withoutMark(path);
    if (loss.present.has(file)) continue;
    const isOwn = loss.isExpected(file);
    if (path !== file) {
      if (!isOwn) memory.forget(path);
      continue;
    }
    const held = isOwn ? [...memory.entries(path), ...memory.entries(path + DROPPED)] : [];
    const isLoss = held.length > 0 && (await loss.isSameVersion(path));
    memory.forget(path);
    if (isLoss) fill(memory, path + DROPPED, GONE, held, pairs);
  }
}

/**
 * Marks what is known of a file's dropped translations. It is held until a job has seen to it, whatever comes in
 * between: a sync of other locales, a search, an interruption.
 */
const DROPPED = "#dropped";

/** Marks what somebody emptied, held likewise. It is kept under no source language, so that no look-up finds it. */
const EMPTIED = "#emptied";

function withoutMark(path: string): string {
  const mark = [DROPPED, EMPTIED].find((each) => path.endsWith(each));
  return mark === undefined ? path : path.slice(0, -mark.length);
}

function marked(memory: Memory, mark: string): Refreshed["dropped"] {
  const paths = memory.files().filter((path) => path.endsWith(mark));
  return new Map(paths.map((path) => [withoutMark(path), memory.entries(path)]));
}

/** To be called when what was dropped from a file stands in it again, or in `retired.tmx`. */
export function forgetDropped(memory: Memory, path: string): void {
  memory.forget(path + DROPPED);
  memory.forget(path + EMPTIED);
}

function isCurrent(memory: Memory, path: string, hash: string, { sources, targets }: Pairs): boolean {
  return sources.some((source) => targets.some((target) => memory.stampOf(path, source, target) === hash));
}

type Pairs = Parameters<typeof refreshMemory>[2];

function keysOf(keys: Map<Locale, Set<string>>, locale: Locale): Set<string> {
  let set = keys.get(locale);
  if (!set) {
    set = new Set();
    keys.set(locale, set);
  }
  return set;
}

/** What a memory file holds, whatever it is. */
interface MemoryContents {
  readonly entries: readonly BilingualEntry[];
  /** Keys of all sentences that a XLIFF file has, translated or not; `null` for other files. */
  readonly sentences: ReadonlySet<string> | null;
  /** The XLIFF file; `null` for other files. */
  readonly document: XliffDocument | null;
}

/**
 * Reads what a file has for the memory, by its ending. Drafts count no more in `retired.tmx` than in the XLIFF file that
 * they come from: otherwise a sentence that leaves one article would change another one a sync later.
 */
export function readMemoryFile(path: string, text: string): MemoryContents {
  const name = path.toLowerCase();
  if (name.endsWith(".tmx")) {
    return {
      entries: readTmx(text, path).entries.filter(({ state }) => isFinished(state)),
      sentences: null,
      document: null,
    };
  }
  if (/\.(tsv|csv)$/.test(name)) return { entries: readTable(text, path), sentences: null, document: null };
  const document = readXliff(text, path);
  const { segments, sourceLocale, targetLocale, original } = document;
  const copies = copiesIn(document);
  const stated = segments.map((segment) => (copies.has(segment) ? untranslated(segment) : segment));
  const entries = memoryEntries(stated, original).map((entry) => ({
    ...entry,
    sourceLocale,
    targetLocale,
  }));
  const wordings = segments.flatMap(({ source, previous }) =>
    previous ? [source, previous.source] : [source],
  );
  return { entries, sentences: new Set(wordings.map(contentKey)), document };
}

/** A copy of the source is no translation, but stands between its neighbours. */
function untranslated({ source }: XliffSegment): Parameters<typeof memoryEntries>[0][number] {
  return { source, target: null, state: "needs-translation", origin: null, approved: false };
}

/** A memory in `en-US` serves a project in `en`: where the project lacks a locale, the same language in the same script does. */
function inProjectLocales(
  entries: readonly BilingualEntry[],
  { sources, targets }: Pairs,
): readonly BilingualEntry[] {
  const nearest = (wanted: Locale, known: readonly Locale[]) =>
    known.includes(wanted) ? wanted : (known.find((locale) => sameLanguage(locale, wanted)) ?? wanted);
  const found = new Map<string, { readonly sourceLocale: Locale; readonly targetLocale: Locale }>();
  return entries.map((entry) => {
    const pair = `${entry.sourceLocale} ${entry.targetLocale}`;
    let locales = found.get(pair);
    if (!locales) {
      locales = {
        sourceLocale: nearest(entry.sourceLocale, sources),
        targetLocale: nearest(entry.targetLocale, targets),
      };
      found.set(pair, locales);
    }
    return { ...entry, ...locales };
  });
}

/** Replaces a file's entries, pair by pair. A file without any is stamped all the same, so that it is not read again. */
function fill(
  memory: Memory,
  path: string,
  hash: string,
  entries: readonly BilingualEntry[],
  { sources, targets }: Pairs,
) {
  memory.forget(path);
  const byPair = new Map<string, BilingualEntry[]>();
  for (const entry of entries) {
    const pair = `${entry.sourceLocale} ${entry.targetLocale}`;
    const list = byPair.get(pair);
    if (list) list.push(entry);
    else byPair.set(pair, [entry]);
  }
  for (const list of byPair.values()) {
    const [first] = list;
    if (first) memory.replace(path, first.sourceLocale, first.targetLocale, list, hash);
  }
  const [source] = sources;
  const [target] = targets;
  if (source && target && !isCurrent(memory, path, hash, { sources, targets }))
    memory.replace(path, source, target, [], hash);
}
