import type { Content } from "../../article/content.ts";
import type { SegmentChange, XliffDocument, XliffSegment } from "../../xliff/model.ts";
import type { HoldReason } from "./reasons.ts";

/** A translation that was put right before it was taken, in a translator's words. */
export interface Repair {
  readonly segment: XliffSegment;
  readonly target: Content;
  /** What was done: one sentence. */
  readonly what: string;
}

/** Something that a person typed and that was not taken. */
export interface Held {
  /** The segment of ours that it was meant for; `null` where none could be told. */
  readonly segment: XliffSegment | null;
  /** Source and target as the returned file has them. */
  readonly source: Content;
  readonly target: Content;
  readonly why: HoldReason;
}

/** What becomes of a returned file: plain data, nothing is written yet. */
export interface Reconciliation {
  /** For segments of the current file. */
  readonly changes: ReadonlyMap<XliffSegment, SegmentChange>;
  /** Translators' notes that came with the file, for segments of the current file. */
  readonly notes: ReadonlyMap<XliffSegment, readonly string[]>;
  /** Segments whose target, state or approval was taken. */
  readonly taken: readonly XliffSegment[];
  readonly repairs: readonly Repair[];
  readonly held: readonly Held[];
  /** Segments of ours whose target the file has, too. */
  readonly agreed: readonly XliffSegment[];
  /** Segments of the file in which nobody had changed anything, or that say what ours says. */
  readonly unchanged: number;
  /** Segments of the file without a translation, or with a copy of the source for one. */
  readonly untranslated: number;
  /** Returned segments that belong to one of ours, whatever became of them. */
  readonly placed: number;
}

/** What a reconciliation needs of a XLIFF file. */
export type Segments = Pick<XliffDocument, "segments" | "targetLocale">;

/**
 * What is known of the file that was sent out. Where nothing is, a person's translation of ours is never replaced.
 * - `nothing`: no more than our file says itself.
 * - `in-place`: the returned file stands where ours stood, so what it says is the latest word.
 * - `sent`: the very file that was sent out.
 * - `history`: what the index remembers of our own file.
 */
export type Known =
  | { readonly kind: "nothing" }
  | { readonly kind: "in-place" }
  | { readonly kind: "sent"; readonly document: Segments }
  | { readonly kind: "history"; readonly history: History };

/** When a person's translations were first seen in our file; see `TargetIndex`. */
export interface History {
  /** Number of the run that first saw the segment's present target, from 1; 0: it was there from the start; `null`: never seen. */
  firstSeen(segment: XliffSegment): number | null;
  /** Whether the segment had this target at an earlier time. */
  had(segment: XliffSegment, target: Content): boolean;
}
