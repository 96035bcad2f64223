import type { Range } from "./model.ts";

/** An attribute, and where its value stands between the quotes. */
export interface AttributeAnatomy {
  /** As written, prefix included. */
  readonly name: string;
  readonly value: string;
  readonly range: Range;
}

/** An element with its attributes. Ranges are half-open, in UTF-16 code units of the document's text. */
export interface ElementAnatomy {
  /** Local name. */
  readonly name: string;
  /** The whole element, tags included. */
  readonly range: Range;
  /** What stands between its tags; empty for `<a/>`. */
  readonly inner: Range;
  readonly attributes: readonly AttributeAnatomy[];
}

/** An inline element: g x bx ex bpt ept ph it mrk sub (1.2), ph pc sc ec mrk sm em cp (2.x). */
export interface CodeAnatomy extends ElementAnatomy {
  /** `id`, else `mid` or `rid` (1.2) or `startRef` (2.x); null where it has none of these. */
  readonly id: string | null;
}

/** A source or target, or the `mrk` in it that is the segment's. */
export interface TextAnatomy extends ElementAnatomy {
  /** In the order of the file, those inside others too; elements of other namespaces are left out. */
  readonly codes: readonly CodeAnatomy[];
}

/** A segment. */
export interface SegmentAnatomy {
  /** As `XliffSegment.id`. */
  readonly id: string;
  /** The `trans-unit` (1.2) or `segment` (2.x) that holds it; several segments may share one in 1.2. */
  readonly element: ElementAnatomy;
  readonly source: TextAnatomy | null;
  readonly target: TextAnatomy | null;
  /** What the file says of how far it is: `state`, `state-qualifier`, `approved` (1.2), `state`, `subState` (2.x). */
  readonly states: readonly AttributeAnatomy[];
}

/** A note. */
export interface NoteAnatomy extends ElementAnatomy {
  readonly text: string;
  /** Who says it: `from` (1.2), `category` (2.x). */
  readonly from: string | null;
  /** What it is about: `annotates` (1.2), `appliesTo` (2.x). */
  readonly appliesTo: string | null;
  readonly priority: string | null;
  /** The trans-unit, unit or segment that it stands in. */
  readonly within: Range;
}

/** An `alt-trans` (1.2) or a match (2.x). */
export interface AlternativeAnatomy extends ElementAnatomy {
  /** `match-quality` (1.2), `matchQuality` (2.x), as written. */
  readonly quality: string | null;
  readonly origin: string | null;
  readonly source: TextAnatomy | null;
  readonly target: TextAnatomy | null;
  /** The trans-unit or unit that it stands in. */
  readonly within: Range;
}

/** An element that holds text alone: `data`, `meta`, `term`, `translation`, `definition`. */
export interface ValueAnatomy extends ElementAnatomy {
  readonly text: string;
}

/** An entry of the glossary module (2.1, section 5.2). */
export interface GlossaryEntryAnatomy extends ElementAnatomy {
  readonly term: ValueAnatomy | null;
  readonly translations: readonly ValueAnatomy[];
  readonly definition: ValueAnatomy | null;
}

/** A `meta` of the metadata module (2.1, section 5.4). */
export interface MetaAnatomy extends ValueAnatomy {
  readonly type: string | null;
  /** Of the groups around it, outermost first; those without one are left out. */
  readonly categories: readonly string[];
}

/** A block of a document taken apart: a paragraph of ours, a trans-unit, or a unit of 2.x. */
export interface UnitAnatomy {
  readonly id: string;
  readonly element: ElementAnatomy;
  readonly segments: readonly SegmentAnatomy[];
  readonly notes: readonly NoteAnatomy[];
  readonly alternatives: readonly AlternativeAnatomy[];
  /** Of the unit itself; matches have their own, which are not here. Empty in 1.2, as are the next two. */
  readonly originalData: readonly ValueAnatomy[];
  readonly glossary: readonly GlossaryEntryAnatomy[];
  readonly metadata: readonly MetaAnatomy[];
}

/** A `file` of a document. */
export interface FileAnatomy extends ElementAnatomy {
  /** `id` (2.x); null where there is none. */
  readonly id: string | null;
  readonly original: string | null;
  /** As written: `source-language` of the file (1.2), `srcLang` of the document (2.x). */
  readonly sourceLanguage: string | null;
  readonly targetLanguage: string | null;
  /** `skl` (1.2) or `skeleton` (2.x). */
  readonly skeleton: ElementAnatomy | null;
}
