import { type Content, isBlank } from "../article/content.ts";
import type { SegmentId, UnitId } from "../article/identity.ts";
import type { Position } from "../article/problem.ts";
import type { PreviousVersion } from "../article/translation.ts";
import { readInline12 } from "./inline-1.2.ts";
import { judgeTarget, type ReadSuggestion } from "./judge.ts";
import { EXONYM, parseOrigin, USED } from "./marks.ts";
import type { XliffSegment } from "./model.ts";
import { originOfQualifier, readState12 } from "./states.ts";
import {
  attribute,
  childElements,
  childNamed,
  childrenNamed,
  innerRange,
  textOf,
  type XmlElement,
} from "./tree.ts";

/** What surrounds a unit. */
export interface Surroundings {
  /** Id of the block it belongs to; `null` where it is a block by itself. */
  readonly block: string | null;
  /** Whether the file was written by us. */
  readonly ours: boolean;
  readonly translate: boolean;
  readonly positionOf: (offset: number) => Position;
}

/** Reads a trans-unit: one segment, or one for each `mrk mtype="seg"` of its `seg-source` (1.2, section 2.5.2). */
export function readTransUnit(unit: XmlElement, around: Surroundings): XliffSegment[] {
  const segSource = childNamed(unit, "seg-source");
  const marked = segSource === undefined ? [] : segmentMarks(segSource);
  const source = childNamed(unit, "source");
  const target = childNamed(unit, "target");
  const alternatives = childrenNamed(unit, "alt-trans");
  const unitId = attribute(unit.tag, "id") ?? "";
  if (marked.length === 0 || isUnmarked(target)) {
    return [readSegment({ unit, mid: null, id: unitId, source, target, alternatives, around })];
  }
  const alternativesOf = Map.groupBy(alternatives, (each) => attribute(each.tag, "mid") ?? "");
  const targets = new Map<string, XmlElement>();
  for (const mark of target === undefined ? [] : segmentMarks(target)) {
    targets.set(attribute(mark.tag, "mid") ?? "", mark);
  }
  return marked.map((mark) => {
    const mid = attribute(mark.tag, "mid") ?? "";
    return readSegment({
      unit,
      mid,
      id: idOfMark(unitId, mid, marked.length, around.block),
      source: mark,
      target: targets.get(mid),
      alternatives: alternativesOf.get(mid) ?? [],
      around,
    });
  });
}

/** Whether a target has text and no marks: someone wrote it as a whole, whatever the source's segmentation. */
function isUnmarked(target: XmlElement | undefined): boolean {
  if (target === undefined || segmentMarks(target).length > 0) return false;
  return !isBlank(readInline12(target));
}

/** A lone mark is the whole unit. In a block of several units the number of a mark alone would not be unique. */
function idOfMark(unitId: string, mid: string, count: number, block: string | null): string {
  if (count === 1) return unitId;
  return block === null ? mid : `${unitId}.${mid}`;
}

/** The `mrk mtype="seg"` elements inside, in order, at any depth; not those inside another. */
export function segmentMarks(element: XmlElement): readonly XmlElement[] {
  return childElements(element).flatMap((child) => {
    if (child.tag.local === "mrk" && attribute(child.tag, "mtype") === "seg") return [child];
    return segmentMarks(child);
  });
}

interface SegmentElements {
  readonly unit: XmlElement;
  /** Of the `mrk` that is the segment; `null` where the whole unit is. */
  readonly mid: string | null;
  readonly id: string;
  readonly source: XmlElement | undefined;
  readonly target: XmlElement | undefined;
  readonly alternatives: readonly XmlElement[];
  readonly around: Surroundings;
}

function readSegment(elements: SegmentElements): XliffSegment {
  const { unit, mid, id, source: sourceElement, target: targetElement, alternatives, around } = elements;
  const { tag } = unit;
  const unitId = attribute(tag, "id") ?? "";
  const source = contentOf(sourceElement);
  const previous = alternatives.filter(isPrevious).map(readVersion).at(-1) ?? null;
  const suggestions = alternatives.filter(isProposal).map(readSuggestion);
  const stateTag = (mid === null ? targetElement : childNamed(unit, "target"))?.tag;
  const judged = judgeTarget({
    source,
    target: targetElement === undefined ? null : readInline12(targetElement),
    state: stateTag === undefined ? null : readState12(attribute(stateTag, "state")),
    approved: attribute(tag, "approved") === "yes",
    statedOrigin:
      around.ours || stateTag === undefined
        ? "human"
        : originOfQualifier(attribute(stateTag, "state-qualifier")),
    suggestions,
    previous,
  });
  const notes = childrenNamed(unit, "note");
  const remark = notes.find(isOurs);
  return {
    unit: (around.block ?? unitId) as UnitId, // an id by being in the file
    id: id as SegmentId, // as above
    source,
    ...judged,
    suggestions: suggestions.map((each) => each.suggestion),
    previous,
    notes: notes.filter((note) => !isOurs(note)).map(textOf),
    remark: remark === undefined ? null : textOf(remark),
    position: around.positionOf((targetElement ?? unit).start),
    fileUnit: unitId,
    fileSegment: mid,
    element: { start: unit.start, end: unit.end },
    sourceInner: sourceElement === undefined ? null : innerRange(sourceElement),
    hasTarget: targetElement !== undefined,
    targetInner: targetElement === undefined ? null : innerRange(targetElement),
    translate: translates(tag, around.translate),
  };
}

/** The `translate` attribute, inherited from what surrounds the element. */
export function translates(tag: XmlElement["tag"], inherited: boolean): boolean {
  const value = attribute(tag, "translate");
  return value === undefined ? inherited : value !== "no";
}

function contentOf(element: XmlElement | undefined): Content {
  return element === undefined ? [] : readInline12(element);
}

/** Whether a note is our own (`from="exonym"`). */
export function isOurs(note: XmlElement): boolean {
  return attribute(note.tag, "from") === EXONYM;
}

/** Whether an alt-trans is our record of the earlier wording; tools may drop the tool-id. */
export function isPrevious(element: XmlElement): boolean {
  const { tag } = element;
  return (
    attribute(tag, "alttranstype") === "previous-version" && (attribute(tag, "tool-id") ?? EXONYM) === EXONYM
  );
}

/** Whether an alt-trans is an offer; other types are records, accepted or rejected ones. */
export function isProposal(element: XmlElement): boolean {
  return (
    (attribute(element.tag, "alttranstype") ?? "proposal") === "proposal" &&
    childNamed(element, "target") !== undefined
  );
}

function readVersion(element: XmlElement): PreviousVersion {
  return {
    source: contentOf(childNamed(element, "source")),
    target: contentOf(childNamed(element, "target")),
  };
}

/** Reads an alt-trans as a suggestion, ours or another tool's. */
export function readSuggestion(element: XmlElement): ReadSuggestion {
  const { tag } = element;
  const quality = Number.parseFloat(attribute(tag, "match-quality") ?? "");
  const isOurTool = attribute(tag, "tool-id") === EXONYM;
  const extra = attribute(tag, "extradata");
  return {
    suggestion: {
      ...readVersion(element),
      quality: Number.isFinite(quality) ? quality : 0,
      ...parseOrigin(attribute(tag, "origin") ?? ""),
    },
    used: isOurTool && extra === USED,
    markable: (isOurTool || attribute(tag, "tool-id") === undefined) && (extra ?? USED) === USED,
  };
}
