import type { Locale } from "./locale.ts";

/** A grammatical form that goes with a number, as a language may have it. */
export interface PluralForm {
  /** `cardinal`: 3 comments; `ordinal`: the 3rd comment. */
  readonly type: "cardinal" | "ordinal";
  /** The category of Unicode (UTS #35, part 3, «Language Plural Rules»). */
  readonly category: PluralCategory;
  /** Set where the form is needed whatever the language has: a text of its own for nothing at all. */
  readonly everywhere?: true | undefined;
}

/** In the order in which Unicode's data has them; i18next's names of forms end in them, too. */
export const PLURAL_CATEGORIES = ["zero", "one", "two", "few", "many", "other"] as const;

/** One of {@link PLURAL_CATEGORIES}. */
export type PluralCategory = (typeof PLURAL_CATEGORIES)[number];

/** Whole numbers that are tried: rules for larger ones are for many of them. */
const WHOLE_NUMBERS: readonly number[] = Array.from({ length: 1001 }, (_, number) => number);

/** What {@link onlyNumber} has found out, by language and form: messages are many, forms few. */
const findings = new Map<string, number | undefined>();

/**
 * The whole number that a form of a language stands for alone, so that its text may name that in words, or leave it out:
 * «one comment». `undefined` where there are several, as `one` is for 1, 21 and 31 in Ukrainian. `zero` is 0 wherever the
 * language has no such form of its own: a text for nothing at all can be there all the same, as i18next has it.
 *
 * @example
 * onlyNumber(parseLocale("ar"), { type: "cardinal", category: "two" }) // 2
 */
export function onlyNumber(locale: Locale, { type, category }: PluralForm): number | undefined {
  const key = `${locale} ${type} ${category}`;
  if (findings.has(key)) return findings.get(key);
  const rules = new Intl.PluralRules([locale, "en"], { type });
  const numbers = WHOLE_NUMBERS.filter((number) => rules.select(number) === category);
  const found =
    numbers.length === 0 && category === "zero" ? 0 : numbers.length === 1 ? numbers[0] : undefined;
  findings.set(key, found);
  return found;
}

/**
 * The categories of a language, in the order of {@link PLURAL_CATEGORIES}; every language has `other`.
 *
 * @example
 * pluralCategories(parseLocale("uk"), "cardinal") // ["one", "few", "many", "other"]
 */
export function pluralCategories(locale: Locale, type: PluralForm["type"]): readonly PluralCategory[] {
  // A language that nobody knows the rules of has those of English, on every machine.
  const own = new Set(new Intl.PluralRules([locale, "en"], { type }).resolvedOptions().pluralCategories);
  return PLURAL_CATEGORIES.filter((category) => own.has(category));
}
