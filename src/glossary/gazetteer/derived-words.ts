import type { Locale } from "../../article/locale.ts";
import type { Concept, Glossary } from "../concept.ts";
import type { Gazetteer } from "./gazetteer.ts";

/**
 * Lends a glossary's countries and cities the words that are made from their names irregularly: a team that lists «Netherlands» and
 * «Niederlande» need not list «niederländisch». That is grammar, not policy: no wording is added, and what the glossary says
 * itself of a language stands alone there.
 *
 * A concept is taken for a place of the gazetteer if it is called so in two languages at least.
 *
 * @returns the same object where there is nothing to lend.
 */
export function withDerivedWords(glossary: Glossary, gazetteer: Gazetteer): Glossary {
  const wordings = new Map<Locale, ReadonlyMap<string, readonly string[]>>();
  let isChanged = false;
  const concepts = glossary.concepts.map((concept) => {
    const key = placeOf(concept);
    const lent = key === undefined ? undefined : derivedOf(concept, key, gazetteer);
    if (lent === undefined) return concept;
    isChanged = true;
    return { ...concept, derived: lent };
  });
  return isChanged ? { concepts } : glossary;

  /** The key that most languages of a concept agree on, two at least. */
  function placeOf({ terms, kind }: Concept): string | undefined {
    if (terms.size < 2 || kind === "person" || kind === "product") return undefined;
    const counts = new Map<string, number>();
    for (const [locale, list] of terms) {
      const known = wordingsIn(locale);
      for (const key of new Set(list.flatMap(({ text }) => known.get(text) ?? [])))
        counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const [best] = [...counts].filter(([, count]) => count >= 2).sort(([, one], [, other]) => other - one);
    return best?.[0];
  }

  function wordingsIn(locale: Locale): ReadonlyMap<string, readonly string[]> {
    const known = wordings.get(locale);
    if (known !== undefined) return known;
    const keys = new Map<string, string[]>();
    const add = (key: string, names: readonly string[]) => {
      for (const name of names) keys.set(name, [...(keys.get(name) ?? []), key]);
    };
    for (const [key, names] of gazetteer.namesIn(locale)) add(key, names);
    for (const [key, { preferred, admitted }] of gazetteer.aliasesIn(locale))
      add(key, preferred === undefined ? admitted : [preferred, ...admitted]);
    wordings.set(locale, keys);
    return keys;
  }
}

/** The concept's derived words with those of the gazetteer; `undefined` where it has none to add. */
function derivedOf(
  { terms, derived }: Concept,
  key: string,
  gazetteer: Gazetteer,
): ReadonlyMap<Locale, readonly string[]> | undefined {
  const all = new Map(derived);
  for (const [locale, list] of terms) {
    if (all.has(locale)) continue;
    const taken = new Set(list.map(({ text }) => text));
    const words =
      gazetteer
        .aliasesIn(locale)
        .get(key)
        ?.derived.filter((word) => !taken.has(word)) ?? [];
    if (words.length > 0) all.set(locale, words);
  }
  return all.size > (derived?.size ?? 0) ? all : undefined;
}
