import { setAttribute } from "./attributes.ts";
import { isEmptyChange } from "./change.ts";
import {
  contextNote21,
  joinSegments21,
  matches21,
  notes21,
  openUnit21,
  segment21,
  wrap,
  wrapMatches,
} from "./layout-2.1.ts";
import type { PlannedBlock, PlannedSegment, SegmentChange, XliffHead, XliffSegment } from "./model.ts";
import { changeCompanions, matchesElement, partsOf, spliceSegment, type UnitSite } from "./patch-2.ts";
import { asWritten } from "./planned.ts";
import { CONTEXT_CATEGORY, matchesOf, notesOf } from "./read-2.ts";
import { applySplices, inOrder } from "./splice.ts";
import { lead } from "./style.ts";
import { attribute, childNamed, type XmlElement } from "./tree.ts";

/** A file whose units are made anew around the segments that stay. */
export interface Site2 {
  readonly head: XliffHead;
  /** Units by where their segments start. */
  readonly units: ReadonlyMap<number, UnitSite>;
  /** Layout and prefix for what is new. */
  readonly fresh: Omit<UnitSite, "unit" | "segments">;
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
  const { style, matchesPrefix } = old ?? site.fresh;
  const pieces = block.segments.map((planned) => piecesOf(site, planned, old));
  const common = old === undefined ? [] : unownedCompanions(old);
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
    wrapMatches(matchesPrefix, matches, style),
    wrap(`${style.prefix}notes`, notes, style),
    ...originalData(site, old).map((element) => lead(style, 1) + element),
    joinSegments21(
      site.head,
      pieces.map((piece) => piece.element),
      style,
    ),
    `${lead(style, 0)}</${old?.unit.tag.name ?? `${style.prefix}unit`}>`,
  ].join("");
}

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

/** Comments, instructions and elements of other namespaces, but for the matches. */
function otherNodes(site: Site2, old: UnitSite | undefined): readonly string[] {
  if (old === undefined) return [];
  const { unit } = old;
  const matches = matchesElement(unit);
  return unit.children
    .filter(
      (child) =>
        child !== matches &&
        (child.type === "other" || (child.type === "element" && child.tag.uri !== unit.tag.uri)),
    )
    .map((child) => bytes(site, child));
}

function originalData(site: Site2, old: UnitSite | undefined): readonly string[] {
  const data = old === undefined ? undefined : childNamed(old.unit, "originalData");
  return data === undefined ? [] : [bytes(site, data)];
}

/** Matches and notes of a unit that refer to none of its segments; our note of where it stands is written anew. */
function unownedCompanions({ unit, segments }: UnitSite): readonly XmlElement[] {
  const owned = new Set(
    [...segments.values()].flatMap(({ matches, remarks, notes }) => [...matches, ...remarks, ...notes]),
  );
  return [...matchesOf(unit), ...notesOf(unit)].filter(
    (each) => !owned.has(each) && attribute(each.tag, "category") !== CONTEXT_CATEGORY,
  );
}

function piecesOf(site: Site2, planned: PlannedSegment, home: UnitSite | undefined): Pieces {
  if ("kept" in planned) {
    const from = site.units.get(planned.kept.element.start);
    if (from !== undefined && canMove(from, planned.kept, home)) {
      return keptPieces(from, planned.kept, planned.change ?? {});
    }
  }
  const segment = asWritten(planned);
  const { style, matchesPrefix } = home ?? site.fresh;
  return {
    element: segment21(segment, style),
    matches: matches21(segment, matchesPrefix, style),
    notes: notes21(segment, style),
  };
}

/** A segment whose codes refer to the original data of its unit cannot stand in another with its own bytes. */
function canMove(from: UnitSite, segment: XliffSegment, home: UnitSite | undefined): boolean {
  if (from.unit === home?.unit) return true;
  return !from.text.slice(segment.element.start, segment.element.end).includes("dataRef");
}

function keptPieces(from: UnitSite, segment: XliffSegment, change: SegmentChange): Pieces {
  const { text } = from;
  const { element, matches, remarks, notes } = partsOf(from, segment);
  const inside = isEmptyChange(change) ? [] : spliceSegment(from, segment, change);
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
    notes: [...kept([...remarks, ...notes]), ...addedNotes],
  };
}
