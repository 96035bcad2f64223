import type { Locale } from "../../article/locale.ts";
import type { Concept, Grammar, TermStatus } from "../concept.ts";
import WORDS from "./words.json" with { type: "json" };

/** One thing that an entry says in a data category: its name, whether it is ours, and its value. */
export interface Piece {
  readonly name: string;
  readonly isOwn: boolean;
  readonly value: string;
}

/** A term with what is said of it. */
export interface TermPieces {
  readonly text: string;
  readonly status: TermStatus | undefined;
  readonly pieces: readonly Piece[];
}

/** What is said of a whole concept, but for its notes. */
export function conceptPieces(concept: Concept): readonly Piece[] {
  const { kind, definition, except, outside, letterCase, derivations } = concept;
  return [
    ...standard("subjectField", kind === "other" ? undefined : kind),
    ...standard("definition", definition),
    ...except.flatMap((phrase) => own("except", phrase)),
    ...(outside ?? []).flatMap((scope) => own("outside", scope)),
    ...own("case", letterCase),
    ...own("derivations", derivations),
    ...own("valid-from", concept.validFrom),
    ...own("valid-until", concept.validUntil),
    ...own("authority", concept.authority),
    ...own("severity", concept.severity),
  ];
}

/** The terms of a concept in a language. What is said of the language as a whole stands with its first term. */
export function termPieces(concept: Concept, locale: Locale): readonly TermPieces[] {
  const whole = [
    ...grammarPieces(concept.grammar?.get(locale)),
    ...(concept.forms.get(locale) ?? []).flatMap((form) => own("form", form)),
    ...(concept.derived?.get(locale) ?? []).flatMap((word) => own("derived", word)),
  ];
  const terms = concept.terms.get(locale) ?? [];
  if (terms.length === 0) {
    // A language section must have a term (ISO 30042:2019, the core structure).
    const [word = { value: concept.id }] = whole.filter(({ name }) => name === "form" || name === "derived");
    return [{ text: word.value, status: undefined, pieces: [...own("role", "none"), ...whole] }];
  }
  return terms.map(({ text, status }, index) => ({
    text,
    status,
    pieces: [
      ...standard("administrativeStatus", WORDS.administrativeStatuses[status]),
      ...(index === 0 ? whole : []),
    ],
  }));
}

/** The lists of values of the module Basic have no proper nouns and no common gender; ours stand beside what is nearest. */
function grammarPieces(grammar: Grammar | undefined): readonly Piece[] {
  if (grammar === undefined) return [];
  const { partOfSpeech, gender, indeclinable } = grammar;
  const isProper = partOfSpeech === "proper noun";
  const isCommon = gender === "common";
  return [
    ...standard("partOfSpeech", isProper ? "noun" : partOfSpeech),
    ...standard("grammaticalGender", isCommon ? "other" : gender),
    ...own("part-of-speech", isProper ? partOfSpeech : undefined),
    ...own("gender", isCommon ? gender : undefined),
    ...own("indeclinable", indeclinable === undefined ? undefined : indeclinable ? "yes" : "no"),
  ];
}

function standard(name: string, value: string | undefined): readonly Piece[] {
  return value === undefined ? [] : [{ name, isOwn: false, value }];
}

function own(name: string, value: string | undefined): readonly Piece[] {
  return value === undefined ? [] : [{ name, isOwn: true, value }];
}
