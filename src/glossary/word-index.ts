import { classAt } from "./characters.ts";
import type { Gender } from "./concept.ts";
import type { Ending, Inflection } from "./inflection/inflection.ts";
import { buildStemIndex, type Reading } from "./stem-index.ts";
import { splitPhrase, wordEnd } from "./words.ts";

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
  /**
   * The phrases of which a form begins at an offset where a word begins, the longest first. A phrase as it was filed is not among them.
   *
   * @param firstEnd where the word at the offset ends.
   */
  formsAt(text: string, offset: number, firstEnd: number): readonly InflectedPhrase<T>[];
}

/** A phrase to file. */
export interface FiledPhrase<T> {
  readonly phrase: string;
  readonly gender?: Gender | undefined;
  readonly value: T;
}

/** How far a phrase has been followed; nodes are numbers in the order in which they were made, 0 the root. */
interface Path {
  readonly node: number;
  readonly ending: Ending | undefined;
}

const NONE: readonly never[] = [];
const NO_PATHS: readonly Path[] = [];
/** Readings of one phrase that are followed at once: more than real names have, and a bound for made-up ones. */
const MOST_PATHS = 64;
/** A node and a word make one number, exact as long as there are fewer words than this and nodes than 2 to the 27th. */
const WORDS = 2 ** 26;

/**
 * A tree of phrases by words, and the stems of these words. No form is made beforehand: a text's word is cut before each ending that
 * it could have, and looked up by what is left. So memory grows with the words of the phrases alone, and time with the words of the text.
 *
 * @param phrases folded. What does not begin and end with a word is left out.
 */
export function createWordIndex<T>(phrases: readonly FiledPhrase<T>[], inflection: Inflection): WordIndex<T> {
  const builder = buildStemIndex(inflection);
  /** The node of each word with which phrases begin; 0 for the others. */
  const beginnings: number[] = [];
  /** By what stands between two words: the next node by node and word. */
  const edges = new Map<string, Map<number, number>>();
  const values: (T[] | undefined)[] = [undefined];
  const hasNext: boolean[] = [false];
  let longestGap = 0;
  for (const phrase of phrases) file(phrase);
  const stems = builder.build();

  return {
    formsAt(text, offset, firstEnd) {
      let followed = begin(stems.readingsOf(text, offset, firstEnd));
      if (followed.length === 0) return NONE;
      const found: InflectedPhrase<T>[] = [];
      for (let end = firstEnd; ; ) {
        for (const { node, ending } of followed) {
          const filed = values[node];
          if (ending !== undefined && filed !== undefined) found.push({ end, ending, values: filed });
        }
        const open = followed.filter(({ node }) => hasNext[node]);
        const start = open.length === 0 ? undefined : gapEnd(text, end);
        if (start === undefined) break;
        const gap = text.slice(end, start);
        end = wordEnd(text, start);
        followed = follow(open, gap, stems.readingsOf(text, start, end));
      }
      return found.length > 1 ? found.reverse() : found;
    },
  };

  /** The paths of the phrases that begin with a word, by what it may be. Nearly all words begin none. */
  function begin(readings: readonly Reading[]): readonly Path[] {
    let paths: Path[] | undefined;
    for (const { word, ending } of readings) {
      const node = beginnings[word] ?? 0;
      if (node === 0 || paths?.length === MOST_PATHS) continue;
      paths ??= [];
      paths.push({ node, ending });
    }
    return paths ?? NO_PATHS;
  }

  function follow(paths: readonly Path[], gap: string, readings: readonly Reading[]): Path[] {
    const next = edges.get(gap);
    const followed: Path[] = [];
    for (const path of paths) {
      for (const { word, ending } of readings) {
        const node = next?.get(path.node * WORDS + word);
        if (node === undefined || followed.length === MOST_PATHS) continue;
        // Only a name's last word makes other words, and only if all before it stands as it is.
        if (path.ending === "derivation" || (path.ending === "inflection" && ending === "derivation"))
          continue;
        followed.push({ node, ending: ending ?? path.ending });
      }
    }
    return followed;
  }

  function file({ phrase, gender, value }: FiledPhrase<T>): void {
    const parts = splitPhrase(phrase);
    if (parts === undefined) return;
    let node = 0;
    for (const { gap, word } of parts) {
      longestGap = Math.max(longestGap, gap.length);
      const number = builder.add(word, parts.length === 1 ? gender : undefined);
      hasNext[node] = true;
      const known = node === 0 ? beginnings[number] || undefined : edges.get(gap)?.get(node * WORDS + number);
      if (known === undefined) addNode(node, gap, number);
      node = known ?? values.length - 1;
    }
    const filed = values[node];
    if (filed) filed.push(value);
    else values[node] = [value];
  }

  function addNode(after: number, gap: string, word: number): void {
    const node = values.length;
    values.push(undefined);
    hasNext.push(false);
    if (after === 0) {
      while (beginnings.length <= word) beginnings.push(0);
      beginnings[word] = node;
      return;
    }
    const next = edges.get(gap) ?? new Map<number, number>();
    edges.set(gap, next.set(after * WORDS + word, node));
  }

  /** Where the next word begins, if no more stands before it than in any of the phrases. */
  function gapEnd(text: string, end: number): number | undefined {
    for (let at = end; at - end <= longestGap && at < text.length; at++)
      if (classAt(text, at) !== "other") return at;
    return undefined;
  }
}
