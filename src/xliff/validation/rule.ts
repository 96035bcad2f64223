import type { XmlTag } from "../../xml/scan.ts";
import type { XmlElement } from "../../xml/tree.ts";
import type { InlineScope } from "./scope.ts";
import type { FileSummary, Named } from "./summary.ts";
import type { TransUnit } from "./trans-unit.ts";
import type { ViolationSeverity } from "./violation.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What holds for a whole document. */
export interface DocumentFacts {
  /** As declared: `1.2`, `2.0`, `2.1`, `2.2`. */
  readonly version: string;
  /** `srcLang` and `trgLang` of 2.x; null where they are absent, and in 1.2. */
  readonly sourceLanguage: string | null;
  readonly targetLanguage: string | null;
  readonly vocabulary: Vocabulary;
}

/** An element on the way from the root to another one. */
export interface Ancestor {
  /** Its name as rules write it: see {@link Vocabulary.keyOf}; null where the namespace is nobody's. */
  readonly key: string | null;
  readonly tag: XmlTag;
  /** Its child elements. Of `file` and `group` those that have been read, without units and skeletons. */
  readonly children: () => readonly XmlElement[];
}

/** An element that a rule looks at. */
export interface Visit extends Ancestor {
  readonly start: number;
  /** The whole element; null for `xliff`, `file`, `group` and `body`, which are looked at when they end. */
  readonly element: XmlElement | null;
  /** From the root to the parent. */
  readonly above: readonly Ancestor[];
  readonly facts: DocumentFacts;
}

/** Says that something is wrong at an element or offset. The rule's own advice is given where there is no better. */
export type Report = (at: number | { readonly start: number }, message: string, advice?: string) => void;

/** One rule of the specification: one file in `rules/`, and one line in `rules.ts`. Docs and tests are made from it. */
export interface Rule {
  /** Lower case with hyphens; stable. */
  readonly id: string;
  /** What has to hold: one sentence. */
  readonly summary: string;
  /** What to do where it does not: one sentence. */
  readonly advice: string;
  readonly severity: ViolationSeverity;
  readonly versions: readonly string[];
  /** Where the specification says so. */
  readonly source: string;
  /** Pieces of XLIFF, from an inline element up to a document: the rule's first tests and its documentation. */
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly string[] };
  /** Looks at every element of these names (`unit`, `res:source`), or with an attribute of a module (`@fs`). */
  readonly element?: {
    readonly on: readonly string[];
    readonly check: (visit: Visit, report: Report) => void;
  };
  /** Looks at the inline content of a unit of 2.x, and of every match in it. */
  readonly scope?: (scope: InlineScope, report: Report, facts: DocumentFacts) => void;
  /** Looks at a `trans-unit` of 1.2. */
  readonly transUnit?: (unit: TransUnit, report: Report, above: readonly Ancestor[]) => void;
  /** Looks at what was named and referred to in a `file`, at its end. */
  readonly file?: (file: FileSummary, report: Report, facts: DocumentFacts) => void;
  /** Looks at the ids of all files, at the end of the document. */
  readonly document?: (files: readonly Named[], report: Report) => void;
}

/** Versions of the 2 family. */
export const V2: readonly string[] = ["2.0", "2.1", "2.2"];
/** Versions of the 2 family that have the ITS module. */
export const V2_ITS: readonly string[] = ["2.1", "2.2"];
/** The version that has the Plural, Gender and Select module. */
export const V2_2: readonly string[] = ["2.2"];
/** The one version of the 1 family that has rules here. */
export const V1: readonly string[] = ["1.2"];
