import type { Content } from "./content.ts";
import type { TextRange } from "./finding.ts";
import type { SegmentId, UnitId } from "./identity.ts";
import type { Locale } from "./locale.ts";
import type { Position } from "./problem.ts";
import type { UnitKind } from "./unit.ts";

/**
 * How far a target has come. The names of XLIFF 1.2 where it has one (section 2.4, `state`).
 * - `needs-translation`: nothing usable there.
 * - `needs-adaptation`: a person translated an earlier wording of the source.
 * - `needs-review-translation`: a machine's or a fuzzy memory's proposal that no person has accepted.
 * - `translated`, `signed-off`, `final`: accepted by a person, or taken from what a person accepted.
 */
export type State =
  | "needs-translation"
  | "needs-adaptation"
  | "needs-review-translation"
  | "translated"
  | "signed-off"
  | "final";

/** Whether a target in this state may stand in a published article as a finished translation. */
export function isFinished(state: State): boolean {
  return state === "translated" || state === "signed-off" || state === "final";
}

/** Who made a target. */
export type Origin = "human" | "memory" | "machine";

/** A translation that was offered for a segment. */
export interface Suggestion {
  readonly source: Content;
  readonly target: Content;
  /** 0 to 100; 101 stands for an in-context match. */
  readonly quality: number;
  /** Who made it. */
  readonly origin: Origin;
  /** Name of the memory file, article or provider it came from, for the translator's eyes. */
  readonly from: string;
}

/** The earlier wording of a segment whose source was edited, with the person's target for it. */
export interface PreviousVersion {
  readonly source: Content;
  readonly target: Content;
}

/** One segment in two languages: what a XLIFF file says of it, whatever its version or maker. */
export interface BilingualSegment {
  /** Id of the paragraph-like block: our own {@link UnitId}, or what another tool's file has. */
  readonly unit: UnitId;
  readonly id: SegmentId;
  readonly source: Content;
  /** `null` where there is none or it is empty. */
  readonly target: Content | null;
  readonly state: State;
  /** `null` while there is no target. */
  readonly origin: Origin | null;
  /** Whether a person's approval is recorded (`approved="yes"`, state `signed-off` or `final`). */
  readonly approved: boolean;
  /** What was offered and may still be (alt-trans, matches). */
  readonly suggestions: readonly Suggestion[];
  /** Set while the target belongs to an earlier wording of the source. */
  readonly previous: PreviousVersion | null;
  /** Notes of people and other tools, not our own. */
  readonly notes: readonly string[];
  /** Where the target (else the segment) begins in the file. */
  readonly position: Position;
  /**
   * Where words stand in the file, from the first one's beginning to the last one's end; `null` where there are none.
   * Absent in a segment that is from no file.
   *
   * @param range offsets into what a reader reads: text as it reads, a single code as one character, other codes as none.
   */
  readonly locate?: (range: TextRange) => PositionRange | null;
}

/** Two places in a text file; `end` is behind the last character. */
export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

/** A bilingual file as checks, memory and status see it. */
export interface BilingualDocument {
  /** Path as the user knows it. */
  readonly file: string;
  /** The `original` attribute: the source article's path, for our own files. */
  readonly original: string;
  readonly sourceLocale: Locale;
  readonly targetLocale: Locale;
  readonly segments: readonly BilingualSegment[];
  /** What the units are, as far as the file says it; the others are paragraphs, as far as one knows. */
  readonly kinds?: ReadonlyMap<UnitId, UnitKind>;
}
