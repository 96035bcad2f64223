import { type Locale, scriptOf } from "../article/locale.ts";
import type { Concept, Gender, TermStatus } from "./concept.ts";
import type { Layer } from "./layers.ts";
import { type CaseTest, formTest, spellingTest } from "./letter-case.ts";
import { surnameOf } from "./surname.ts";
import { derivedOf, formsOf, grammarOf, termsOf } from "./wordings.ts";

/** A wording of a concept, ready to be compared. */
export interface Entry {
  readonly concept: Concept;
  /** As the glossary spells it. */
  readonly term: string;
  readonly status: TermStatus;
  readonly layer: Layer;
  /** Whether a place of a text has the case for it. */
  readonly fits: CaseTest;
  /** The same where the place has another form of it. */
  readonly fitsForm: CaseTest;
  /** Whether rules of the language may make other forms of it. */
  readonly inflects: boolean;
  readonly gender: Gender | undefined;
}

/** A name in Latin letters is sought in other scripts only if it has so many. UTF-16 code units. */
const SHORTEST_LATIN = 3;

/** Everything by which concepts are found in texts of a locale, with what stands in the text. */
export function* entriesOf(
  concepts: readonly Concept[],
  locale: Locale,
): Generator<readonly [wording: string, entry: Entry]> {
  const isLatin = scriptOf(locale) === "Latn";
  for (const concept of concepts) {
    const terms = termsOf(concept, locale);
    const { gender, indeclinable } = grammarOf(concept, locale);
    const inflects = indeclinable !== true;
    const entry = (term: string, status: TermStatus, layer: Layer, more: Partial<Entry> = {}): Entry => ({
      concept,
      term,
      status,
      layer,
      fits: spellingTest(term, concept.letterCase),
      fitsForm: formTest(term, concept.letterCase),
      inflects,
      gender,
      ...more,
    });
    for (const { text, status } of terms)
      yield [text, entry(text, status, status === "admitted" ? "alias" : "exact")];
    for (const form of formsOf(concept, locale))
      yield [form, entry(form, "preferred", "form", { inflects: false })];
    for (const word of derivedOf(concept, locale)) {
      // Whatever the name's case: an adjective is small in most languages, and no verb in English (polish, Polish).
      const ownCase = { fits: spellingTest(word), fitsForm: formTest(word) };
      yield [word, entry(word, "admitted", "derivation", { ...ownCase, inflects: true, gender: undefined })];
    }
    if (concept.kind === "person") {
      for (const { text, status } of terms) {
        const surname = surnameOf(text);
        if (surname !== undefined)
          yield [
            surname,
            entry(surname, status, "surname", { fits: formTest(surname), fitsForm: formTest(surname) }),
          ];
      }
    }
    if (!isLatin && terms.length > 0) {
      for (const latin of latinTerms(concept)) {
        const sensitive = { fits: spellingTest(latin, "sensitive"), inflects: false };
        yield [latin, entry(latin, "admitted", "latin", sensitive)];
      }
    }
  }
}

/** The preferred terms of the languages in Latin script. */
function latinTerms({ terms }: Concept): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [locale, wordings] of terms) {
    const [first] = wordings;
    if (first?.status === "preferred" && first.text.length >= SHORTEST_LATIN && scriptOf(locale) === "Latn")
      found.add(first.text);
  }
  return found;
}
