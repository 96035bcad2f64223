import { type Locale, tryLocale } from "../article/locale.ts";
import type { Concept } from "./concept.ts";

/** All languages of which concepts say anything, in order of first appearance. */
export function localesOf(
  concepts: Iterable<Pick<Concept, "terms" | "forms" | "derived" | "grammar">>,
): readonly Locale[] {
  const locales = new Set<Locale>();
  for (const { terms, forms, derived, grammar } of concepts)
    for (const map of [terms, forms, derived, grammar])
      for (const locale of map?.keys() ?? []) locales.add(locale);
  return [...locales];
}

/** The locale of a tag that somebody wrote into a glossary; `undefined` where it is none. `English` is well-formed, and is no tag. */
export function localeTagged(tag: string): Locale | undefined {
  return /^[a-z]{2,3}(?:[-_]|$)/i.test(tag) && tag.length <= 100 ? tryLocale(tag) : undefined;
}
