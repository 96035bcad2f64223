import { type Locale, parseLocale } from "../article/locale.ts";
import alphabetData from "./alphabets.json" with { type: "json" };
import wordData from "./function-words.json" with { type: "json" };
import type { Voter } from "./voter.ts";

const ALPHABETS: readonly (readonly [Locale, ReadonlySet<string>])[] = Object.entries(alphabetData).map(
  ([tag, letters]) => [parseLocale(tag), new Set(letters)],
);
const WORD_LISTS: readonly (readonly [Locale, ReadonlySet<string>])[] = Object.entries(wordData).map(
  ([tag, words]) => [parseLocale(tag), new Set(words.split(" "))],
);

/** Languages whose alphabet and small words are known here: those that newsrooms write in most. */
export const KNOWN_LANGUAGES: ReadonlySet<Locale> = new Set(WORD_LISTS.map(([language]) => language));

/** How much of a text's letters belong to a language's alphabet. Tells apart languages of one script whose letters differ. */
export const alphabets: Voter = (text) => {
  const counts = new Map<string, number>();
  let total = 0;
  for (const letter of text.toLowerCase()) {
    if (!/\p{L}/u.test(letter)) continue;
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
    total++;
  }
  if (total === 0) return [];
  return ALPHABETS.map(([language, alphabet]) => {
    let known = 0;
    for (const [letter, count] of counts) if (alphabet.has(letter)) known += count;
    return { language, score: known / total };
  });
};

/** How much of a text's words are a language's most frequent small words. The best witness in a headline. */
export const functionWords: Voter = (text) => {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return WORD_LISTS.map(([language, list]) => {
    const found = words.filter((word) => list.has(word)).length;
    return { language, score: found / words.length };
  });
};

/** The words of a text, in small letters. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}
