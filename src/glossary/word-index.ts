import { classAt, endsWord } from "./characters.ts";
import type { Gender } from "./concept.ts";
import type { Ending, Inflection, Paradigm } from "./inflection/inflection.ts";

/** A phrase found in one of its forms. */
export interface InflectedPhrase<T> {
  /** Where it ends, in UTF-16 code units of the text searched. */
  readonly end: number;
  /** `inflection`, or `derivation` where its last word is one made from the phrase's. */
  readonly ending: Ending;
  /** What was filed under it. */
  readonly values: readonly T[];
}

/** Finds phrases in whatever form their words have. */
export interface WordIndex<T> {
  /** The phrases of which a form begins at an offset where a word begins, the longest first. A phrase as it was filed is not among them. */
  formsAt(text: string, offset: number): readonly InflectedPhrase<T>[];
}

/** A phrase to file. */
export interface FiledPhrase<T> {
  readonly phrase: string;
  readonly gender?: Gender | undefined;
  readonly value: T;
}

interface Node<T> {
  /** By what stands before the word, and the word's number. */
  readonly next: Map<string, Node<T>>;
  readonly values: T[];
}

/** As which filed word a word of the text may be read. */
interface Reading {
  readonly word: number;
  readonly ending: Ending | undefined;
}

interface Path<T> {
  readonly node: Node<T>;
  readonly end: number;
  readonly ending: Ending | undefined;
}

/** Readings of one phrase that are followed at once: more than real names have, and a bound for made-up ones. */
const MOST_PATHS = 64;
/** Words of a text whose readings are kept. */
const MOST_KEPT = 200_000;

/**
 * A tree of phrases by words, and the stems of these words. No form is made beforehand: a text's word is cut before each ending that
 * it could have, and looked up by what is left. So memory grows with the words of the phrases alone, and time with the words of the text.
 *
 * @param phrases folded. What does not begin and end with a word is left out.
 */
export function createWordIndex<T>(phrases: Iterable<FiledPhrase<T>>, inflection: Inflection): WordIndex<T> {
  const words = new Map<string, number>();
  const stems = new Map<string, { readonly word: number; readonly paradigm: Paradigm }[]>();
  const root: Node<T> = { next: new Map(), values: [] };
  const kept = new Map<string, readonly Reading[]>();
  let shortest = Number.POSITIVE_INFINITY;
  let longestEnding = 0;
  let longestGap = 0;
  for (const { phrase, gender, value } of phrases) file(phrase, gender, value);

  return {
    formsAt(text, offset) {
      if (stems.size === 0) return [];
      let paths: Path<T>[] = [{ node: root, end: offset, ending: undefined }];
      const found: InflectedPhrase<T>[] = [];
      for (let at = offset, gap = ""; paths.length > 0; ) {
        const end = wordEnd(text, at);
        const readings = readingsOf(text.slice(at, end));
        const followed: Path<T>[] = [];
        for (const path of paths) {
          // Nothing is made from a name by changing a word in its middle.
          if (path.ending === "derivation") continue;
          for (const { word, ending } of readings) {
            const node = path.node.next.get(`${gap}${word}`);
            if (node === undefined || followed.length === MOST_PATHS) continue;
            if (path.ending === "inflection" && ending === "derivation") continue;
            followed.push({ node, end, ending: ending ?? path.ending });
          }
        }
        for (const { node, ending } of followed)
          if (ending !== undefined && node.values.length > 0)
            found.push({ end, ending, values: node.values });
        paths = followed.filter(({ node }) => node.next.size > 0);
        if (paths.length === 0) break;
        const next = gapEnd(text, end);
        if (next === undefined) break;
        gap = text.slice(end, next);
        at = next;
      }
      return found.length > 1 ? found.reverse() : found;
    },
  };

  function file(phrase: string, gender: Gender | undefined, value: T): void {
    const parts = splitPhrase(phrase);
    if (parts === undefined) return;
    let node = root;
    for (const { gap, word } of parts) {
      longestGap = Math.max(longestGap, gap.length);
      const key = `${gap}${numberOf(word, parts.length === 1 ? gender : undefined)}`;
      let next = node.next.get(key);
      if (next === undefined) {
        next = { next: new Map(), values: [] };
        node.next.set(key, next);
      }
      node = next;
    }
    node.values.push(value);
  }

  /** A word's number is its own for each gender, as its paradigms are. */
  function numberOf(word: string, gender: Gender | undefined): number {
    const key = gender === undefined ? word : `${word} ${gender}`;
    const known = words.get(key);
    if (known !== undefined) return known;
    const number = words.size;
    words.set(key, number);
    for (const paradigm of inflection.paradigmsOf(word, gender)) {
      shortest = Math.min(shortest, paradigm.stem.length);
      longestEnding = Math.max(longestEnding, paradigm.longestEnding);
      const filed = stems.get(paradigm.stem);
      if (filed) filed.push({ word: number, paradigm });
      else stems.set(paradigm.stem, [{ word: number, paradigm }]);
    }
    return number;
  }

  function readingsOf(word: string): readonly Reading[] {
    const before = kept.get(word);
    if (before !== undefined) return before;
    const readings: Reading[] = [];
    const known = words.get(word);
    if (known !== undefined) readings.push({ word: known, ending: undefined });
    for (let cut = word.length; cut >= shortest && word.length - cut <= longestEnding; cut--) {
      const filed = stems.get(word.slice(0, cut));
      if (filed === undefined) continue;
      const rest = word.slice(cut);
      for (const { word: number, paradigm } of filed) {
        const ending = paradigm.endings.get(rest);
        if (ending !== undefined && number !== known) readings.push({ word: number, ending });
      }
    }
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(word, readings.length === 0 ? NONE : readings);
    return readings;
  }

  /** Where the next word begins, if no more stands before it than in any of the phrases. */
  function gapEnd(text: string, end: number): number | undefined {
    for (let at = end; at - end <= longestGap && at < text.length; at++)
      if (classAt(text, at) !== "other") return at;
    return undefined;
  }
}

const NONE: readonly Reading[] = [];

function wordEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && !endsWord(text, end)) end++;
  return end;
}

/** The words of a phrase with what stands before each; `undefined` where it begins or ends with something else. */
function splitPhrase(phrase: string): readonly { readonly gap: string; readonly word: string }[] | undefined {
  const parts: { gap: string; word: string }[] = [];
  let gapStart = 0;
  for (let at = 0; at < phrase.length; ) {
    if (classAt(phrase, at) === "other") {
      if (at === 0) return undefined;
      at++;
      continue;
    }
    const end = wordEnd(phrase, at);
    parts.push({ gap: phrase.slice(gapStart, at), word: phrase.slice(at, end) });
    at = end;
    gapStart = end;
  }
  return gapStart === phrase.length ? parts : undefined;
}
