import type { Content } from "../article/content.ts";
import type { SegmentId, UnitId } from "../article/identity.ts";
import type { Locale } from "../article/locale.ts";
import type { BilingualSegment, Origin, PreviousVersion, State, Suggestion } from "../article/translation.ts";
import type { UnitKind } from "../article/unit.ts";
import type { Range } from "../xml/range.ts";

export type { Range } from "../xml/range.ts";

/** The versions that we write. */
export type XliffVersion = "1.2" | "2.1";

/**
 * A segment as read, with where its pieces stand. Contents, ranges and position are read from the text when they are
 * asked for: take them by name, for spreading a segment into an object leaves them behind.
 */
export interface XliffSegment extends BilingualSegment {
  /** The ids as the file has them. In 1.2 `fileUnit` is the trans-unit's id and `fileSegment` is null or the `mrk` mid; in 2.x unit and segment id. */
  readonly fileUnit: string;
  readonly fileSegment: string | null;
  /** The element that holds the segment: trans-unit (1.2), segment (2.x). */
  readonly element: Range;
  /** What stands between the tags of source and target, as it is in the file; null where there is no such element or it is `<target/>`. */
  readonly sourceInner: Range | null;
  readonly targetInner: Range | null;
  /** Whether there is a target element, be it empty. */
  readonly hasTarget: boolean;
  /** Our own remark for the translator, as it stands there. */
  readonly remark: string | null;
  /** Whether the text is to be translated (false where the file says `translate="no"`). */
  readonly translate: boolean;
}

/** A block of a XLIFF file: group with one paragraph's trans-units (1.2), a lone trans-unit, or unit (2.x). */
export interface XliffBlock {
  readonly id: UnitId;
  readonly element: Range;
  readonly segments: readonly XliffSegment[];
}

/** A XLIFF file as read: nothing is lost, as `text` is the file. */
export interface XliffDocument {
  /** Path as the user knows it, for messages. */
  readonly file: string;
  /** The decoded file, BOM and line ends included. */
  readonly text: string;
  /** As declared: `1.0` … `2.2`. */
  readonly version: string;
  readonly original: string;
  readonly sourceLocale: Locale;
  /** `und` where the file declares none. */
  readonly targetLocale: Locale;
  readonly blocks: readonly XliffBlock[];
  /** All blocks' segments, in order. */
  readonly segments: readonly XliffSegment[];
  /** What the file says its blocks are, paragraphs left out. */
  readonly kinds: ReadonlyMap<UnitId, UnitKind>;
}

/** A segment to be written. */
export interface NewSegment {
  readonly id: SegmentId;
  readonly source: Content;
  readonly target: Content | null;
  readonly state: State;
  readonly origin: Origin | null;
  readonly suggestions: readonly Suggestion[];
  readonly previous: PreviousVersion | null;
  /** Our own remark for the translator (what changed, what is not sure); plain words. */
  readonly remark?: string | undefined;
}

/**
 * What to splice into a segment that is there. Fields left out stay as they are, byte for byte.
 * Notes, attributes and elements that are not named here stay too.
 */
export interface SegmentChange {
  readonly id?: SegmentId;
  readonly source?: Content;
  readonly target?: Content;
  readonly state?: State;
  /** Goes with `target` or `state`: sets or removes the state-qualifier. */
  readonly origin?: Origin;
  readonly approved?: boolean;
  /** Replaces our record of the earlier wording; `null` removes it. */
  readonly previous?: PreviousVersion | null;
  readonly addSuggestions?: readonly Suggestion[];
  /** Replaces our remark; `null` removes it. */
  readonly remark?: string | null;
}

/** A segment of the file to be: one that is there, changed or not, or a new one. */
export type PlannedSegment =
  | { readonly kept: XliffSegment; readonly change?: SegmentChange | undefined }
  | { readonly added: NewSegment };

/** A term of the glossary that occurs in a sentence, for the translator's eyes. */
export interface BlockTerm {
  /** In the source language, as the glossary spells it. */
  readonly term: string;
  /** What house style asks for, and what it allows besides; preferred first. */
  readonly translations: readonly { readonly text: string; readonly status: "preferred" | "admitted" }[];
  /** What is not to stand there. */
  readonly avoid?: readonly { readonly text: string; readonly status: "deprecated" | "forbidden" }[];
  /** What it is, and what has to be known of it; plain words, each sentence with its full stop. */
  readonly definition?: string | undefined;
  /** The file that it is from. */
  readonly from: string;
}

/** A paragraph of the file to be. */
export interface PlannedBlock {
  readonly id: UnitId;
  readonly kind: UnitKind;
  /** For the translator: where it stands. */
  readonly context?: string | undefined;
  /**
   * Terms in the source of each segment, in the same order: notes in 1.2, entries of the glossary module in 2.x.
   * `undefined`: nobody has looked, those of the file stay.
   */
  readonly terms?: readonly (readonly BlockTerm[])[] | undefined;
  readonly segments: readonly PlannedSegment[];
}

/** The head of the file to be. */
export interface XliffHead {
  readonly version: XliffVersion;
  readonly original: string;
  readonly datatype: string;
  readonly sourceLocale: Locale;
  readonly targetLocale: Locale;
}
