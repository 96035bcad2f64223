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

/** In the order in which Unicode's data has them. */
export const PLURAL_CATEGORIES = ["zero", "one", "two", "few", "many", "other"] as const;

export type PluralCategory = (typeof PLURAL_CATEGORIES)[number];

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
