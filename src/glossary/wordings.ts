import { type Locale, sameLanguage } from "../article/locale.ts";
import type { Concept, Grammar, Term } from "./concept.ts";

/**
 * Chooses whose wordings hold for a locale: its own, else those of a shorter tag (`pt` for `pt-BR`), else those of the
 * same language and script (`zh-Hant` for `zh-TW`). The answer for a locale is `undefined` where nothing fits.
 */
function wordingsFor<T>(byLocale: ReadonlyMap<Locale, T>, locale: Locale): T | undefined {
  const own = byLocale.get(locale);
  if (own !== undefined || byLocale.size === 0) return own;
  for (let tag: string = locale; tag.includes("-"); ) {
    tag = tag.slice(0, tag.lastIndexOf("-"));
    const parent = byLocale.get(tag as Locale); // a canonical tag cut at a subtag, only looked up
    if (parent !== undefined && isSameLanguage(tag as Locale, locale)) return parent;
  }
  for (const [other, wordings] of byLocale) if (isSameLanguage(other, locale)) return wordings;
  return undefined;
}

/** A concept's wordings for a locale, preferred first; empty where it has none. */
export function termsOf(concept: Concept, locale: Locale): readonly Term[] {
  return wordingsFor(concept.terms, locale) ?? [];
}

/** A concept's further grammatical forms for a locale. */
export function formsOf(concept: Concept, locale: Locale): readonly string[] {
  return wordingsFor(concept.forms, locale) ?? [];
}

/** Words derived from a concept's name that the glossary lists for a locale. */
export function derivedOf({ derived }: Concept, locale: Locale): readonly string[] {
  return derived === undefined ? [] : (wordingsFor(derived, locale) ?? []);
}

/** What the glossary says of the grammar of a concept's wordings in a locale. */
export function grammarOf({ grammar }: Concept, locale: Locale): Grammar {
  return grammar === undefined ? NO_GRAMMAR : (wordingsFor(grammar, locale) ?? NO_GRAMMAR);
}

const NO_GRAMMAR: Grammar = {};

/** The wording that house style asks for, or `undefined` where the concept has none for the locale. */
export function preferredTerm(concept: Concept, locale: Locale): string | undefined {
  return termsOf(concept, locale).find((term) => term.status === "preferred")?.text;
}

/** Likely subtags are slow to look up, and a glossary asks for few pairs many times. */
const compared = new Map<string, boolean>();

function isSameLanguage(a: Locale, b: Locale): boolean {
  const key = `${a} ${b}`;
  let answer = compared.get(key);
  if (answer === undefined) {
    answer = safelyCompare(a, b);
    if (compared.size > 10_000) compared.clear();
    compared.set(key, answer);
  }
  return answer;
}

/** A tag cut inside an extension (`fr-u`) is no tag, and so not the same language as anything. */
function safelyCompare(a: Locale, b: Locale): boolean {
  try {
    return sameLanguage(a, b);
  } catch {
    return false;
  }
}
