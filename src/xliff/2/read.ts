import type { Content } from "../../article/content.ts";
import type { SegmentId, UnitId } from "../../article/identity.ts";
import type { PreviousVersion, Suggestion } from "../../article/translation.ts";
import {
  attribute,
  childElements,
  childNamed,
  childrenNamed,
  isBlankElement,
  isNamed,
  textOf,
  type XmlElement,
} from "../../xml/tree.ts";
import { type ReaderSources, type Surroundings, translates } from "../1.2/read.ts";
import { groupsToTake } from "../groups.ts";
import { judgeTarget, type ReadSuggestion } from "../judge.ts";
import { EXONYM, GLOSSARY_NOTE, parseOrigin, USED } from "../marks.ts";
import type { XliffSegment } from "../model.ts";
import { createSegment, type SegmentReader } from "../segment.ts";
import { readState2 } from "../states.ts";
import { BARE_SCOPE, codePoint, type InlineScope, isCode2, readInline2, role2 } from "./inline.ts";
import { MATCHES } from "./modules.ts";

/** The subType of a match that was put into its segment. */
export const USED_SUBTYPE = `${EXONYM}:${USED}`;
/** The subType of a match that is our record of the earlier wording. */
export const PREVIOUS_SUBTYPE = `${EXONYM}:previous`;
/** Category of our notes: where a unit stands in the article, and remarks on a segment (the note has the segment's id). */
export const CONTEXT_CATEGORY = `${EXONYM}-context`;
export const REMARK_CATEGORY = `${EXONYM}-remark`;

/** What codes refer to, where a unit has no original data: one for all of them. */
const NO_DATA: ReadonlyMap<string, string> = new Map();
const NO_ELEMENTS: readonly XmlElement[] = [];
const NO_TEXTS: readonly string[] = [];
const NO_SUGGESTIONS: readonly Suggestion[] = [];

/** How segments of units without original data get their contents: one for all such units. */
export function reader2(
  { positionOf, elementAt, placesAt }: ReaderSources,
  data: ReadonlyMap<string, string> = NO_DATA,
): SegmentReader {
  return {
    positionOf,
    contentAt: (start, id) => readInline2(elementAt(start), scopeOf(data, id)),
    placesAt: (start) => placesAt(start, role2),
  };
}

function scopeOf(data: ReadonlyMap<string, string>, id: string): InlineScope {
  return { data, idPrefix: `${id}.` };
}

/** Reads a unit of 2.x: its segments, with the matches and notes that refer to them. */
export function readUnit(unit: XmlElement, around: Surroundings, plain: SegmentReader): XliffSegment[] {
  const originalData = childNamed(unit, "originalData");
  const data = originalData === undefined ? NO_DATA : readOriginalData(originalData);
  const reader = originalData === undefined ? plain : reader2(around, data);
  const elements = childrenNamed(unit, "segment");
  const ids = segmentIds(elements);
  const companions = companionsOf(unit, elements, ids);
  const shared = {
    unit: (attribute(unit.tag, "id") ?? "") as UnitId, // an id by being in the file
    translate: translates(unit.tag, around.translate),
  };
  return elements.map((element, index) => {
    const id = ids[index] ?? "";
    const { matches, notes } = companions(id);
    const inside = childNamed(element, "notes") === undefined ? notes : [...notes, ...notesOf(element)];
    return readSegment({ ...shared, element, id, data, matches, notes: inside, reader });
  });
}

/** The matches and notes of a unit that refer to a segment, by its id. */
interface Companions {
  readonly matches: readonly XmlElement[];
  readonly notes: readonly XmlElement[];
}

const ALONE: Companions = { matches: NO_ELEMENTS, notes: NO_ELEMENTS };

function companionsOf(
  unit: XmlElement,
  elements: readonly XmlElement[],
  ids: readonly string[],
): (id: string) => Companions {
  const matches = matchesOf(unit);
  const notes = notesOf(unit);
  if (matches.length === 0 && notes.length === 0) return () => ALONE;
  const owners = ownersOfIds(elements, ids);
  const known = new Set(ids);
  const takeMatches = groupsToTake(matches, (match) => owners.get(referredId(match)) ?? ids[0]);
  const takeNotes = groupsToTake(notes, (note) => ownerOfNote(note, known) ?? ids[0]);
  return (id) => ({ matches: takeMatches(id), notes: takeNotes(id) });
}

/** The ids of segments; where a file gives none, the segment's number in its unit, made unique. */
export function segmentIds(elements: readonly XmlElement[]): readonly string[] {
  const given = elements.map((element) => attribute(element.tag, "id"));
  if (given.every((id) => id !== undefined)) return given;
  const taken = new Set(given);
  return given.map((id, index) => {
    if (id !== undefined) return id;
    return taken.has(String(index + 1)) ? `segment-${index + 1}` : String(index + 1);
  });
}

interface SegmentElements extends Companions {
  readonly unit: UnitId;
  readonly translate: boolean;
  readonly element: XmlElement;
  readonly id: string;
  readonly data: ReadonlyMap<string, string>;
  readonly reader: SegmentReader;
}

function readSegment(parts: SegmentElements): XliffSegment {
  const { unit, translate, element, id, data, matches, notes, reader } = parts;
  const source = childNamed(element, "source");
  const target = childNamed(element, "target");
  const record = matches.findLast(isPreviousMatch);
  const previous = record === undefined ? null : readVersion(record);
  const offers = matches.filter((match) => !isPreviousMatch(match)).map(readMatch);
  const judged = judgeTarget({
    source: () => contentOf(source, scopeOf(data, id)),
    target: () => contentOf(target, scopeOf(data, id)),
    isBlank: isBlankElement(target, isCode2),
    state: readState2(attribute(element.tag, "state"), attribute(element.tag, "subState")),
    approved: false,
    statedOrigin: "human",
    suggestions: offers,
    previous,
  });
  const remark = notes.find(isRemark);
  const facts = {
    unit,
    id: id as SegmentId, // an id by being in the file
    fileUnit: unit,
    fileSegment: attribute(element.tag, "id") ?? null,
    state: judged.state,
    origin: judged.origin,
    approved: judged.approved,
    suggestions: offers.length === 0 ? NO_SUGGESTIONS : offers.map((each) => each.suggestion),
    previous,
    notes: notes.length === 0 ? NO_TEXTS : notes.filter((note) => !isOurNote(note)).map(textOf),
    remark: remark === undefined ? null : textOf(remark),
    translate,
    element: { start: element.start, end: element.end },
    source,
    target,
    hasContent: judged.hasTarget,
  };
  return createSegment(facts, reader);
}

function contentOf(element: XmlElement | undefined, scope: InlineScope): Content {
  return element === undefined ? [] : readInline2(element, scope);
}

/** The texts of `originalData`, `cp` resolved. */
export function readOriginalData(element: XmlElement | undefined): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  for (const data of element === undefined ? [] : childrenNamed(element, "data")) {
    let value = "";
    for (const child of data.children) {
      if (child.type === "text") value += child.value;
      else if (child.type === "element") value += codePoint(attribute(child.tag, "hex"));
    }
    result.set(attribute(data.tag, "id") ?? "", value);
  }
  return result;
}

/** Ids of segments, and of annotations inside them, → the segment's id. */
export function ownersOfIds(
  elements: readonly XmlElement[],
  ids: readonly string[],
): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const visit = (element: XmlElement, owner: string) => {
    for (const child of childElements(element)) {
      const id = attribute(child.tag, "id");
      if (id !== undefined) owners.set(id, owner);
      visit(child, owner);
    }
  };
  elements.forEach((element, index) => {
    visit(element, ids[index] ?? "");
  });
  for (const id of ids) owners.set(id, id);
  return owners;
}

/** The matches of a unit. */
export function matchesOf(unit: XmlElement): readonly XmlElement[] {
  return childElements(unit)
    .filter((child) => isNamed(child, "matches", MATCHES.uri))
    .flatMap((matches) => childrenNamed(matches, "match"));
}

/** The id that a match refers to: the last step of its fragment identifier (2.1, section 4.6). */
export function referredId(match: XmlElement): string {
  return (attribute(match.tag, "ref") ?? "").replace(/^.*[#/]/, "");
}

/** The notes of a unit or, as some tools have it, of a segment. */
export function notesOf(element: XmlElement): readonly XmlElement[] {
  return childrenNamed(element, "notes").flatMap((notes) => childrenNamed(notes, "note"));
}

/**
 * The id of the segment that a note is for, by the note's own id as we write it; `undefined` for notes of the unit.
 * Other tools' ids of notes say nothing: they are a scope of their own.
 */
export function ownerOfNote(note: XmlElement, segments: ReadonlySet<string>): string | undefined {
  const id = attribute(note.tag, "id") ?? "";
  const owner = isRemark(note) ? id : /^(.*)\.n[0-9]+$/.exec(id)?.[1];
  return owner !== undefined && segments.has(owner) ? owner : undefined;
}

/** Whether a note is our remark on a segment. */
export function isRemark(note: XmlElement): boolean {
  return attribute(note.tag, "category") === REMARK_CATEGORY;
}

/** Whether a note tells a term, as those of a file that was one of 1.2 do; here the glossary module does. */
export function isTermNote2(note: XmlElement): boolean {
  return attribute(note.tag, "category") === GLOSSARY_NOTE;
}

function isOurNote(note: XmlElement): boolean {
  return isRemark(note) || isTermNote2(note) || attribute(note.tag, "category") === CONTEXT_CATEGORY;
}

/** Whether a match is our record of the earlier wording. */
export function isPreviousMatch(match: XmlElement): boolean {
  return attribute(match.tag, "subType") === PREVIOUS_SUBTYPE;
}

function matchScope(match: XmlElement): InlineScope {
  const inside = childElements(match).find((child) => child.tag.local === "originalData");
  return inside === undefined ? BARE_SCOPE : { data: readOriginalData(inside), idPrefix: "" };
}

/** `source` and `target` of a match are of the core namespace, not of the module's. */
function readVersion(match: XmlElement): PreviousVersion {
  const scope = matchScope(match);
  const find = (local: string) => childElements(match).find((child) => child.tag.local === local);
  return { source: contentOf(find("source"), scope), target: contentOf(find("target"), scope) };
}

/** Reads a match as a suggestion, ours or another tool's. */
export function readMatch(match: XmlElement): ReadSuggestion {
  const { tag } = match;
  const type = attribute(tag, "type");
  const quality = Number.parseFloat(attribute(tag, "matchQuality") ?? attribute(tag, "similarity") ?? "");
  const stated = parseOrigin(attribute(tag, "origin") ?? "");
  return {
    suggestion: {
      ...readVersion(match),
      quality: type === "icm" ? 101 : Number.isFinite(quality) ? quality : 0,
      ...stated,
      origin: type === "mt" ? "machine" : stated.origin,
    },
    used: attribute(tag, "subType") === USED_SUBTYPE,
    markable: (attribute(tag, "subType") ?? USED_SUBTYPE) === USED_SUBTYPE,
  };
}
