import type { Content } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import type { Unit } from "../article/unit.ts";
import { termsIn } from "../checks/named.ts";
import type { Concept, ConceptKind, Glossary } from "../glossary/concept.ts";
import type { Match } from "../glossary/matcher.ts";
import { grammarOf, preferredTerm, termsOf } from "../glossary/wordings.ts";
import type { BlockTerm } from "../xliff/model.ts";

/** Finds the terms that occur in a sentence of a unit, in order of first appearance, each once. */
export type FindTerms = (sentence: Content, unit: Pick<Unit, "id" | "kind">) => readonly BlockTerm[];

/**
 * Finds what the glossary knows of a sentence, as the checks do: what a translator is told beforehand is what they ask for
 * afterwards, so a name that does not count in a quotation is not told of one. A concept without a wording for the target
 * locale is left out, and so is a word that may be an ordinary one at its place.
 */
export function termFinder(glossary: Glossary, source: Locale, target: Locale): FindTerms {
  const made = new Map<Concept, Map<string, BlockTerm | null>>();
  const termOf = (match: Match): BlockTerm | null => {
    const byTerm = made.get(match.concept) ?? new Map<string, BlockTerm | null>();
    made.set(match.concept, byTerm);
    const name = nameOf(match, source);
    const known = byTerm.get(name);
    if (known !== undefined) return known;
    const term = blockTerm(match.concept, name, target);
    byTerm.set(name, term);
    return term;
  };
  return (sentence, { id, kind }) => {
    const found = new Set<BlockTerm>();
    for (const match of termsIn(glossary, source, new Map([[id, kind]]))(sentence, { unit: id })) {
      const term = match.isDoubtful ? null : termOf(match);
      if (term !== null) found.add(term);
    }
    return [...found];
  };
}

/** A form, a surname or an adjective is told as the name that it is of. */
function nameOf({ concept, term, layer }: Match, source: Locale): string {
  const isName = layer === "exact" || layer === "inflection" || layer === "alias";
  return isName ? term : (preferredTerm(concept, source) ?? term);
}

function blockTerm(concept: Concept, term: string, target: Locale): BlockTerm | null {
  const wordings = termsOf(concept, target);
  if (wordings.length === 0) return null;
  return {
    term,
    translations: wordings.flatMap(({ text, status }) =>
      status === "preferred" || status === "admitted" ? [{ text, status }] : [],
    ),
    avoid: wordings.flatMap(({ text, status }) =>
      status === "deprecated" || status === "forbidden" ? [{ text, status }] : [],
    ),
    definition: definitionOf(concept, target),
    from: concept.file,
  };
}

const KINDS: Readonly<Record<ConceptKind, string | undefined>> = {
  place: "Place",
  person: "Person",
  organisation: "Organisation",
  product: "Product",
  other: undefined,
};

/** What a translator has to know of a concept, in sentences. */
function definitionOf(concept: Concept, target: Locale): string | undefined {
  const kind = KINDS[concept.kind];
  const definition = concept.definition?.trim() ?? "";
  const sentences = [
    definition === "" || kind === undefined ? (kind ?? definition) : `${kind}: ${definition}`,
    grammarOf(concept, target).indeclinable === true ? "Not inflected: it stays as it is in every case" : "",
    concept.derivations === "flagged" ? "Use the name itself, no word made from it" : "",
    concept.note ?? "",
    concept.validFrom === undefined ? "" : `Since ${concept.validFrom}`,
    concept.validUntil === undefined ? "" : `Only until ${concept.validUntil}`,
    concept.authority === undefined ? "" : `According to ${concept.authority.trim()}`,
  ];
  const words = sentences.map(sentence).filter((each) => each !== "");
  return words.length === 0 ? undefined : words.join(" ");
}

/** With a full stop, unless it ends with one or another sign that ends a sentence. */
function sentence(words: string): string {
  const trimmed = words.trim();
  return trimmed === "" || /[\p{Sentence_Terminal}…][\p{Pe}\p{Pf}"'”]?$/u.test(trimmed)
    ? trimmed
    : `${trimmed}.`;
}
