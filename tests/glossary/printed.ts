import { formatProblem } from "../../src/article/problem.ts";
import type { Concept } from "../../src/glossary/concept.ts";
import type { GlossaryReading } from "../../src/glossary/reading.ts";

/** A concept's terms as `en: preferred Kyiv; uk: …`. */
export function printedTerms({ terms }: Concept): string {
  return Array.from(
    terms,
    ([locale, list]) => `${locale}: ${list.map(({ text, status }) => `${status} ${text}`).join(", ")}`,
  ).join("; ");
}

/** A reading as lines: concepts as `id en: preferred Kyiv; uk: …`, problems as people see them, and what is left out. */
export function printed({ concepts, problems, leftOut }: GlossaryReading) {
  return {
    concepts: concepts.map((concept) => `${concept.id} ${printedTerms(concept)}`),
    problems: problems.map(formatProblem),
    leftOut: leftOut.map(({ message }) => message),
    first: concepts[0],
  };
}
