import type { Locale } from "../../article/locale.ts";
import type { Range } from "../ranges.ts";
import { isSeam, type TargetWord, targetWords } from "./target-words.ts";

/** A name whose counterpart is sought. Names are known by their numbers in a list. */
export interface SoughtName {
  /** Words of the name: its counterpart has two more at most. */
  readonly words: number;
  /** Whether it has a known name in it (Bank of Korea), so that its counterpart may have one too. */
  readonly hasKnown: boolean;
}

/** A translated sentence, and the numbers of the names that its source has. */
export interface NamedSentence {
  readonly names: readonly number[];
  readonly target: string;
  /** Where the translation has what is known already: it is no other name's counterpart. Half-open, ascending. */
  readonly known: readonly Range[];
}

/** What translations have where the source has a name. */
export interface Counterpart {
  /** The form that is likeliest to be the name's first; a person has to see to it. */
  readonly wording: string;
  /** All forms seen, the most frequent first. */
  readonly forms: readonly string[];
  /** Sentences that have both. */
  readonly together: number;
  /** Sentences whose source has the name. */
  readonly of: number;
  /** Dice's coefficient (1945), from 0 to 1: how far name and word occur in the same sentences. */
  readonly score: number;
}

/** Below this score name and word do not belong together. */
const LEAST_SCORE = 0.5;

/** Of a few sentences, more have to agree. */
const FEW_SENTENCES = 5;
const LEAST_SCORE_OF_FEW = 0.7;

/** A further word of a name of several words may stand with others as well: Brett Kavanaugh, Kavanaugh. */
const LEAST_SCORE_OF_PART = 0.2;

/** Words that a language may need more: Kyiv, Ki ép. */
const MORE_WORDS = 2;

/** A neighbour belongs to the name where it stands there this often, of all times. */
const NEIGHBOUR_SHARE = 0.6;

/** Sentences that are looked at for one name: more would say the same. */
const MOST_SENTENCES = 150;

interface Prepared {
  readonly target: string;
  readonly words: readonly (TargetWord & { readonly isKnown: boolean })[];
}

/**
 * Finds what translations write for names: the word, with its forms and neighbours, that occurs where the name does and
 * not elsewhere. Time and memory are linear in the sentences, times a bound for each name.
 *
 * @param least sentences that have to have both.
 * @returns the counterparts by the names' numbers.
 */
export function findCounterparts(
  names: readonly SoughtName[],
  sentences: readonly NamedSentence[],
  locale: Locale,
  least: number,
): ReadonlyMap<number, Counterpart> {
  const occurrences = new Map<string, number>();
  const byName = new Map<number, { of: number; sample: Prepared[] }>();
  for (const { names: numbers, target, known } of sentences) {
    const prepared = { target, words: markKnown(targetWords(target, locale), known) };
    for (const key of keysIn(prepared)) occurrences.set(key, (occurrences.get(key) ?? 0) + 1);
    for (const number of new Set(numbers)) {
      const name = byName.get(number) ?? { of: 0, sample: [] };
      byName.set(number, name);
      name.of++;
      if (name.sample.length < MOST_SENTENCES) name.sample.push(prepared);
    }
  }
  const found = new Map<number, Counterpart>();
  const best = new Map<string, number>();
  for (const [number, { of, sample }] of byName) {
    const name = names[number];
    if (of < least || name === undefined) continue;
    const counterpart = counterpartOf(name, sample, of, occurrences);
    if (counterpart === undefined || counterpart.together < least) continue;
    found.set(number, counterpart);
    best.set(counterpart.wording, Math.max(counterpart.score, best.get(counterpart.wording) ?? 0));
  }
  // One wording is no counterpart of several names: of «English» and «Johnny English» the likelier has it.
  for (const [number, { wording, score }] of found)
    if (score < (best.get(wording) ?? 0)) found.delete(number);
  return found;
}

function markKnown(words: readonly TargetWord[], known: readonly Range[]): Prepared["words"] {
  let next = 0;
  return words.map((word) => {
    while ((known[next]?.end ?? Number.POSITIVE_INFINITY) <= word.start) next++;
    return { ...word, isKnown: (known[next]?.start ?? Number.POSITIVE_INFINITY) < word.end };
  });
}

function keysIn({ words }: Prepared): ReadonlySet<string> {
  return new Set(words.flatMap(({ keys, isKnown }) => (isKnown ? [] : keys)));
}

function counterpartOf(
  name: SoughtName,
  sample: readonly Prepared[],
  of: number,
  occurrences: ReadonlyMap<string, number>,
): Counterpart | undefined {
  const scale = of / sample.length;
  const joint = new Map<string, number>();
  for (const sentence of sample)
    for (const key of keysIn(sentence)) joint.set(key, (joint.get(key) ?? 0) + 1);
  const scoreOf = (key: string) =>
    (2 * (joint.get(key) ?? 0) * scale) / (of + (occurrences.get(key) ?? Number.POSITIVE_INFINITY));
  let anchor = "";
  let score = 0;
  for (const key of joint.keys()) {
    const own = scoreOf(key);
    if (own < score || (own === score && !isBetter(key, anchor))) continue;
    anchor = key;
    score = own;
  }
  const together = Math.round((joint.get(anchor) ?? 0) * scale);
  if (score < (together < FEW_SENTENCES ? LEAST_SCORE_OF_FEW : LEAST_SCORE)) return undefined;
  const places = sample.flatMap((sentence) => placesOf(sentence, anchor));
  const spans = grow(places, name, scoreOf);
  const forms = byFrequency(spans.map(({ text }) => text));
  const bare = forms.find((form) => form.toLowerCase() === anchor);
  const [frequent = ""] = forms;
  return {
    wording: bare ?? frequent,
    forms,
    together,
    of,
    score: Math.min(1, score),
  };
}

/** The longer beginning says more; of two words of a name the first in code-unit order, so that runs agree. */
function isBetter(key: string, than: string): boolean {
  return key.length > than.length || (key.length === than.length && key < than);
}

interface Place extends Prepared {
  /** Numbers of the first and last word of the name. */
  readonly first: number;
  readonly last: number;
}

function placesOf(sentence: Prepared, key: string): readonly Place[] {
  const at = sentence.words.findIndex(({ keys, isKnown }) => !isKnown && keys.includes(key));
  return at < 0 ? [] : [{ ...sentence, first: at, last: at }];
}

/** Takes neighbours in, on both sides, as many as the name may have, while most places have the same; then gives the texts of the places that have all. */
function grow(
  places: readonly Place[],
  { words: length, hasKnown }: SoughtName,
  scoreOf: (key: string) => number,
): readonly { readonly text: string }[] {
  let current = places;
  let words = 1;
  for (const side of ["before", "after"] as const) {
    for (; words < length + MORE_WORDS; words++) {
      const isWanting = words < length;
      const next = widen(current, side, hasKnown, (key) => {
        return scoreOf(key) >= (isWanting ? LEAST_SCORE_OF_PART : LEAST_SCORE);
      });
      if (next === undefined) break;
      current = next;
    }
  }
  return current.map(({ target, words, first, last }) => ({
    text: target.slice(words[first]?.start, words[last]?.end),
  }));
}

function widen(
  places: readonly Place[],
  side: "before" | "after",
  mayBeKnown: boolean,
  belongs: (key: string) => boolean,
): readonly Place[] | undefined {
  const keysBeside = (place: Place): readonly string[] => {
    const word = neighbour(place, side);
    return word === undefined || (word.isKnown && !mayBeKnown) ? [] : word.keys;
  };
  const counts = new Map<string, number>();
  const known = new Set<string>();
  for (const place of places) {
    for (const key of keysBeside(place)) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
      if (neighbour(place, side)?.isKnown) known.add(key);
    }
  }
  let best = "";
  for (const [key, count] of counts) {
    if (count < places.length * NEIGHBOUR_SHARE || !isBetter(key, best)) continue;
    if (known.has(key) || belongs(key)) best = key;
  }
  if (best === "") return undefined;
  const having = places.filter((place) => keysBeside(place).includes(best));
  return having.map((place) =>
    side === "before" ? { ...place, first: place.first - 1 } : { ...place, last: place.last + 1 },
  );
}

function neighbour(
  { target, words, first, last }: Place,
  side: "before" | "after",
): Prepared["words"][number] | undefined {
  const [left, right] = side === "before" ? [words[first - 1], words[first]] : [words[last], words[last + 1]];
  if (left === undefined || right === undefined || left.end > right.start) return undefined;
  if (!isSeam(target.slice(left.end, right.start))) return undefined;
  return side === "before" ? left : right;
}

function byFrequency(forms: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1);
  return [...counts]
    .sort(([a, one], [b, other]) => other - one || a.length - b.length || (a < b ? -1 : 1))
    .map(([form]) => form);
}
