import { random } from "./random.ts";
import letters from "./synthetic.json" with { type: "json" };

/** A language of which made-up names and texts can be built: `uk`, `en` or `ja`. */
export type SyntheticLanguage = keyof typeof letters;

export function isSynthetic(tag: string): tag is SyntheticLanguage {
  return Object.hasOwn(letters, tag);
}

/** How many different words a text has besides its names. */
const VOCABULARY = 150_000;

/** Every so many words of a text one is a name, in some form. */
const NAME_EVERY = 20;

const WORDS_A_SENTENCE = 20;

/** Made-up names, all different; a third of them has two words where the language writes spaces. */
export function syntheticTerms(language: SyntheticLanguage, count: number): string[] {
  const next = random(7);
  const { space, names } = letters[language];
  const terms = new Set<string>();
  while (terms.size < count) {
    const first = capitalised(word(language, next, names));
    terms.add(
      space !== "" && next() < 1 / 3 ? `${first}${space}${capitalised(word(language, next, names))}` : first,
    );
  }
  return [...terms];
}

/**
 * Sentences of words, most of them rare ones as in real texts (a word's frequency falls with its rank), with names of the
 * list in them, in other forms too.
 */
export function syntheticSentences(
  language: SyntheticLanguage,
  words: number,
  terms: readonly string[],
): string[] {
  const next = random(11);
  const { space, stop, endings, syllables } = letters[language];
  const vocabulary = Array.from({ length: VOCABULARY }, () => word(language, next, syllables));
  const sentences: string[] = [];
  for (let written = 0; written < words; written += WORDS_A_SENTENCE) {
    const sentence = Array.from({ length: WORDS_A_SENTENCE }, (_, index) => {
      if ((written + index) % NAME_EVERY === 0) return inflected(pick(terms, next()), pick(endings, next()));
      // Rank by the cube: few words make half of the text, and all of them occur.
      return pick(vocabulary, next() ** 3);
    });
    sentences.push(`${capitalised(sentence.join(space))}${stop}`);
  }
  return sentences;
}

function word(language: SyntheticLanguage, next: () => number, syllables: readonly number[]): string {
  const { onsets, vowels, codas, endings } = letters[language];
  const [least = 1, most = 1] = syllables;
  const count = least + Math.floor(next() * (most - least + 1));
  const pieces = Array.from(
    { length: count },
    () => pick(onsets, next()) + pick(vowels, next()) + pick(codas, next()),
  );
  return pieces.join("") + pick(endings, next());
}

/** The ending replaced as if it were another case; no real grammar. */
function inflected(term: string, ending: string): string {
  return ending === "" ? term : term.replace(/[\p{Script=Cyrillic}a-z]$/u, ending);
}

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
}

function pick<T>(list: readonly T[], at: number): T {
  return list[Math.floor(at * list.length)] as T; // at is below 1, and no list is empty
}
