import { type Content, contentKey } from "../article/content.ts";
import { digest } from "../article/identity.ts";
import type { Locale } from "../article/locale.ts";
import type { State } from "../article/translation.ts";

/**
 * What stands around a sentence: opaque strings, equal where the neighbours are equal. Made by {@link contextOf};
 * an empty string is the edge of the article.
 */
export interface MemoryContext {
  readonly previousKey: string;
  readonly nextKey: string;
}

/**
 * A translation that a person made or accepted.
 *
 * Contents come out of a memory with neighbouring text runs joined and without the article's spelling (`raw` of text);
 * codes keep everything. Codes of the target go by the ids of the source's codes.
 */
export interface MemoryEntry {
  readonly source: Content;
  readonly target: Content;
  /** `null` where nobody knows what stood around it, as in most TMX files: such an entry is never in context. */
  readonly context: MemoryContext | null;
  readonly state: State;
  /** What a translator is told: the article's path, or the name of the TMX file. */
  readonly from: string;
}

/** An entry with its languages: what a TMX file or a table holds. */
export interface BilingualEntry extends MemoryEntry {
  readonly sourceLocale: Locale;
  readonly targetLocale: Locale;
}

/** What is looked up. */
export interface MemoryQuery {
  readonly sourceLocale: Locale;
  readonly targetLocale: Locale;
  readonly source: Content;
  /** `null` where only exact matches are wanted. */
  readonly context: MemoryContext | null;
}

export type MatchKind = "context" | "exact";

/** A translation found. */
export interface MemoryMatch {
  readonly kind: MatchKind;
  /** 101 in context, 100 exact. */
  readonly score: number;
  readonly entry: MemoryEntry;
}

/**
 * A translation memory: an index over files that are the truth. Each file's entries are replaced as a whole.
 *
 * @example
 * memory.replace("locales/fr/xliff/a.md.xlf", en, fr, entries);
 * memory.lookup({ sourceLocale: en, targetLocale: fr, source, context: null })[0]?.entry.target
 */
export interface Memory {
  /**
   * What was there when the memory was opened. `created`: nothing, so every file is to be filled in.
   * `rebuilt`: the same, as the store was damaged or of another version and has been set aside.
   */
  readonly opened: "kept" | "created" | "rebuilt";
  /**
   * Replaces all that is known from a file. An empty list without a stamp forgets the file.
   *
   * @param stamp what tells this state of the file from another (a hash of its bytes); given back by {@link stampOf}.
   */
  replace(
    file: string,
    sourceLocale: Locale,
    targetLocale: Locale,
    entries: readonly MemoryEntry[],
    stamp?: string,
  ): void;
  /** The stamp that the file was last filled in with, so that a file that has not changed need not be read again. */
  stampOf(file: string, sourceLocale: Locale, targetLocale: Locale): string | undefined;
  /** The files that something is known of, ascending, each once: what {@link forget} is for when one is gone. */
  files(): readonly string[];
  /** All that is known from a file, in the order in which it was given. */
  entries(file: string): readonly BilingualEntry[];
  /** Forgets a file for all locales. */
  forget(file: string): void;
  /**
   * In-context matches first, then exact ones; within a kind the best state first, then the most frequent target, then
   * by the target's `contentKey`: an order that depends on the set of entries alone. Equal targets are given once, as
   * the entry that stands best in this order. At most `limit` (default 5).
   */
  lookup(query: MemoryQuery, limit?: number): readonly MemoryMatch[];
  /** Makes all since the last call durable, or gives it up when `commit` is false. */
  flush(commit?: boolean): void;
  /** Gives up what was not flushed. */
  close(): void;
}

/** How many matches {@link Memory.lookup} gives at most, where nothing is said. */
export const DEFAULT_LIMIT = 5;

/**
 * The context of a sentence, from the sentences before and after it in its article (`null` at the edge).
 *
 * @example contextOf(sentences[i - 1] ?? null, sentences[i + 1] ?? null)
 */
export function contextOf(previous: Content | null, next: Content | null): MemoryContext {
  return { previousKey: neighbourKey(previous), nextKey: neighbourKey(next) };
}

/** 64 bits: enough to tell neighbours apart, short enough to stand in a TMX file. */
function neighbourKey(content: Content | null): string {
  return content === null ? "" : digest(contentKey(content)).slice(0, 16);
}

/** Whether two contexts are known and equal. */
export function sameContext(a: MemoryContext | null, b: MemoryContext | null): boolean {
  return a !== null && b !== null && a.previousKey === b.previousKey && a.nextKey === b.nextKey;
}
