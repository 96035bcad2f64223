import type { Content } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import type { State } from "../article/translation.ts";

/** A translation that a person made or accepted. */
export interface MemoryEntry {
  readonly source: Content;
  readonly target: Content;
  /** `contentKey` of the sentence before and after in the article; empty at its edges. Together they make the context. */
  readonly previousKey: string;
  readonly nextKey: string;
  readonly state: State;
  /** What a translator is told: the article's path, or the name of the TMX file. */
  readonly from: string;
}

/** What is looked up. */
export interface MemoryQuery {
  readonly sourceLocale: Locale;
  readonly targetLocale: Locale;
  readonly source: Content;
  readonly previousKey: string;
  readonly nextKey: string;
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
 * memory.lookup({ sourceLocale: en, targetLocale: fr, source, previousKey: "", nextKey: "" })[0]?.entry.target
 */
export interface Memory {
  /** Replaces all that is known from a file. An empty list forgets the file. */
  replace(file: string, sourceLocale: Locale, targetLocale: Locale, entries: readonly MemoryEntry[]): void;
  /** Forgets a file for all locales. */
  forget(file: string): void;
  /**
   * In-context matches first, then exact ones; within a kind the best state first, then the most frequent target, then by target text:
   * an order that depends on the set of entries alone. Equal targets are given once. At most `limit` (default 5).
   */
  lookup(query: MemoryQuery, limit?: number): readonly MemoryMatch[];
  /** Makes all since the last call durable, or gives it up when `commit` is false. */
  flush(commit?: boolean): void;
  close(): void;
}
