import type { Content } from "../article/content.ts";
import type { SegmentId, UnitId } from "../article/identity.ts";
import type { PreviousVersion } from "../article/translation.ts";
import { groupsToTake } from "./groups.ts";
import { BARE_SCOPE, codePoint, type InlineScope, readInline2 } from "./inline-2.ts";
import { judgeTarget, type ReadSuggestion } from "./judge.ts";
import { EXONYM, parseOrigin, USED } from "./marks.ts";
import type { XliffSegment } from "./model.ts";
import { MATCHES } from "./modules-2.ts";
import { type Surroundings, translates } from "./read-1.2.ts";
import { createSegment } from "./segment.ts";
import { readState2 } from "./states.ts";
import {
  attribute,
  childElements,
  childNamed,
  childrenNamed,
  isNamed,
  textOf,
  type XmlElement,
} from "./tree.ts";

/** The subType of a match that was put into its segment. */
export const USED_SUBTYPE = `${EXONYM}:${USED}`;
/** The subType of a match that is our record of the earlier wording. */
export const PREVIOUS_SUBTYPE = `${EXONYM}:previous`;
/** Category of our notes: where a unit stands in the article, and remarks on a segment (the note has the segment's id). */
export const CONTEXT_CATEGORY = `${EXONYM}-context`;
export const REMARK_CATEGORY = `${EXONYM}-remark`;

/** Reads a unit of 2.x: its segments, with the matches and notes that refer to them. */
export function readUnit(unit: XmlElement, around: Surroundings): XliffSegment[] {
  const data = readOriginalData(childNamed(unit, "originalData"));
  const elements = childrenNamed(unit, "segment");
  const ids = segmentIds(elements);
  const owners = ownersOfIds(elements, ids);
  const known = new Set(ids);
  const takeMatches = groupsToTake(matchesOf(unit), (match) => owners.get(referredId(match)) ?? ids[0]);
  const takeNotes = groupsToTake(notesOf(unit), (note) => ownerOfNote(note, known) ?? ids[0]);
  return elements.map((element, index) => {
    const id = ids[index] ?? "";
    const scope = { data, idPrefix: `${id}.` };
    const own = [...takeNotes(id), ...notesOf(element)];
    return readSegment({ unit, element, id, scope, matches: takeMatches(id), notes: own, around });
  });
}

/** The ids of segments; where a file gives none, the segment's number in its unit, made unique. */
export function segmentIds(elements: readonly XmlElement[]): readonly string[] {
  const given = new Set(elements.map((element) => attribute(element.tag, "id")));
  return elements.map((element, index) => {
    const id = attribute(element.tag, "id");
    if (id !== undefined) return id;
    return given.has(String(index + 1)) ? `segment-${index + 1}` : String(index + 1);
  });
}

interface SegmentElements {
  readonly unit: XmlElement;
  readonly element: XmlElement;
  readonly id: string;
  readonly scope: InlineScope;
  readonly matches: readonly XmlElement[];
  readonly notes: readonly XmlElement[];
  readonly around: Surroundings;
}

function readSegment({ unit, element, id, scope, matches, notes, around }: SegmentElements): XliffSegment {
  const source = childNamed(element, "source");
  const target = childNamed(element, "target");
  const previous = matches.filter(isPreviousMatch).map(readVersion).at(-1) ?? null;
  const suggestions = matches.filter((match) => !isPreviousMatch(match)).map(readMatch);
  const judged = judgeTarget({
    source: () => contentOf(source, scope),
    target: target === undefined ? null : readInline2(target, scope),
    state: readState2(attribute(element.tag, "state"), attribute(element.tag, "subState")),
    approved: false,
    statedOrigin: "human",
    suggestions,
    previous,
  });
  const remark = notes.find(isRemark);
  const facts = {
    unit: (attribute(unit.tag, "id") ?? "") as UnitId, // an id by being in the file
    id: id as SegmentId, // as above
    fileUnit: attribute(unit.tag, "id") ?? "",
    fileSegment: attribute(element.tag, "id") ?? null,
    state: judged.state,
    origin: judged.origin,
    approved: judged.approved,
    suggestions: suggestions.map((each) => each.suggestion),
    previous,
    notes: notes.filter((note) => !isOurNote(note)).map(textOf),
    remark: remark === undefined ? null : textOf(remark),
    translate: translates(unit.tag, around.translate),
    element: { start: element.start, end: element.end },
    source,
    target,
    hasContent: judged.target !== null,
  };
  const { positionOf, elementAt } = around;
  return createSegment(facts, { positionOf, contentAt: (start) => readInline2(elementAt(start), scope) });
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

function isOurNote(note: XmlElement): boolean {
  return isRemark(note) || attribute(note.tag, "category") === CONTEXT_CATEGORY;
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
