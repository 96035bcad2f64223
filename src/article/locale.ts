import { usageError } from "./problem.ts";

/** A canonical BCP 47 tag (`uk`, `zh-Hant`, `pt-BR`), as `Intl.Locale` prints it. Made by {@link parseLocale}. */
export type Locale = string & { readonly brand: "Locale" };

/** The language that detection gives where it cannot honestly tell (BCP 47 `und`). */
export const UNDETERMINED = "und" as Locale; // canonical by definition

/**
 * Validates and canonicalises a BCP 47 tag: `UK` → `uk`, `zh_hant` → `zh-Hant`, `vie` → `vi`.
 *
 * @throws ExonymError when the tag is not well-formed (RFC 5646).
 * @example parseLocale("iw") // "he"
 */
export function parseLocale(tag: string): Locale {
  const locale = tryLocale(tag);
  if (locale === undefined) {
    throw usageError(`«${tag}» is not a language tag.`, "Use a BCP 47 tag such as fr, uk or zh-Hant.");
  }
  return locale;
}

/** As {@link parseLocale}, but `undefined` where the tag is not well-formed. */
export function tryLocale(tag: string): Locale | undefined {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag.trim().replaceAll("_", "-"));
    return canonical as Locale | undefined; // canonical: just made so
  } catch {
    return undefined;
  }
}

/** The primary language subtag: `zh-Hant` → `zh`. */
export function languageOf(locale: Locale): string {
  let language = LANGUAGES.get(locale);
  if (language === undefined) {
    language = new Intl.Locale(locale).language;
    LANGUAGES.set(locale, language);
  }
  return language;
}

/** Asked once a sentence, and slow to make; a project has few locales. */
const LANGUAGES = new Map<Locale, string>();

/** The script in which a locale is written, by likely subtags (ISO 15924): `uk` → `Cyrl`. */
export function scriptOf(locale: Locale): string {
  let script = SCRIPTS.get(locale);
  if (script === undefined) {
    script = new Intl.Locale(locale).maximize().script ?? "Zyyy";
    SCRIPTS.set(locale, script);
  }
  return script;
}

/** Asked once a term, as {@link languageOf}. */
const SCRIPTS = new Map<Locale, string>();

/** Whether two locales share language and script once likely subtags are added (`zh-TW` and `zh-Hant` do). */
export function sameLanguage(a: Locale, b: Locale): boolean {
  const left = new Intl.Locale(a).maximize();
  const right = new Intl.Locale(b).maximize();
  return left.language === right.language && left.script === right.script;
}

/** Scripts written from right to left that a news language uses today (Unicode UAX #9, strong R and AL). */
const RIGHT_TO_LEFT = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"]);

/** The writing direction of a locale's script. */
export function direction(locale: Locale): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(new Intl.Locale(locale).maximize().script ?? "") ? "rtl" : "ltr";
}

/**
 * Scripts in which nothing stands between two sentences: their full stops bring their space along. Thai, Lao, Khmer,
 * Burmese and Tibetan have no spaces between words, but do put one there.
 */
const NO_SENTENCE_SPACE = new Set(["Hans", "Hant", "Hani", "Jpan", "Hrkt", "Hira", "Kana", "Bopo"]);

/** What stands between two sentences of a paragraph: `" "`, or `""` in Chinese and Japanese script (not in Pinyin, `zh-Latn`). */
export function sentenceSpace(locale: Locale): "" | " " {
  let space = SENTENCE_SPACES.get(locale);
  if (space === undefined) {
    space = NO_SENTENCE_SPACE.has(new Intl.Locale(locale).maximize().script ?? "") ? "" : " ";
    SENTENCE_SPACES.set(locale, space);
  }
  return space;
}

/** Asked once a sentence, as {@link languageOf}. */
const SENTENCE_SPACES = new Map<Locale, "" | " ">();
