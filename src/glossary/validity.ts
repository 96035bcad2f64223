import type { Concept, Glossary } from "./concept.ts";

/**
 * The glossary as it holds on a day: a city renamed in 2016 has two concepts, and each article is held to the one of its day.
 *
 * @param day as `YYYY-MM-DD`.
 * @returns the same object where no concept has dates, and for one day always the same, so that what was made of it is kept.
 */
export function glossaryOn(glossary: Glossary, day: string): Glossary {
  const before = made.get(glossary)?.get(day);
  if (before !== undefined) return before;
  const concepts = glossary.concepts.filter((concept) => isValidOn(concept, day));
  const result = concepts.length === glossary.concepts.length ? glossary : { concepts };
  const days = made.get(glossary) ?? new Map<string, Glossary>();
  made.set(glossary, days.set(day, result));
  return result;
}

const made = new WeakMap<Glossary, Map<string, Glossary>>();

function isValidOn({ validFrom, validUntil }: Concept, day: string): boolean {
  return (validFrom === undefined || validFrom <= day) && (validUntil === undefined || day <= validUntil);
}
