import type { Gender } from "./concept.ts";
import type { Ending, Inflection, Paradigm } from "./inflection/inflection.ts";
import { firstHash, hashOf, nextHash, spread } from "./word-hash.ts";

/** As which of the words added a text's word may be read. */
export interface Reading {
  readonly word: number;
  /** `undefined` where it is spelled as the word added. */
  readonly ending: Ending | undefined;
}

/** The words of a glossary, found by their stems. */
export interface StemIndex {
  /** What a word of a text may be a form of, or is. */
  readingsOf(text: string, start: number, end: number): readonly Reading[];
}

/** Collects words. */
export interface StemIndexBuilder {
  /** The number of a word, the same for the same word and gender. */
  add(word: string, gender: Gender | undefined): number;
  build(): StemIndex;
}

/** What the stems of many words have behind them; there are few such sets, so each is kept once. */
interface EndingSet {
  readonly endings: ReadonlyMap<string, readonly Ending[]>;
  readonly longest: number;
}

const NONE: readonly Reading[] = [];
/** Instead of a set of endings: the word itself, with nothing behind it. */
const SPELLED = -1;

/**
 * A hash table whose keys are beginnings of the words added, so that no stem is kept as a string of its own, and all
 * stems that a text's word may have are looked up in one pass over its letters.
 */
export function buildStemIndex(inflection: Inflection): StemIndexBuilder {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const sets: EndingSet[] = [];
  const setNumbers = new Map<string, number>();
  const ids = new Map<ReadonlyMap<string, Ending>, number>();
  /** Of each use of a beginning: the word, how many of its code units, and the endings that may follow. */
  const uses = { words: [] as number[], lengths: [] as number[], sets: [] as number[] };

  return {
    add(word, gender) {
      const key = gender === undefined ? word : `${word} ${gender}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      const number = words.length;
      numbers.set(key, number);
      words.push(word);
      use(number, word.length, SPELLED);
      const byStem = Map.groupBy(inflection.paradigmsOf(word, gender), ({ stem }) => stem.length);
      for (const [length, paradigms] of byStem) use(number, length, setOf(paradigms));
      return number;
    },
    build() {
      numbers.clear();
      return createStemIndex(words, uses, sets);
    },
  };

  function use(word: number, length: number, set: number): void {
    uses.words.push(word);
    uses.lengths.push(length);
    uses.sets.push(set);
  }

  /** One set of all endings that a stem's paradigms have. What is a form and another word as well (hrvatski) may be either. */
  function setOf(paradigms: readonly Paradigm[]): number {
    const key = paradigms.map(({ endings }) => idOf(endings)).join(" ");
    const known = setNumbers.get(key);
    if (known !== undefined) return known;
    const endings = new Map<string, readonly Ending[]>();
    for (const paradigm of paradigms)
      for (const [ending, kind] of paradigm.endings)
        endings.set(ending, [...new Set([...(endings.get(ending) ?? []), kind])]);
    setNumbers.set(key, sets.length);
    sets.push({ endings, longest: Math.max(...paradigms.map(({ longestEnding }) => longestEnding)) });
    return sets.length - 1;
  }

  function idOf(endings: ReadonlyMap<string, Ending>): number {
    const id = ids.get(endings) ?? ids.size;
    ids.set(endings, id);
    return id;
  }
}

interface Uses {
  readonly words: readonly number[];
  readonly lengths: readonly number[];
  readonly sets: readonly number[];
}

function createStemIndex(words: readonly string[], uses: Uses, sets: readonly EndingSet[]): StemIndex {
  const count = uses.words.length;
  const size = 2 ** Math.ceil(Math.log2(count * 2 + 16));
  /** First use of each place, from 1; 0 is none. The others of the place follow by `next`. */
  const first = new Int32Array(size);
  const next = new Int32Array(count + 1);
  const useWords = Int32Array.from(uses.words);
  const useLengths = Int32Array.from(uses.lengths);
  const useSets = Int32Array.from(uses.sets);
  let shortest = Number.POSITIVE_INFINITY;
  let longestEnding = 0;
  for (let use = 0; use < count; use++) {
    const length = useLengths[use] ?? 0;
    const place = spread(hashOf(words[useWords[use] ?? 0] ?? "", 0, length)) & (size - 1);
    next[use + 1] = first[place] ?? 0;
    first[place] = use + 1;
    shortest = Math.min(shortest, length);
    longestEnding = Math.max(longestEnding, sets[useSets[use] ?? SPELLED]?.longest ?? 0);
  }

  return {
    readingsOf(text, start, end) {
      let readings: Reading[] | undefined;
      let hash = firstHash;
      const from = Math.max(start + shortest, end - longestEnding);
      for (let at = start; at <= end; at++) {
        if (at >= from) {
          for (let use = first[spread(hash) & (size - 1)] ?? 0; use !== 0; use = next[use] ?? 0) {
            const word = useWords[use - 1] ?? 0;
            for (const ending of endingsOf(use - 1, text, start, at, end)) {
              readings ??= [];
              readings.push({ word, ending });
            }
          }
        }
        hash = nextHash(hash, text.charCodeAt(at));
      }
      return readings === undefined ? NONE : withoutFormsOfItself(readings);
    },
  };

  /** As what the letters behind a cut make a text's word one of a use's: nothing where they do not. */
  function endingsOf(
    use: number,
    text: string,
    start: number,
    cut: number,
    end: number,
  ): readonly (Ending | undefined)[] {
    if (useLengths[use] !== cut - start) return NOTHING;
    const set = sets[useSets[use] ?? SPELLED];
    if (set === undefined ? cut !== end : end - cut > set.longest) return NOTHING;
    if (!beginsAlike(words[useWords[use] ?? 0] ?? "", text, start, cut)) return NOTHING;
    if (set === undefined) return ITSELF;
    return set.endings.get(text.slice(cut, end)) ?? NOTHING;
  }
}

const NOTHING: readonly Ending[] = [];
const ITSELF: readonly (Ending | undefined)[] = [undefined];

function beginsAlike(word: string, text: string, start: number, cut: number): boolean {
  for (let at = start; at < cut; at++) if (word.charCodeAt(at - start) !== text.charCodeAt(at)) return false;
  return true;
}

/** A word that is spelled as it was added says nothing new by being a form of itself. */
function withoutFormsOfItself(readings: readonly Reading[]): readonly Reading[] {
  if (readings.length === 1) return readings;
  const spelled = new Set(readings.flatMap(({ word, ending }) => (ending === undefined ? [word] : [])));
  return readings.filter(({ word, ending }) => ending === undefined || !spelled.has(word));
}
