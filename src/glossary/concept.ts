import type { Severity } from "../article/finding.ts";
import type { Locale } from "../article/locale.ts";
import type { Position } from "../article/problem.ts";

export type TermStatus = "preferred" | "admitted" | "deprecated" | "forbidden";

/** One wording of a concept in one language. */
export interface Term {
  readonly text: string;
  readonly status: TermStatus;
}

export type ConceptKind = "place" | "person" | "organisation" | "product" | "other";

export type PartOfSpeech = "noun" | "proper noun" | "adjective" | "verb" | "adverb" | "other";

export type Gender = "masculine" | "feminine" | "neuter" | "common";

/** What grammar says of a concept's preferred term in one language. */
export interface Grammar {
  readonly partOfSpeech?: PartOfSpeech;
  /** Narrows the paradigms by which the term may be inflected: Меркель the woman has no «Меркеля». */
  readonly gender?: Gender;
  /** All the concept's wordings in this language stand as they are in every case: Токіо, Перу. */
  readonly indeclinable?: boolean;
}

/** Where in a text a concept's terms do not count. */
export type Scope = "quotations" | "titles" | "urls" | "code";

/**
 * How letters of a text may differ in case from the term's.
 * - `smart`: as a reader expects. A term with a capital (Kyiv) is no common word in small letters, one all in capitals (US) is no
 *   pronoun; a term in small letters may stand in any.
 * - `sensitive`: not at all. - `insensitive`: in any way.
 */
export type CaseRule = "smart" | "sensitive" | "insensitive";

/** What is thought of a word derived from a name where the name itself is wanted: Ukrainian for Ukraine, курський for Курськ. */
export type DerivationRule = "allowed" | "flagged";

/** Something that house style has a name for. */
export interface Concept {
  readonly id: string;
  readonly kind: ConceptKind;
  /** What it is, in a sentence. */
  readonly definition?: string | undefined;
  /** Wordings by locale, preferred first. */
  readonly terms: ReadonlyMap<Locale, readonly Term[]>;
  /** Further grammatical forms of the preferred term by locale. */
  readonly forms: ReadonlyMap<Locale, readonly string[]>;
  /** Derived words by locale that rules do not find (американський for США); they are inflected as terms are. */
  readonly derived?: ReadonlyMap<Locale, readonly string[]>;
  readonly grammar?: ReadonlyMap<Locale, Grammar>;
  /** `allowed` where it is not given. */
  readonly derivations?: DerivationRule | undefined;
  /** Phrases, in any language, inside which the concept's terms do not count («Chicken Kiev»). */
  readonly except: readonly string[];
  /** None where it is not given; web addresses never count. */
  readonly outside?: readonly Scope[];
  /** `smart` where it is not given. */
  readonly letterCase?: CaseRule | undefined;
  /** First day on which the concept holds, as `YYYY-MM-DD`. */
  readonly validFrom?: string | undefined;
  /** Last day on which the concept holds, as `YYYY-MM-DD`. */
  readonly validUntil?: string | undefined;
  /** Who decided so: a style guide, a ministry, an agreement. */
  readonly authority?: string | undefined;
  readonly note?: string | undefined;
  readonly severity?: Severity | undefined;
  /** Where it is defined. */
  readonly file: string;
  readonly position: Position;
}

/** All concepts of a project. */
export interface Glossary {
  readonly concepts: readonly Concept[];
}
