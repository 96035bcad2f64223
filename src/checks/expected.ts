import type { Locale } from "../article/locale.ts";
import type { Concept } from "../glossary/concept.ts";
import { termsOf } from "../glossary/wordings.ts";

/** The wordings that would have been right: preferred and admitted ones, of namesakes too. Empty where there are none. */
export function expectedWordings(concepts: readonly Concept[], locale: Locale): readonly string[] {
  const good = concepts.flatMap((concept) =>
    termsOf(concept, locale).filter(({ status }) => status === "preferred" || status === "admitted"),
  );
  return [...new Set(good.map(({ text }) => text))];
}
