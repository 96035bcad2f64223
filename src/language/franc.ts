import { francAll } from "franc";
import { type Locale, tryLocale, UNDETERMINED } from "../article/locale.ts";
import codes from "./franc-codes.json" with { type: "json" };
import type { Voter } from "./voter.ts";

/** Shortest text that franc is asked about: one trigram. */
const MIN_LENGTH = 3;
/** franc reads no more than this, in UTF-16 code units. */
const FRANC_READS = 2_048;
/** A longer text is given to it as so many equal samples from all over, lest a quotation at the head decide. */
const SAMPLES = 4;

/** franc's codes (ISO 639-3) that `Intl` leaves as they are, although the language has a better known tag. */
const KNOWN_CODES: ReadonlyMap<string, string> = new Map(Object.entries(codes));

/** franc (trigram distances). Its scores are relative: the best language has 1 however badly it fits. */
export const franc: Voter = (text) => {
  const scores = new Map<Locale, number>();
  for (const [code, score] of francAll(samplesOf(text), { minLength: MIN_LENGTH })) {
    const language = languageOfCode(code);
    if (language === undefined) continue;
    scores.set(language, Math.max(score, scores.get(language) ?? 0));
  }
  return [...scores].map(([language, score]) => ({ language, score }));
};

/** franc's codes are a few hundred, and canonicalising takes longer than comparing trigrams. */
const languages = new Map<string, Locale | undefined>();

function languageOfCode(code: string): Locale | undefined {
  if (!languages.has(code)) {
    const language = tryLocale(KNOWN_CODES.get(code) ?? code);
    languages.set(code, language === UNDETERMINED ? undefined : language);
  }
  return languages.get(code);
}

function samplesOf(text: string): string {
  if (text.length <= FRANC_READS) return text;
  const length = Math.floor(FRANC_READS / SAMPLES) - 1;
  const step = (text.length - length) / (SAMPLES - 1);
  return Array.from({ length: SAMPLES }, (_, index) => {
    const start = Math.floor(index * step);
    return text.slice(start, start + length);
  }).join(" ");
}
