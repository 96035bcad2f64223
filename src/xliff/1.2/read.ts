import type { Content } from "../../article/content.ts";
import type { SegmentId, UnitId } from "../../article/identity.ts";
import type { Position } from "../../article/problem.ts";
import type { PreviousVersion, State, Suggestion } from "../../article/translation.ts";
import {
  attribute,
  childElements,
  childNamed,
  childrenNamed,
  isBlankElement,
  textOf,
  type XmlElement,
} from "../../xml/tree.ts";
import { groupsToTake } from "../groups.ts";
import { judgeTarget, type ReadSuggestion, type Stated } from "../judge.ts";
import { EXONYM, GLOSSARY_NOTE, parseOrigin, referredMark, USED } from "../marks.ts";
import type { XliffSegment } from "../model.ts";
import { createSegment, type SegmentReader } from "../segment.ts";
import { originOfQualifier, readState12 } from "../states.ts";
import type { InlineRoles, TextPlaces } from "../text-places.ts";
import { toolState } from "../tool-states.ts";
import { isCode12, readInline12, role12 } from "./inline.ts";

/** What surrounds a unit. */
export interface Surroundings {
  /** Id of the block it belongs to; `null` where it is a block by itself. */
  readonly block: string | null;
  readonly translate: boolean;
  readonly positionOf: (offset: number) => Position;
  /** Reads an element of the file again, by where its start tag stands. */
  readonly elementAt: (start: number) => XmlElement;
  /** Where the reading text of that element stands. */
  readonly placesAt: (start: number, roles: InlineRoles) => TextPlaces;
}

/** What readers of segments are made of. */
export type ReaderSources = Pick<Surroundings, "positionOf" | "elementAt" | "placesAt">;

/** How segments of trans-units get their contents: one for all units that have the same prefixes around them. */
export function reader12({ positionOf, elementAt, placesAt }: ReaderSources): SegmentReader {
  return {
    positionOf,
    contentAt: (start) => readInline12(elementAt(start)),
    placesAt: (start) => placesAt(start, role12),
  };
}

/** Reads a trans-unit: one segment, or one for each `mrk mtype="seg"` of its `seg-source` (1.2, section 2.5.2). */
export function readTransUnit(unit: XmlElement, around: Surroundings, reader: SegmentReader): XliffSegment[] {
  const { source, segSource, target, alternatives, notes } = partsOf(unit);
  const marked = segSource === undefined ? [] : segmentMarks(segSource);
  const unitId = attribute(unit.tag, "id") ?? "";
  const shared = sharedOf(unit, unitId, target, notes, around);
  if (marked.length === 0 || isUnmarked(target)) {
    const state = shared.state ?? toolState(unit, null);
    return [readSegment({ mid: null, id: unitId, state, source, target, alternatives }, shared, reader)];
  }
  const takeAlternatives = groupsToTake(alternatives, referredMid);
  const targets = new Map<string, XmlElement>();
  for (const mark of target === undefined ? [] : segmentMarks(target)) {
    targets.set(attribute(mark.tag, "mid") ?? "", mark);
  }
  return marked.map((mark) => {
    const mid = attribute(mark.tag, "mid") ?? "";
    const own = {
      mid,
      id: idOfMark(unitId, mid, marked.length, around.block),
      state: shared.state ?? toolState(unit, mid),
      source: mark,
      target: targets.get(mid),
      alternatives: takeAlternatives(mid),
    };
    return readSegment(own, shared, reader);
  });
}

/** The children of a trans-unit that say something of its segments; of elements that may be there once, the first. */
export interface UnitParts {
  readonly source: XmlElement | undefined;
  readonly segSource: XmlElement | undefined;
  readonly target: XmlElement | undefined;
  readonly alternatives: readonly XmlElement[];
  readonly notes: readonly XmlElement[];
}

/** One for all segments that have none: a file has a hundred thousand of them. */
const NONE: readonly XmlElement[] = [];
const NO_TEXTS: readonly string[] = [];
const NO_SUGGESTIONS: readonly Suggestion[] = [];

/** Looks the parts of a trans-unit up, all at once. */
export function partsOf(unit: XmlElement): UnitParts {
  let source: XmlElement | undefined;
  let segSource: XmlElement | undefined;
  let target: XmlElement | undefined;
  let others = false;
  for (const child of unit.children) {
    if (child.type !== "element" || child.tag.uri !== unit.tag.uri) continue;
    const { local } = child.tag;
    if (local === "source") source ??= child;
    else if (local === "target") target ??= child;
    else if (local === "seg-source") segSource ??= child;
    else others = true;
  }
  const alternatives = others ? childrenNamed(unit, "alt-trans") : NONE;
  return { source, segSource, target, alternatives, notes: others ? childrenNamed(unit, "note") : NONE };
}

/** The `mid` of the mark that an alt-trans is for; `undefined` where it is for the whole trans-unit. */
export function referredMid({ tag }: XmlElement): string | undefined {
  return referredMark({ mid: attribute(tag, "mid"), extype: attribute(tag, "extype") });
}

/** Whether a target has text and no marks: someone wrote it as a whole, whatever the source's segmentation. */
function isUnmarked(target: XmlElement | undefined): boolean {
  if (target === undefined || segmentMarks(target).length > 0) return false;
  return !isBlankElement(target, isCode12);
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

/** What is of one segment alone. */
interface OwnParts {
  /** Of the `mrk` that is the segment; `null` where the whole unit is. */
  readonly mid: string | null;
  readonly id: string;
  readonly state: State | null;
  readonly source: XmlElement | undefined;
  readonly target: XmlElement | undefined;
  readonly alternatives: readonly XmlElement[];
}

/** What all segments of a trans-unit have in common: looked up once. */
type SharedParts = Pick<Stated, "state" | "approved" | "statedOrigin"> &
  Pick<XliffSegment, "unit" | "notes" | "remark" | "fileUnit" | "element" | "translate">;

function sharedOf(
  unit: XmlElement,
  unitId: string,
  target: XmlElement | undefined,
  notes: readonly XmlElement[],
  around: Surroundings,
): SharedParts {
  const remark = notes.find(isRemark12);
  const qualifier = target === undefined ? undefined : attribute(target.tag, "state-qualifier");
  return {
    unit: (around.block ?? unitId) as UnitId, // an id by being in the file
    fileUnit: unitId,
    state: target === undefined ? null : readState12(attribute(target.tag, "state")),
    approved: attribute(unit.tag, "approved") === "yes",
    statedOrigin: originOfQualifier(qualifier),
    notes: notes.length === 0 ? NO_TEXTS : notes.filter(isOthers).map(textOf),
    remark: remark === undefined ? null : textOf(remark),
    element: { start: unit.start, end: unit.end },
    translate: translates(unit.tag, around.translate),
  };
}

function readSegment(own: OwnParts, shared: SharedParts, reader: SegmentReader): XliffSegment {
  const { unit, fileUnit, notes, remark, element, translate, approved, statedOrigin } = shared;
  const record = own.alternatives.findLast(isPrevious);
  const earlier = record === undefined ? null : readVersion(record);
  const proposals = own.alternatives.filter(isProposal).map(readSuggestion);
  const judged = judgeTarget({
    source: () => contentOf(own.source),
    target: () => contentOf(own.target),
    isBlank: isBlankElement(own.target, isCode12),
    state: own.state,
    approved,
    statedOrigin,
    suggestions: proposals,
    previous: earlier,
  });
  // Each field by name: spreading is several times slower, and this is done for every sentence.
  const facts = {
    unit,
    id: own.id as SegmentId, // an id by being in the file
    fileUnit,
    fileSegment: own.mid,
    state: judged.state,
    origin: judged.origin,
    approved: judged.approved,
    suggestions: proposals.length === 0 ? NO_SUGGESTIONS : proposals.map((each) => each.suggestion),
    previous: earlier,
    notes,
    remark,
    translate,
    element,
    source: own.source,
    target: own.target,
    hasContent: judged.hasTarget,
  };
  return createSegment(facts, reader);
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

/** Whether a note is one of ours that tells a term of the glossary. */
export function isTermNote(note: XmlElement): boolean {
  return attribute(note.tag, "from") === GLOSSARY_NOTE;
}

function isOthers(note: XmlElement): boolean {
  return !isOurs(note) && !isTermNote(note);
}

/** Whether a note is our remark on a segment, and not the one that says where it stands. */
export function isRemark12(note: XmlElement): boolean {
  return isOurs(note) && attribute(note.tag, "annotates") !== "source";
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
