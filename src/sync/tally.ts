import { plainText } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import { type BilingualSegment, isFinished, type State } from "../article/translation.ts";
import { heldWordings, openConflict } from "../xliff/merge-conflict.ts";

/** How much of an article is translated, counted in segments and source words. */
export interface Tally {
  readonly segments: number;
  readonly words: number;
  /** Words in segments whose translation is finished. */
  readonly finishedWords: number;
  /** Segments by state. */
  readonly states: Readonly<Record<State, number>>;
  /** Segments with wordings that somebody has to choose from: of two branches, or of a returned file. */
  readonly undecided: number;
}

const NO_STATES: Readonly<Record<State, number>> = {
  "needs-translation": 0,
  "needs-adaptation": 0,
  "needs-review-translation": 0,
  translated: 0,
  "signed-off": 0,
  final: 0,
};

/** Nothing counted yet. */
export const EMPTY_TALLY: Tally = {
  segments: 0,
  words: 0,
  finishedWords: 0,
  states: NO_STATES,
  undecided: 0,
};

/** Counts a file's segments. */
export function tally(
  segments: Iterable<Pick<BilingualSegment, "source" | "target" | "state" | "suggestions">>,
  sourceLocale: Locale,
): Tally {
  const states: Record<State, number> = { ...NO_STATES };
  let [count, words, finishedWords, undecided] = [0, 0, 0, 0];
  for (const segment of segments) {
    const { source, target, state } = segment;
    if (openConflict(segment).length > 0 || heldWordings(segment).length > 0) undecided++;
    const length = countWords(plainText(source), sourceLocale);
    count++;
    words += length;
    const effective = target === null ? "needs-translation" : state;
    states[effective]++;
    if (isFinished(effective)) finishedWords += length;
  }
  return { segments: count, words, finishedWords, states, undecided };
}

/** Adds two tallies. */
export function addTallies(a: Tally, b: Tally): Tally {
  const states: Record<State, number> = { ...a.states };
  for (const state of Object.keys(states) as State[]) states[state] += b.states[state]; // the keys of NO_STATES
  return {
    segments: a.segments + b.segments,
    words: a.words + b.words,
    finishedWords: a.finishedWords + b.finishedWords,
    states,
    undecided: a.undecided + b.undecided,
  };
}

/** Share of finished words, in whole percent, rounded down: 100 means all. */
export function percentDone({ words, finishedWords, segments, states }: Tally): number {
  if (words > 0) return Math.floor((100 * finishedWords) / words);
  const finished = states.translated + states["signed-off"] + states.final;
  return segments === 0 ? 100 : Math.floor((100 * finished) / segments);
}

/** Words as a translator is paid for them: runs of letters and digits; in scripts without spaces, Unicode's word boundaries. */
export function countWords(value: string, locale: Locale): number {
  if (!UNSPACED.test(value)) return value.match(WORD)?.length ?? 0;
  let count = 0;
  for (const { isWordLike } of wordSegmenter(locale).segment(value)) if (isWordLike) count++;
  return count;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const segmenters = new Map<Locale, Intl.Segmenter>();

function wordSegmenter(locale: Locale): Intl.Segmenter {
  let segmenter = segmenters.get(locale);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(locale, { granularity: "word" });
    segmenters.set(locale, segmenter);
  }
  return segmenter;
}
