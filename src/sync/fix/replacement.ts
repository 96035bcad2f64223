import { type Locale, languageOf } from "../../article/locale.ts";
import { inflectLike } from "../../glossary/inflect-like.ts";
import type { Match } from "../../glossary/matcher.ts";
import { formsOf, grammarOf, preferredTerm, termsOf } from "../../glossary/wordings.ts";
import { particleFor } from "./korean.ts";
import languages from "./languages.json" with { type: "json" };

/** What to write instead of a wording, or why that is for a person to decide. */
export type Replacement =
  | {
      /** What is replaced, from the match's start: the name, with the particle behind it where that changes too. */
      readonly end: number;
      readonly words: string;
    }
  | { readonly why: string };

interface LanguageRule {
  /**
   * - `free`: nothing in a sentence depends on the name. - `particles`: what is written on to it may.
   * - `unchanged`: it has one form, but words before it may depend on its gender or its first letter.
   * - `nominative`: a name as the glossary has it is in the nominative. - `ending`: only the same ending tells the same case.
   */
  readonly names: "free" | "particles" | "unchanged" | "nominative" | "ending";
  /** What has to be the same in both names: beginning with a vowel, or with these letters. */
  readonly initial?: string;
  /** Words before the name that have the gender or number of the name. */
  readonly before?: readonly string[];
}

const RULES = new Map<string, LanguageRule>(
  Object.entries(languages as Readonly<Record<string, LanguageRule>>),
); // the data file has this shape: a test reads all of it
/** Of a language that nothing is known of. */
const UNKNOWN: LanguageRule = { names: "ending", initial: "vowel" };

/**
 * The preferred wording in place of one that house style does not use, only where form and ending map one to one.
 *
 * @param text what a reader reads of the target.
 * @example
 * replacementFor("à Kiev", match, parseLocale("fr")) // { end: 6, words: "Kyiv" }
 */
export function replacementFor(text: string, match: Match, locale: Locale): Replacement {
  const { concept, start, end } = match;
  const preferred = preferredTerm(concept, locale);
  if (preferred === undefined) return { why: "the glossary has no preferred wording" };
  if (match.isDoubtful) return { why: "the word may be an ordinary one" };
  const written = text.slice(start, end);
  const rule = RULES.get(languageOf(locale)) ?? UNKNOWN;
  const [before, behind] = [text.slice(Math.max(0, start - NEAR), start), text.slice(end, end + NEAR)];
  if (rule.names === "free") {
    return isWritten(match, written, locale) ? done(end, preferred, match.term, written, locale) : OTHER_FORM;
  }
  if (rule.names === "particles") {
    if (!isWritten(match, written, locale)) return OTHER_FORM;
    const particle = /^\p{Script=Hangul}*/u.exec(behind)?.[0] ?? "";
    const fitting = particleFor(particle, written, preferred);
    if (fitting === undefined) return { why: `«${particle}» behind the name may have to change` };
    return fitting === particle
      ? done(end, preferred, match.term, written, locale)
      : { end: end + particle.length, words: preferred + fitting };
  }
  if (/[\p{L}\p{M}\p{N}'’-]$/u.test(before) && !/(?:^|\s)\p{L}{1,4}['’]$/u.test(before)) return ATTACHED;
  if (
    /^(?:[\p{L}\p{M}\p{N}]|['’:\-‑–](?=\p{L}))/u.test(behind) &&
    !keepsGenitive(rule, behind, written, preferred)
  )
    return ATTACHED;
  if (initialOf(written, rule) !== initialOf(preferred, rule))
    return { why: "what stands before it may depend on its first letter" };
  const word = /(\S+)\s+$/u.exec(before)?.[1]?.toLowerCase();
  if (word !== undefined && rule.before?.includes(word))
    return { why: `«${word}» before it may have to change` };
  const words = inForm(written, match, preferred, rule, locale);
  return words === undefined ? OTHER_FORM : done(end, words, match.term, written, locale);
}

const OTHER_FORM = { why: "it stands there in a form that has no certain counterpart" };
const ATTACHED = { why: "something is written on to it" };

/** UTF-16 code units around a name that are looked at. */
const NEAR = 40;

function done(end: number, words: string, term: string, written: string, locale: Locale): Replacement {
  const cased = inCaseOf(words, term, written, locale);
  return cased === undefined ? { why: "its capitals are unusual" } : { end, words: cased };
}

function isWritten({ layer, term }: Match, written: string, locale: Locale): boolean {
  return layer === "exact" && same(written, term, locale);
}

function same(one: string, other: string, locale: Locale): boolean {
  return one.normalize("NFC").toLocaleLowerCase(locale) === other.normalize("NFC").toLocaleLowerCase(locale);
}

/** English «Kiev’s»: the genitive is the same behind another name unless one of them ends in s. */
function keepsGenitive({ names }: LanguageRule, behind: string, written: string, preferred: string): boolean {
  if (names !== "unchanged" || !/^['’]s?(?![\p{L}\p{N}])/u.test(behind)) return false;
  return /[sxzß]$/iu.test(written) === /[sxzß]$/iu.test(preferred);
}

function initialOf(name: string, { initial }: LanguageRule): boolean {
  if (initial === undefined) return false;
  if (initial !== "vowel") return name.startsWith(initial);
  return /^[aeiouyhœæøåаеёиіїоуыэюяєαεηιουω]/iu.test(name.normalize("NFD"));
}

/** The preferred wording in the form that stands there. */
function inForm(
  written: string,
  match: Match,
  preferred: string,
  rule: LanguageRule,
  locale: Locale,
): string | undefined {
  const listed = listedForm(written, match, locale);
  if (listed !== undefined) return listed;
  const { gender, indeclinable } = grammarOf(match.concept, locale);
  const inflected = inflectLike({ written, term: match.term }, preferred, locale, gender);
  if (inflected !== undefined) return inflected;
  if (!isWritten(match, written, locale)) return undefined;
  if (rule.names !== "ending" || indeclinable === true) return preferred;
  return hasSameEndings(match.term, preferred) ? preferred : undefined;
}

/** Where unwanted wordings are listed form by form as the preferred one is, those at one place of both lists belong together. */
function listedForm(written: string, { concept, layer, status }: Match, locale: Locale): string | undefined {
  if (layer !== "exact") return undefined;
  const unwanted = termsOf(concept, locale).filter((term) => term.status === status);
  const wanted = [preferredTerm(concept, locale) ?? "", ...formsOf(concept, locale)];
  if (unwanted.length < 2 || unwanted.length !== wanted.length) return undefined;
  const at = unwanted.findIndex(({ text }) => same(text, written, locale));
  const form = wanted[at];
  return form !== undefined && hasSameEndings(written, form) ? form : undefined;
}

/**
 * Whether both names, word by word, end so that what is a nominative of one is one of the other: in the same letter, or
 * both in a hard consonant.
 */
function hasSameEndings(one: string, other: string): boolean {
  const [words, others] = [one, other].map((name) =>
    name
      .normalize("NFC")
      .toLowerCase()
      .split(/[\s-]+/u),
  );
  if (words === undefined || others === undefined || words.length !== others.length) return false;
  return words.every((word, index) => {
    const [last, counterpart] = [word.at(-1) ?? "", others[index]?.at(-1) ?? ""];
    return last === counterpart || (HARD.test(last) && HARD.test(counterpart));
  });
}

const HARD = /^[bdfghklmnprstvwxzбвгґдзклмнпрстфх]$/u;

/** Words with the capitals that stand there: all, the first, or as the glossary has it. */
function inCaseOf(words: string, term: string, written: string, locale: Locale): string | undefined {
  const upper = written.toLocaleUpperCase(locale);
  const isAllCapitals = written === upper && written !== written.toLocaleLowerCase(locale);
  if (isAllCapitals && [...written].length > 1 && term !== term.toLocaleUpperCase(locale))
    return words.toLocaleUpperCase(locale);
  const [first, small] = [written.charAt(0), term.charAt(0)];
  if (first === small) return words;
  return first === small.toLocaleUpperCase(locale)
    ? words.charAt(0).toLocaleUpperCase(locale) + words.slice(1)
    : undefined;
}
