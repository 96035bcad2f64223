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

/** Something that house style has a name for. */
export interface Concept {
  readonly id: string;
  readonly kind: ConceptKind;
  /** Wordings by locale, preferred first. */
  readonly terms: ReadonlyMap<Locale, readonly Term[]>;
  /** Further grammatical forms of the preferred term by locale. */
  readonly forms: ReadonlyMap<Locale, readonly string[]>;
  /** Phrases, in any language, inside which the concept's terms do not count («Chicken Kiev»). */
  readonly except: readonly string[];
  readonly caseSensitive: boolean;
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
