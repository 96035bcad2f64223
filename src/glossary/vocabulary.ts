import type { Severity } from "../article/finding.ts";
import type {
  CaseRule,
  ConceptKind,
  DerivationRule,
  Gender,
  PartOfSpeech,
  Scope,
  TermStatus,
} from "./concept.ts";

/** In which order wordings stand in a concept. */
export const STATUSES: readonly TermStatus[] = ["preferred", "admitted", "deprecated", "forbidden"];

export const KINDS: readonly ConceptKind[] = ["place", "person", "organisation", "product", "other"];

export const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

export const CASES: readonly CaseRule[] = ["smart", "sensitive", "insensitive"];

export const DERIVATIONS: readonly DerivationRule[] = ["allowed", "flagged"];

export const SCOPES: readonly Scope[] = ["quotations", "titles", "urls", "code"];

export const PARTS_OF_SPEECH: readonly PartOfSpeech[] = [
  "noun",
  "proper noun",
  "adjective",
  "verb",
  "adverb",
  "other",
];

export const GENDERS: readonly Gender[] = ["masculine", "feminine", "neuter", "common"];

/** A term is a name or a phrase, not a text. UTF-16 code units. */
export const LONGEST_TERM = 1000;

/** A definition, a note or the like, in UTF-16 code units. */
export const LONGEST_TEXT = 20_000;
