import type { Gender } from "../concept.ts";

/** How near an ending leaves a word to the term: a form of it, or another word made from it. */
export type Ending = "inflection" | "derivation";

/** One way in which a word changes: everything that may stand behind its stem. */
export interface Paradigm {
  /** What all its forms begin with, folded. */
  readonly stem: string;
  /** Closed: an ending that is not here makes another word. Shared by all words of the paradigm. */
  readonly endings: ReadonlyMap<string, Ending>;
  /** Which words change so, in plain words. */
  readonly about: string | undefined;
  /** UTF-16 code units of the longest ending. */
  readonly longestEnding: number;
}

/** How words of one language change. */
export interface Inflection {
  /**
   * The paradigms of a term's word as it stands in the glossary: none where it does not change.
   *
   * @param word folded, without spaces.
   * @param gender of the term, where the glossary tells it; keeps out paradigms of the other genders.
   */
  paradigmsOf(word: string, gender?: Gender): readonly Paradigm[];
}
