import type { Content } from "../article/content.ts";
import { setAttribute } from "./attributes.ts";
import {
  type Changed,
  changedInner,
  changeSuggestions,
  type RawChange,
  refuseForbiddenIn,
  renderChanged,
  withoutSource,
} from "./change.ts";
import { type Attributes, insertion, removal, rewriteElement } from "./element-splices.ts";
import { groupsToTake } from "./groups.ts";
import { writer2 } from "./inline-2.ts";
import { originalData21, remark21 } from "./layout-2.1.ts";
import { previous21, suggestion21 } from "./matches-2.ts";
import { hashElements, spliceHash } from "./metadata-2.ts";
import type { SegmentChange, XliffSegment } from "./model.ts";
import { MATCHES, type ModulePrefixes, moduleElement, wrap, wrapModule } from "./modules-2.ts";
import { createDataTable, type DataTable, data2 } from "./original-data.ts";
import {
  isPreviousMatch,
  isRemark,
  matchesOf,
  notesOf,
  ownerOfNote,
  ownersOfIds,
  readMatch,
  readOriginalData,
  referredId,
  segmentIds,
  USED_SUBTYPE,
} from "./read-2.ts";
import { catalogCodes } from "./render.ts";
import type { Splice } from "./splice.ts";
import { stateName2 } from "./states.ts";
import { lead, type Style, styleAt } from "./style.ts";
import { attribute, childElements, childNamed, childrenNamed, type XmlElement } from "./tree.ts";

/** A unit of 2.x, and what its splices need to know of it. */
export interface UnitSite {
  readonly text: string;
  readonly file: string;
  readonly unit: XmlElement;
  readonly style: Style;
  /** Prefixes bound to modules around the unit. */
  readonly prefixes: ModulePrefixes;
  /** The unit's original data, and what the codes that are written need besides. */
  readonly data: DataTable;
  /** The elements that hold the hashes of sources, by segment id. */
  readonly hashes: ReadonlyMap<string, XmlElement>;
  /** The unit's segments, by where they start. */
  readonly segments: ReadonlyMap<number, SegmentParts>;
}

/** A segment element, and the matches and notes of its unit that refer to it. */
export interface SegmentParts {
  readonly element: XmlElement;
  readonly matches: readonly XmlElement[];
  readonly remarks: readonly XmlElement[];
  readonly notes: readonly XmlElement[];
}

/** A unit with all that its splices need, looked up once. */
export function unitSite(text: string, file: string, unit: XmlElement, prefixes: ModulePrefixes): UnitSite {
  const elements = childrenNamed(unit, "segment");
  const ids = segmentIds(elements);
  const owners = ownersOfIds(elements, ids);
  const known = new Set(ids);
  const takeMatches = groupsToTake(matchesOf(unit), (match) => owners.get(referredId(match)));
  const takeNotes = groupsToTake(notesOf(unit), (note) => ownerOfNote(note, known));
  const segments = elements.map((element, index) => {
    const named = takeNotes(ids[index]);
    const parts: SegmentParts = {
      element,
      matches: takeMatches(ids[index]),
      remarks: named.filter(isRemark),
      notes: named.filter((note) => !isRemark(note)),
    };
    return [element.start, parts] as const;
  });
  return {
    text,
    file,
    unit,
    style: styleAt(text, unit, 0),
    prefixes,
    data: createDataTable(readOriginalData(childNamed(unit, "originalData"))),
    hashes: hashElements(unit),
    segments: new Map(segments),
  };
}

/** Changes of the matches and notes that refer to one segment. */
export interface Companions {
  /** Inside elements that stay. */
  readonly splices: readonly Splice[];
  readonly removed: readonly XmlElement[];
  readonly addedMatches: readonly string[];
  readonly addedNotes: readonly string[];
}

/** The splices that change segments of one unit. */
export function spliceUnit(site: UnitSite, changed: readonly Changed[]): readonly Splice[] {
  const companions = changed.map(({ segment, change }) => changeCompanions(site, segment, change));
  const removed = new Set(companions.flatMap((each) => each.removed));
  return [
    ...changed.flatMap(({ segment, change }) => [
      ...spliceSegment(site, segment, change),
      ...spliceHash(site.text, site.hashes.get(segment.id), change),
    ]),
    ...companions.flatMap((each) => each.splices),
    ...spliceMatches(
      site,
      removed,
      companions.flatMap((each) => each.addedMatches),
    ),
    ...spliceNotes(
      site,
      removed,
      companions.flatMap((each) => each.addedNotes),
    ),
    ...spliceData(site),
  ];
}

/** The parts of a segment in its unit. */
export function partsOf(site: UnitSite, segment: XliffSegment): SegmentParts {
  const parts = site.segments.get(segment.element.start);
  if (parts === undefined) throw new Error("The segment is not of this document.");
  return parts;
}

/**
 * Source, target, state and ids inside a segment element.
 *
 * @param newRef the id that a `data` of this unit has where the segment goes; needed only where it leaves its unit.
 */
export function spliceSegment(
  site: UnitSite,
  segment: XliffSegment,
  change: RawChange,
  newRef: (id: string) => string | undefined = (id) => id,
): readonly Splice[] {
  const { text, style } = site;
  const { element } = partsOf(site, segment);
  const source = childNamed(element, "source");
  const target = childNamed(element, "target");
  const write = (content: Content) => render(site, segment, change, content, source);
  const inner = changedInner(segment, change, write);
  const newSource = change.source === undefined || source === undefined ? undefined : write(change.source);
  const splices: Splice[] = [];
  if (newSource !== undefined && source !== undefined) {
    splices.push(...rewriteElement(text, source, newSource, []));
  }
  if (target !== undefined && inner === "" && isArticleUnit(site)) splices.push(removal(text, target));
  else if (target !== undefined) splices.push(...rewriteElement(text, target, inner, []));
  else if (inner !== undefined && inner !== "") {
    if (source === undefined) throw withoutSource(site.file, segment);
    const written = `<${style.prefix}target>${inner}</${style.prefix}target>`;
    splices.push(insertion(source.end, lead(style, 2) + written));
  }
  const keptParts = [newSource === undefined ? source : undefined, inner === undefined ? target : undefined];
  return [
    ...rewriteElement(text, element, undefined, stateAttributes(change)),
    ...renameSegment(site, segment, change, element),
    ...keptParts.flatMap((part) =>
      part === undefined ? [] : spliceCodes(text, part, segment.id, change.id ?? segment.id, newRef),
    ),
    ...splices,
  ];
}

/** Whether a unit is a paragraph of an article: its codes must not be deleted, so it has no empty targets. */
function isArticleUnit({ unit }: UnitSite): boolean {
  return attribute(unit.tag, "type")?.startsWith("exonym:") ?? false;
}

/** `approved` has no attribute of its own in 2.x: it is the state `final`. */
function stateAttributes({ state, approved }: SegmentChange): Attributes {
  const wanted = state ?? (approved === true ? "final" : undefined);
  if (wanted === undefined) return [];
  const written = stateName2(wanted);
  return [
    ["state", written.state],
    ["subState", written.subState],
  ];
}

function renameSegment(
  { text }: UnitSite,
  segment: XliffSegment,
  { id }: SegmentChange,
  element: XmlElement,
): readonly Splice[] {
  return id === undefined || id === segment.id ? [] : setAttribute(text, element, "id", id);
}

/** Codes that are not written anew: a new id of their segment stands before theirs, and their data may be elsewhere. */
function spliceCodes(
  text: string,
  parent: XmlElement,
  oldId: string,
  newId: string,
  newRef: (id: string) => string | undefined,
): readonly Splice[] {
  return childElements(parent).flatMap((child) => [
    ...["id", "startRef"].flatMap((name) => {
      const value = attribute(child.tag, name);
      return newId !== oldId && value?.startsWith(`${oldId}.`)
        ? setAttribute(text, child, name, `${newId}.${value.slice(oldId.length + 1)}`)
        : [];
    }),
    ...["dataRef", "dataRefStart", "dataRefEnd"].flatMap((name) => {
      const value = attribute(child.tag, name);
      return value === undefined ? [] : setAttribute(text, child, name, newRef(value));
    }),
    ...spliceCodes(text, child, oldId, newId, newRef),
  ]);
}

/** What a change does to matches and notes. */
export function changeCompanions(site: UnitSite, segment: XliffSegment, change: SegmentChange): Companions {
  const { text, file, style } = site;
  const id = change.id ?? segment.id;
  const { matches, remarks, notes } = partsOf(site, segment);
  const earlier = matches.filter(isPreviousMatch);
  const offers = matches.filter((match) => !isPreviousMatch(match));
  const after = changeSuggestions(segment, offers.map(readMatch), change);
  const added = [];
  if (change.previous) added.push(previous21(change.previous, id, site.prefixes, style));
  for (const each of after.added) {
    refuseForbiddenIn(file, segment, each.suggestion.from);
    added.push(suggestion21(each, id, site.prefixes, style));
  }
  const marks = offers.flatMap((match, index) => {
    const { used } = readMatch(match);
    const wanted = after.used[index] ?? used;
    return wanted === used ? [] : setAttribute(text, match, "subType", wanted ? USED_SUBTYPE : undefined);
  });
  const kept = change.previous === undefined ? matches : offers;
  const keptNotes = change.remark === undefined ? [...notes, ...remarks] : notes;
  refuseForbiddenIn(file, segment, change.remark ?? "");
  return {
    splices: [...marks, ...renameCompanions(text, segment, change, kept, keptNotes)],
    removed: [
      ...(change.previous === undefined ? [] : earlier),
      ...(change.remark === undefined ? [] : remarks),
    ],
    addedMatches: added,
    addedNotes: change.remark ? [remark21(change.remark, id, style)] : [],
  };
}

function renameCompanions(
  text: string,
  segment: XliffSegment,
  { id }: SegmentChange,
  matches: readonly XmlElement[],
  notes: readonly XmlElement[],
): readonly Splice[] {
  if (id === undefined || id === segment.id) return [];
  const refs = matches.flatMap((match) => {
    const ref = attribute(match.tag, "ref") ?? "";
    return referredId(match) === segment.id
      ? setAttribute(text, match, "ref", ref.slice(0, ref.length - segment.id.length) + id)
      : [];
  });
  const ids = notes.flatMap((note) => {
    const value = attribute(note.tag, "id") ?? "";
    return setAttribute(text, note, "id", id + value.slice(segment.id.length));
  });
  return [...refs, ...ids];
}

function spliceMatches(
  site: UnitSite,
  removed: ReadonlySet<XmlElement>,
  added: readonly string[],
): readonly Splice[] {
  const standing = moduleElement(site.unit, MATCHES);
  if (standing !== undefined) return spliceList(site, standing, removed, added);
  return added.length === 0
    ? []
    : [insertion(site.unit.openEnd, wrapModule(MATCHES, site.prefixes, added, site.style))];
}

/** Notes stand behind elements of other namespaces, before all others. */
function spliceNotes(
  site: UnitSite,
  removed: ReadonlySet<XmlElement>,
  added: readonly string[],
): readonly Splice[] {
  const { unit, style } = site;
  const standing = childNamed(unit, "notes");
  if (standing !== undefined) return spliceList(site, standing, removed, added);
  if (added.length === 0) return [];
  return [insertion(foreignEnd(unit), wrap(`${style.prefix}notes`, added, style))];
}

/** Original data stand behind the notes, before the segments. */
function spliceData({ text, unit, style, data }: UnitSite): readonly Splice[] {
  const added = data.added();
  if (added.length === 0) return [];
  const standing = childNamed(unit, "originalData");
  if (standing === undefined) {
    return [insertion(childNamed(unit, "notes")?.end ?? foreignEnd(unit), originalData21(data, style))];
  }
  const inside = added.map((each) => lead(style, 2) + data2(each, style.prefix)).join("");
  if (standing.tag.isSelfClosing) return rewriteElement(text, standing, inside, []);
  return [insertion(childElements(standing).at(-1)?.end ?? standing.openEnd, inside)];
}

/** Where the elements of other namespaces end. */
function foreignEnd(unit: XmlElement): number {
  const foreign = childElements(unit).filter((child) => child.tag.uri !== unit.tag.uri);
  return foreign.at(-1)?.end ?? unit.openEnd;
}

/** Takes children out of an element and adds others at its end; where none is left, the element goes too. */
function spliceList(
  { text, style }: UnitSite,
  list: XmlElement,
  removed: ReadonlySet<XmlElement>,
  added: readonly string[],
): readonly Splice[] {
  const children = childElements(list);
  const gone = children.filter((child) => removed.has(child));
  if (added.length === 0 && gone.length > 0 && gone.length === children.length) return [removal(text, list)];
  const inside = added.map((element) => lead(style, 2) + element).join("");
  if (list.tag.isSelfClosing) return added.length === 0 ? [] : rewriteElement(text, list, inside, []);
  const at = children.at(-1)?.end ?? list.openEnd;
  return [
    ...gone.map((child) => removal(text, child)),
    ...(added.length === 0 ? [] : [insertion(at, inside)]),
  ];
}

function render(
  site: UnitSite,
  segment: XliffSegment,
  change: SegmentChange,
  content: Content,
  source: XmlElement | undefined,
): string {
  const old = `${segment.id}.`;
  const isArticle = isArticleUnit(site);
  const idPrefix = isArticle ? `${change.id ?? segment.id}.` : "";
  const isRenamed = change.id !== undefined && change.id !== segment.id;
  // The codes of a source that goes, or of another id, are no model for new ones.
  const isModel = change.source === undefined && !isRenamed;
  const catalog = catalogCodes(site.text, isModel ? source : undefined, old);
  const writer = writer2({ prefix: site.style.prefix, idPrefix, data: site.data, isArticle });
  return renderChanged(site.file, segment, content, catalog, writer);
}
