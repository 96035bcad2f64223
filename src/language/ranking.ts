import { type Locale, parseLocale, UNDETERMINED } from "../article/locale.ts";
import { franc } from "./franc.ts";
import { alphabets, functionWords, KNOWN_LANGUAGES, wordsOf } from "./letters.ts";
import type { Vote } from "./voter.ts";

/** A language and its probability; `und` stands for «none of the languages known here». */
export interface Ranked {
  readonly language: Locale;
  /** From 0 to 1; over all of a ranking the sum is 1. */
  readonly probability: number;
}

/*
 * The weights below were fitted on the development half of NTREX-128 (44 languages; five words, sentences, documents), by
 * tests/bench/language.ts. Results change little around them. Evidence is in logits: 1 makes a language 2.7 times likelier.
 */
/** Per square root of a letter: trigrams of neighbouring letters depend on each other. */
const FRANC_WEIGHT = 1.5;
/** Per word that is one of the language's small words. */
const WORD_WEIGHT = 3;
/** Per letter that the language does not have. */
const LETTER_WEIGHT = 8;
/** A language whose small words are known here is likelier to be written in a newsroom than one of franc's others. */
const KNOWN_BONUS = 1;
/** Evidence beyond so many letters and words adds nothing: a text is not endlessly of one piece. */
const MAX_LETTERS = 300;
const MAX_WORDS = 60;
/** Share of letters from elsewhere (names, quotations) that says nothing against a language. */
const FOREIGN_LETTERS = 0.004;
/** What franc's score is taken to be where it does not know a language. */
const FRANC_UNKNOWN = 0.5;
/** Share of small words that a text in a language without a list is taken to have. */
const WORDS_UNKNOWN = 0.1;
/** Share of letters known, for a language without an alphabet here. */
const LETTERS_UNKNOWN = 0.98;
/** «None of these»: as good as franc's best less this much, with so many words that look like small ones. */
const NONE_FRANC = 0.88;
const NONE_WORDS = 0.1;
/** Divides logits, so that a probability is about the share of right answers. */
const TEMPERATURE = 1;

/**
 * Ranks the languages that a text of one script may be in.
 *
 * @param text words of that script alone
 * @param prior logits to add to a language's evidence
 */
export function rankLanguages(text: string, script: string, prior: (language: Locale) => number): Ranked[] {
  const letters = Math.min(MAX_LETTERS, text.replace(/\s/g, "").length);
  const words = Math.min(MAX_WORDS, wordsOf(text).length);
  const trigrams = toMap(franc(text), script);
  const known = toMap(alphabets(text), script);
  const small = toMap(functionWords(text), script);
  const candidates = new Set([
    ...trigrams.keys(),
    ...[...small.keys()].filter((language) => (small.get(language) ?? 0) > 0),
  ]);

  const root = FRANC_WEIGHT * Math.sqrt(letters);
  const logits = new Map<Locale, number>();
  for (const language of candidates) {
    const foreign = Math.max(0, 1 - (known.get(language) ?? LETTERS_UNKNOWN) - FOREIGN_LETTERS);
    logits.set(
      language,
      root * (trigrams.get(language) ?? FRANC_UNKNOWN) +
        WORD_WEIGHT * words * (small.get(language) ?? WORDS_UNKNOWN) -
        LETTER_WEIGHT * letters * foreign +
        (KNOWN_LANGUAGES.has(language) ? KNOWN_BONUS : 0) +
        prior(language),
    );
  }
  logits.set(UNDETERMINED, root * NONE_FRANC + WORD_WEIGHT * words * NONE_WORDS + prior(UNDETERMINED));
  return toProbabilities(logits);
}

const SERBIAN = parseLocale("sr");
const SERBIAN_LATIN = parseLocale("sr-Latn");
const SERBIAN_CYRILLIC = parseLocale("sr-Cyrl");
const BOSNIAN = parseLocale("bs");

/** Votes by language. Serbian is told apart by script; Bosnian is written in Latin letters today. */
function toMap(votes: readonly Vote[], script: string): Map<Locale, number> {
  const result = new Map<Locale, number>();
  for (const { language, score } of votes) {
    if (language === BOSNIAN && script === "Cyrl") continue;
    if (language === SERBIAN_LATIN && script !== "Latn") continue;
    // A voter that does not tell the scripts apart says `sr` of either.
    const tag = language !== SERBIAN ? language : script === "Latn" ? SERBIAN_LATIN : SERBIAN_CYRILLIC;
    result.set(tag, Math.max(score, result.get(tag) ?? 0));
  }
  return result;
}

function toProbabilities(logits: ReadonlyMap<Locale, number>): Ranked[] {
  const best = Math.max(...logits.values());
  const weights = [...logits].map(([language, logit]) => ({
    language,
    weight: Math.exp((logit - best) / TEMPERATURE),
  }));
  const sum = weights.reduce((total, { weight }) => total + weight, 0);
  return weights
    .map(({ language, weight }) => ({ language, probability: weight / sum }))
    .sort((a, b) => b.probability - a.probability || (a.language < b.language ? -1 : 1));
}
