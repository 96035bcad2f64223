import type { Content } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import { readingText } from "../checks/reading.ts";
import type { Concept, Glossary } from "../glossary/concept.ts";
import { type Match, matcherOf } from "../glossary/matcher.ts";
import { preferredTerm, termsOf } from "../glossary/wordings.ts";
import type { BlockTerm } from "../xliff/model.ts";

/** Finds the terms that occur in the sentences of a paragraph, in order of first appearance, each once. */
export type TermFinder = (sentences: readonly Content[]) => readonly BlockTerm[];

/**
 * Finds what the glossary knows of a paragraph, by the same matcher as the checks: what a translator is told beforehand is
 * what the checks ask for afterwards. A concept without a wording for the target locale is left out.
 */
export function termFinder(glossary: Glossary, source: Locale, target: Locale): TermFinder {
  return (sentences) => {
    const matcher = matcherOf(glossary, source);
    const found = new Map<string, BlockTerm>();
    for (const sentence of sentences) {
      for (const match of matcher.find(readingText(sentence))) {
        const entry = termOf(match, source, target);
        const key = JSON.stringify([match.concept.id, entry?.term]);
        if (entry !== undefined && !found.has(key)) found.set(key, entry);
      }
    }
    return [...found.values()];
  };
}

function termOf({ concept, term, layer }: Match, source: Locale, target: Locale): BlockTerm | undefined {
  const translations = translationsOf(concept, target);
  if (translations.length === 0) return undefined;
  return {
    term: layer === "form" ? (preferredTerm(concept, source) ?? term) : term,
    translations,
    definition: concept.note === undefined || concept.note.trim() === "" ? undefined : concept.note,
    from: concept.file,
  };
}

function translationsOf(concept: Concept, target: Locale): BlockTerm["translations"] {
  return termsOf(concept, target).flatMap(({ text, status }) =>
    status === "preferred" || status === "admitted" ? [{ text, status }] : [],
  );
}
