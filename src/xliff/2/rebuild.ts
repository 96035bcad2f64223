import { setAttribute } from "../../xml/attributes.ts";
import { applySplices, inOrder } from "../../xml/splice.ts";
import { attribute, childNamed, childrenNamed, type XmlElement } from "../../xml/tree.ts";
import { isEmptyChange } from "../change.ts";
import type { PlannedBlock, PlannedSegment, SegmentChange, XliffHead, XliffSegment } from "../model.ts";
import { asWritten } from "../planned.ts";
import { lead } from "../style.ts";
import { changeCompanions } from "./companions.ts";
import { rebuiltGlossary } from "./glossary.ts";
import type { NewId } from "./glossary-refs.ts";
import { contextNote21, joinSegments21, notes21, openUnit21, originalData21, segment21 } from "./layout.ts";
import { matches21 } from "./matches.ts";
import { rebuiltMetadata } from "./metadata.ts";
import { GLOSSARY, MATCHES, METADATA, moduleElement, wrap, wrapModule } from "./modules.ts";
import { createDataTable, type DataTable, data2 } from "./original-data.ts";
import { spliceSegment } from "./patch.ts";
import { CONTEXT_CATEGORY, isTermNote2, matchesOf, notesOf, readOriginalData } from "./read.ts";
import { partsOf, type UnitSite } from "./site.ts";
import { unitTerms } from "./unit-terms.ts";

/** A file whose units are made anew around the segments that stay. */
export interface Site2 {
  readonly head: XliffHead;
  /** Units by where their segments start. */
  readonly units: ReadonlyMap<number, UnitSite>;
  /** Layout and prefix for what is new. */
  readonly fresh: Omit<UnitSite, "unit" | "segments" | "data" | "originalData" | "hashes" | "names">;
}

/** What is written of one planned segment: its element, and the matches and notes that refer to it. */
interface Pieces {
  readonly element: string;
  readonly matches: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Makes a unit anew: start tag, foreign elements, comments and original data of the unit it was, the segments that
 * stay with their own bytes, changed by splice, the matches and notes that refer to them, and new ones.
 *
 * @param old the unit it was; `undefined` for a new one.
 */
export function rebuildUnit(site: Site2, block: PlannedBlock, old: UnitSite | undefined): string {
  const { style, prefixes } = old ?? site.fresh;
  const { text } = site.fresh;
  const data = old?.data ?? createDataTable(new Map());
  const stays = (note: XmlElement) => isWanted(note, block);
  const pieces = block.segments.map((planned) => piecesOf(site, planned, old, data, stays));
  const hashed = block.segments.map(asWritten);
  const common = old === undefined ? [] : unownedCompanions(old).filter(stays);
  const context = block.context ?? null;
  const notes = [
    ...(context === null ? [] : [contextNote21(context, style)]),
    ...common.filter((each) => each.tag.local === "note").map((each) => bytes(site, each)),
    ...pieces.flatMap((piece) => piece.notes),
  ];
  const matches = [
    ...common.filter((each) => each.tag.local === "match").map((each) => bytes(site, each)),
    ...pieces.flatMap((piece) => piece.matches),
  ];
  return [
    openTag(site, block, old),
    ...otherNodes(site, old).map((node) => lead(style, 1) + node),
    wrapModule(MATCHES, prefixes, matches, style),
    rebuiltGlossary(text, old?.unit, unitTerms(block), newIdIn(block, pieces), prefixes, style),
    rebuiltMetadata(text, old?.unit, hashed, prefixes, style),
    wrap(`${style.prefix}notes`, notes, style),
    originalData(site, old, data, pieces),
    joinSegments21(
      site.head,
      pieces.map((piece) => piece.element),
      style,
    ),
    `${lead(style, 0)}</${old?.unit.tag.name ?? `${style.prefix}unit`}>`,
  ].join("");
}

/** Notes that told terms when the file was one of 1.2 go as soon as its glossary tells them. */
function isWanted(companion: XmlElement, { terms }: PlannedBlock): boolean {
  return terms === undefined || !isTermNote2(companion);
}

/** What references of the unit that was refer to in the one that is made: segments by their new ids, and what is inside. */
function newIdIn(block: PlannedBlock, pieces: readonly Pieces[]): NewId {
  const renamed = new Map(
    block.segments.flatMap((each) =>
      "kept" in each && each.change?.id !== undefined ? [[each.kept.id as string, each.change.id]] : [],
    ),
  );
  let ids: ReadonlySet<string | undefined> | null = null;
  return (id) => {
    ids ??= new Set(pieces.flatMap(({ element }) => [...element.matchAll(ID)].map((each) => each[2])));
    const now = renamed.get(id) ?? id;
    return ids.has(now) ? now : undefined;
  };
}

const ID = /\sid\s*=\s*(["'])(.*?)\1/g;

function bytes({ fresh }: Site2, { start, end }: { readonly start: number; readonly end: number }): string {
  return fresh.text.slice(start, end);
}

function openTag({ fresh }: Site2, block: PlannedBlock, old: UnitSite | undefined): string {
  if (old === undefined) return openUnit21(block, fresh.style);
  const { text, unit } = old;
  const splices = [
    ...setAttribute(text, unit, "id", block.id),
    ...setAttribute(text, unit, "type", `exonym:${block.kind}`),
  ];
  return applySplices(text, inOrder(splices), { start: unit.start, end: unit.openEnd });
}

/** Comments, instructions and elements of other namespaces, but for the modules that are written anew. */
function otherNodes(site: Site2, old: UnitSite | undefined): readonly string[] {
  if (old === undefined) return [];
  const { unit } = old;
  const modules = [MATCHES, GLOSSARY, METADATA].map((module) => moduleElement(unit, module));
  return unit.children
    .filter(
      (child) =>
        (child.type !== "element" || !modules.includes(child)) &&
        (child.type === "other" || (child.type === "element" && child.tag.uri !== unit.tag.uri)),
    )
    .map((child) => bytes(site, child));
}

/** The data that stand there and are still referred to, and new ones. Where all stay and none is new, the same bytes. */
function originalData(
  site: Site2,
  old: UnitSite | undefined,
  data: DataTable,
  pieces: readonly Pieces[],
): string {
  const standing = old === undefined ? undefined : childNamed(old.unit, "originalData");
  if (old === undefined || standing === undefined) return originalData21(data, (old ?? site.fresh).style);
  const { style } = old;
  const used = new Set(
    pieces.flatMap(({ element }) => [...element.matchAll(DATA_REF)].map((each) => each[2])),
  );
  const entries = childrenNamed(standing, "data");
  const kept = entries.filter((each) => used.has(attribute(each.tag, "id")));
  const added = data.added();
  if (kept.length === entries.length && added.length === 0) return lead(style, 1) + bytes(site, standing);
  const written = [
    ...kept.map((each) => bytes(site, each)),
    ...added.map((each) => data2(each, style.prefix)),
  ];
  return wrap(`${style.prefix}originalData`, written, style);
}

const DATA_REF = /\sdataRef(?:Start|End)?\s*=\s*(["'])(.*?)\1/g;

/** Matches and notes of a unit that refer to none of its segments; our note of where it stands is written anew. */
function unownedCompanions({ unit, segments }: UnitSite): readonly XmlElement[] {
  const owned = new Set(
    [...segments.values()].flatMap(({ matches, remarks, notes }) => [...matches, ...remarks, ...notes]),
  );
  return [...matchesOf(unit), ...notesOf(unit)].filter(
    (each) => !owned.has(each) && attribute(each.tag, "category") !== CONTEXT_CATEGORY,
  );
}

function piecesOf(
  site: Site2,
  planned: PlannedSegment,
  home: UnitSite | undefined,
  data: DataTable,
  stays: (note: XmlElement) => boolean,
): Pieces {
  if ("kept" in planned) {
    const from = site.units.get(planned.kept.element.start);
    const { kept, change = {} } = planned;
    if (from !== undefined && canMove(from, kept, change, home))
      return keptPieces(from, kept, change, home, data, stays);
  }
  const segment = asWritten(planned);
  const { style, prefixes } = home ?? site.fresh;
  return {
    element: segment21(segment, data, style),
    matches: matches21(segment, prefixes, style),
    notes: notes21(segment, style),
  };
}

/** A segment that leaves its unit and has a part written anew cannot keep codes that refer to the unit's data. */
function canMove(
  from: UnitSite,
  segment: XliffSegment,
  { source, target }: SegmentChange,
  home: UnitSite | undefined,
): boolean {
  if (from.unit === home?.unit || (source === undefined && target === undefined)) return true;
  return !from.text.slice(segment.element.start, segment.element.end).includes("dataRef");
}

function keptPieces(
  from: UnitSite,
  segment: XliffSegment,
  change: SegmentChange,
  home: UnitSite | undefined,
  data: DataTable,
  staysNote: (note: XmlElement) => boolean,
): Pieces {
  const { text } = from;
  const { element, matches, remarks, notes } = partsOf(from, segment);
  const stays = from.unit === home?.unit;
  const inside = stays
    ? isEmptyChange(change)
      ? []
      : spliceSegment(from, segment, change)
    : spliceSegment({ ...from, data }, segment, change, movedRef(from, data));
  const { splices, removed, addedMatches, addedNotes } = changeCompanions(from, segment, change);
  const ordered = inOrder(splices);
  const kept = (elements: readonly XmlElement[]) =>
    elements
      .filter((each) => !removed.includes(each))
      .map((each) => {
        const own = ordered.filter((splice) => splice.start >= each.start && splice.end <= each.end);
        return applySplices(text, own, each);
      });
  return {
    element: applySplices(text, inOrder(inside), element),
    matches: [...kept(matches), ...addedMatches],
    notes: [...kept([...remarks, ...notes].filter(staysNote)), ...addedNotes],
  };
}

/** The id that a `data` of one unit has in the table of another; a reference to nothing goes. */
function movedRef(from: UnitSite, data: DataTable): (id: string) => string | undefined {
  const values = readOriginalData(childNamed(from.unit, "originalData"));
  return (id) => data.refOf(values.get(id) ?? "");
}
