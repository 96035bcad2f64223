import fc from "fast-check";
import { type Locale, parseLocale } from "../../src/article/locale.ts";
import type { Concept, Term } from "../../src/glossary/concept.ts";
import {
  CASES,
  DERIVATIONS,
  GENDERS,
  KINDS,
  PARTS_OF_SPEECH,
  SCOPES,
  SEVERITIES,
  STATUSES,
} from "../../src/glossary/vocabulary.ts";

const CHARACTERS = [
  "a",
  "ї",
  "|",
  "\\",
  '"',
  ",",
  ";",
  " ",
  "'",
  "京",
  "😀",
  "<",
  "&",
  "]]>",
  "=",
  "#",
  "-",
  "́",
];

/** A wording as files have it: white space inside is one space, and none is at its edges. */
const wording = fc
  .string({ unit: fc.constantFrom(...CHARACTERS), minLength: 1, maxLength: 8 })
  .map((text) => text.replace(/\s+/g, " ").trim())
  .filter((text) => text !== "");

/** A text for people, of several lines. */
const prose = fc
  .string({ unit: fc.constantFrom(...CHARACTERS, "\n", "\t", "  ", "\r\n"), minLength: 1, maxLength: 20 })
  .map((text) => text.trim())
  .filter((text) => text !== "");

const locale = fc.constantFrom("en", "uk", "id", "zh-Hant", "ar").map((tag): Locale => parseLocale(tag));

const words = fc.uniqueArray(wording, { minLength: 1, maxLength: 3 });

/** Terms by locale, preferred first; no wording has two statuses. */
const terms = fc
  .uniqueArray(fc.tuple(wording, fc.constantFrom(...STATUSES)), {
    minLength: 1,
    maxLength: 5,
    selector: ([text]) => text,
  })
  .map((list): Term[] =>
    list
      .map(([text, status]) => ({ text, status }))
      .sort((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status)),
  );

const grammar = fc
  .record(
    {
      partOfSpeech: fc.constantFrom(...PARTS_OF_SPEECH),
      gender: fc.constantFrom(...GENDERS),
      indeclinable: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .filter((said) => Object.keys(said).length > 0);

function byLocale<T>(values: fc.Arbitrary<T>, minLength = 0): fc.Arbitrary<ReadonlyMap<Locale, T>> {
  return fc
    .uniqueArray(fc.tuple(locale, values), { minLength, maxLength: 3, selector: ([tag]) => tag })
    .map((list) => new Map(list));
}

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 2 });

/** Concepts that say anything that a concept can; their ids are all different. */
export const anyConcepts: fc.Arbitrary<readonly Concept[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.oneof(wording, fc.constantFrom("Kyiv", "_x41_", "1", "__proto__")),
      kind: fc.constantFrom(...KINDS),
      definition: maybe(prose),
      terms: byLocale(terms, 1),
      forms: byLocale(words),
      derived: byLocale(words),
      grammar: byLocale(grammar),
      derivations: maybe(fc.constantFrom(...DERIVATIONS)),
      except: fc.uniqueArray(wording, { maxLength: 2 }),
      outside: maybe(fc.uniqueArray(fc.constantFrom(...SCOPES), { minLength: 1 })),
      letterCase: maybe(fc.constantFrom(...CASES)),
      days: fc.constantFrom([], ["2016-05-19"], ["2016-05-19", "2024-02-29"]),
      authority: maybe(prose),
      note: maybe(prose),
      severity: maybe(fc.constantFrom(...SEVERITIES)),
    }),
    { maxLength: 4, selector: ({ id }) => id },
  )
  .map((list) =>
    list.map(({ days, outside, derived, grammar, forms, ...fields }) => ({
      ...fields,
      // A form that is to be avoided is a mistake, and told as one.
      forms: new Map(
        [...forms].map(([tag, wordings]) => [
          tag,
          wordings.filter((form) => !fields.terms.get(tag)?.some(({ text }) => text === form)),
        ]),
      ),
      derived,
      grammar,
      ...(outside === undefined ? {} : { outside }),
      validFrom: days[0],
      validUntil: days[1],
      file: "f",
      position: { line: 1, column: 1 },
    })),
  );

/** All that a concept says but its place, languages in order of their tags; what is empty is as if it were not there. */
export function comparable(concept: Concept): unknown {
  const { file: _, position: __, terms, forms, derived, grammar, ...fields } = concept;
  return {
    ...fields,
    terms: sorted(terms),
    forms: sorted(forms),
    derived: sorted(derived ?? new Map()),
    grammar: sorted(grammar ?? new Map()),
  };
}

function sorted<T extends object>(map: ReadonlyMap<Locale, T>): unknown {
  return [...map].filter(([, value]) => Object.keys(value).length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
}
