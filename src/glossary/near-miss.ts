import { classAt } from "./characters.ts";

/** Words of a text that are looked at: what is sought stands in one sentence. */
const MOST_WORDS = 400;
/** Wordings that are compared with them: the best ones are the first. */
const MOST_WORDINGS = 20;
/** Longer terms are phrases, which nobody misspells in one letter. UTF-16 code units. */
const LONGEST = 40;
/** In shorter ones one letter is too much of the word. UTF-16 code units. */
const SHORTEST = 4;

/**
 * The word (or as many words as the term has) of a text that comes near to one of the wordings expected: probably the name with a
 * slip of the pen, Фінікс for Фенікс. It only serves «did you mean»: that it is near never makes it right.
 *
 * @returns as it stands in the text; `undefined` where nothing is near.
 */
export function nearMiss(text: string, expected: readonly string[]): string | undefined {
  const words = wordsOf(text);
  let best: { readonly written: string; readonly share: number } | undefined;
  for (const term of expected.slice(0, MOST_WORDINGS)) {
    if (term.length < SHORTEST || term.length > LONGEST) continue;
    const parts = wordsOf(term).length;
    if (parts === 0) continue;
    for (let first = 0; first + parts <= words.length; first++) {
      const written = text.slice(words[first]?.start, words[first + parts - 1]?.end);
      const share = difference(written, term);
      if (share <= FARTHEST && share < (best?.share ?? 1)) best = { written, share };
    }
  }
  return best?.written;
}

/** At most one letter in four may differ; what is more is another word. */
const FARTHEST = 0.25;

/** Share of the term's letters in which a word differs, whatever stands behind as an ending. 1 where it begins otherwise. */
function difference(written: string, term: string): number {
  if (written.length > LONGEST || written.length < term.length - 2) return 1;
  const a = written.toLowerCase();
  const b = term.toLowerCase();
  if (a[0] !== b[0] || a === b) return 1;
  return prefixDistance(a, b) / b.length;
}

/** Least edits that make `term` a beginning of `word`, or `word` itself where it is shorter. The last letter of a long term may be its own ending. */
function prefixDistance(word: string, term: string): number {
  const stem = term.length > 5 ? term.slice(0, -1) : term;
  let last: readonly number[] = Array.from({ length: word.length + 1 }, (_, column) => column);
  for (let row = 1; row <= stem.length; row++) {
    const current = [row];
    for (let column = 1; column <= word.length; column++) {
      const cost = stem[row - 1] === word[column - 1] ? 0 : 1;
      current.push(
        Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + cost),
      );
    }
    last = current;
  }
  const longestEnding = 4;
  return Math.min(...last.slice(Math.max(0, word.length - longestEnding)));
}

function wordsOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  const words: { start: number; end: number }[] = [];
  for (let at = 0; at < text.length && words.length < MOST_WORDS; at++) {
    if (classAt(text, at) === "other") continue;
    const start = at;
    while (at < text.length && classAt(text, at) !== "other") at++;
    words.push({ start, end: at });
  }
  return words;
}
