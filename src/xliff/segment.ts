import type { Content } from "../article/content.ts";
import type { TextRange } from "../article/finding.ts";
import type { SegmentId, UnitId } from "../article/identity.ts";
import type { Position } from "../article/problem.ts";
import type { Origin, PositionRange, PreviousVersion, State, Suggestion } from "../article/translation.ts";
import { innerRange, type XmlElement } from "../xml/tree.ts";
import type { Range, XliffSegment } from "./model.ts";
import { rangeInFile, type TextPlaces } from "./text-places.ts";

/** How segments of a file get what is not kept with them. */
export interface SegmentReader {
  /** Reads the content of the source or target whose start tag stands at an offset, of the segment with an id. */
  readonly contentAt: (start: number, id: string) => Content;
  /** Where the reading text of the source or target stands whose start tag is at an offset. */
  readonly placesAt: (start: number) => TextPlaces;
  readonly positionOf: (offset: number) => Position;
}

/** What has been read of a segment. */
export interface SegmentFacts
  extends Omit<
    XliffSegment,
    "source" | "target" | "position" | "locate" | "sourceInner" | "targetInner" | "hasTarget"
  > {
  readonly source: XmlElement | undefined;
  readonly target: XmlElement | undefined;
  /** Whether the target counts as one. */
  readonly hasContent: boolean;
}

const NOWHERE = -1;
const NO_CONTENT: Content = [];

/**
 * A segment whose contents are read from the text when they are asked for, so that a file of a hundred thousand
 * sentences is listed, counted and patched in a third of the memory.
 */
class TextSegment implements XliffSegment {
  readonly unit: UnitId;
  readonly id: SegmentId;
  readonly fileUnit: string;
  readonly fileSegment: string | null;
  readonly state: State;
  readonly origin: Origin | null;
  readonly approved: boolean;
  readonly suggestions: readonly Suggestion[];
  readonly previous: PreviousVersion | null;
  readonly notes: readonly string[];
  readonly remark: string | null;
  readonly translate: boolean;
  readonly hasTarget: boolean;
  readonly element: Range;
  readonly #reader: SegmentReader;
  /** Where the elements of source and target begin, and what stands between their tags. */
  readonly #sourceStart: number;
  readonly #sourceInnerStart: number;
  readonly #sourceInnerEnd: number;
  readonly #targetStart: number;
  readonly #targetInnerStart: number;
  readonly #targetInnerEnd: number;
  readonly #hasContent: boolean;
  #source: Content | null = null;
  #target: Content | null = null;

  constructor(facts: SegmentFacts, reader: SegmentReader) {
    this.unit = facts.unit;
    this.id = facts.id;
    this.fileUnit = facts.fileUnit;
    this.fileSegment = facts.fileSegment;
    this.state = facts.state;
    this.origin = facts.origin;
    this.approved = facts.approved;
    this.suggestions = facts.suggestions;
    this.previous = facts.previous;
    this.notes = facts.notes;
    this.remark = facts.remark;
    this.translate = facts.translate;
    this.hasTarget = facts.target !== undefined;
    this.element = facts.element;
    this.#reader = reader;
    const source = facts.source === undefined ? null : innerRange(facts.source);
    const target = facts.target === undefined ? null : innerRange(facts.target);
    this.#sourceStart = facts.source?.start ?? NOWHERE;
    this.#sourceInnerStart = source?.start ?? NOWHERE;
    this.#sourceInnerEnd = source?.end ?? NOWHERE;
    this.#targetStart = facts.target?.start ?? NOWHERE;
    this.#targetInnerStart = target?.start ?? NOWHERE;
    this.#targetInnerEnd = target?.end ?? NOWHERE;
    this.#hasContent = facts.hasContent;
  }

  get source(): Content {
    if (this.#sourceInnerStart === NOWHERE) return NO_CONTENT;
    this.#source ??= this.#reader.contentAt(this.#sourceStart, this.id);
    return this.#source;
  }

  get target(): Content | null {
    if (!this.#hasContent) return null;
    this.#target ??= this.#reader.contentAt(this.#targetStart, this.id);
    return this.#target;
  }

  get position(): Position {
    return this.#reader.positionOf(this.hasTarget ? this.#targetStart : this.element.start);
  }

  locate({ side, start, end }: TextRange): PositionRange | null {
    const element = side === "source" ? this.#sourceStart : this.#hasContent ? this.#targetStart : NOWHERE;
    if (element === NOWHERE) return null;
    const range = rangeInFile(this.#reader.placesAt(element), start, end);
    if (range === null) return null;
    return { start: this.#reader.positionOf(range.start), end: this.#reader.positionOf(range.end) };
  }

  get sourceInner(): Range | null {
    return rangeOf(this.#sourceInnerStart, this.#sourceInnerEnd);
  }

  get targetInner(): Range | null {
    return rangeOf(this.#targetInnerStart, this.#targetInnerEnd);
  }
}

function rangeOf(start: number, end: number): Range | null {
  return start === NOWHERE ? null : { start, end };
}

/** Makes a segment of what has been read of it. */
export function createSegment(facts: SegmentFacts, reader: SegmentReader): XliffSegment {
  return new TextSegment(facts, reader);
}
