import { setAttribute } from "../../xml/attributes.ts";
import { escapeText, sayable } from "../../xml/escape.ts";
import { carryLeads, whiteSpaceBefore } from "../../xml/leads.ts";
import { applySplices, inOrder } from "../../xml/splice.ts";
import { childrenNamed, type XmlElement } from "../../xml/tree.ts";
import { isEmptyChange } from "../change.ts";
import { rewriteElement } from "../element-splices.ts";
import type { BlockTerm, PlannedBlock, PlannedSegment } from "../model.ts";
import { asWritten } from "../planned.ts";
import { lead, type Style } from "../style.ts";
import { openGroup12, transUnit12 } from "./layout.ts";
import { spliceTransUnit } from "./patch.ts";
import { isOurs } from "./read.ts";
import { spliceTermNotes } from "./term-notes.ts";

/** A file whose blocks are made anew around the trans-units that stay. */
export interface Site12 {
  readonly text: string;
  readonly file: string;
  /** Trans-units that stay, by where they start, with what stands before them. */
  readonly units: ReadonlyMap<number, { readonly element: XmlElement; readonly lead: string }>;
  /** Layout of what is new. */
  readonly style: Style;
}

/** The trans-units of a block's tree: the group's children, or the block itself. */
export function transUnitsOf(block: XmlElement): readonly XmlElement[] {
  return block.tag.local === "trans-unit" ? [block] : childrenNamed(block, "trans-unit");
}

/** Collects the trans-units that stay from the trees of blocks. */
export function collectUnits12(
  text: string,
  blocks: readonly XmlElement[],
  stays: (start: number) => boolean,
): Site12["units"] {
  const units = new Map<number, { element: XmlElement; lead: string }>();
  for (const block of blocks) {
    const row = transUnitsOf(block);
    if (row[0] === block) {
      units.set(block.start, { element: block, lead: "" });
      continue;
    }
    const { leads } = carryLeads(text, row, (index) => stays(row[index]?.start ?? -1), frontEnd(text, block));
    row.forEach((element, index) => {
      units.set(element.start, { element, lead: leads[index] ?? "" });
    });
  }
  return units;
}

/** Where a group's first trans-unit begins, with the white space before it; where there is none, its end. */
function frontEnd(text: string, group: XmlElement): number {
  const first = transUnitsOf(group)[0];
  return Math.max(group.openEnd, whiteSpaceBefore(text, first?.start ?? group.closeStart));
}

/**
 * Makes a block anew: start tag, notes and foreign elements of the group it was, the trans-units that stay with their
 * own bytes, changed by splice, and new ones between them.
 *
 * @param old the block it was; `undefined` for a new one.
 */
export function rebuildGroup(
  site: Site12,
  block: PlannedBlock,
  old: XmlElement | undefined,
  stays: (start: number) => boolean,
): string {
  const { style } = site;
  const group = old?.tag.local === "group" ? old : undefined;
  // Groups of earlier versions have one note for all their sentences.
  const hasNote = group !== undefined && childrenNamed(group, "note").some(isOurs);
  const context = hasNote ? undefined : block.context;
  const inside = block.segments
    .map((planned, index) => writeSegment(site, planned, context, block.terms?.[index]))
    .join("");
  if (group === undefined) {
    return `${openGroup12(block, style)}${inside}${lead(style, 0)}</${style.prefix}group>`;
  }
  return rebuiltFront(site, block, group) + inside + groupEnd(site, group, stays);
}

function rebuiltFront({ text }: Site12, block: PlannedBlock, group: XmlElement): string {
  const note = childrenNamed(group, "note").find(isOurs);
  const context = block.context;
  const splices = [
    ...setAttribute(text, group, "id", block.id),
    ...setAttribute(text, group, "restype", `x-${block.kind}`),
    ...(note === undefined || context === undefined
      ? []
      : rewriteElement(text, note, escapeText(sayable(context)), [])),
  ];
  const end = group.tag.isSelfClosing ? group.openEnd : frontEnd(text, group);
  const front = applySplices(text, inOrder(splices), { start: group.start, end });
  return group.tag.isSelfClosing ? `${front.slice(0, -2).trimEnd()}>` : front;
}

/** What stands behind the last trans-unit of a group, with what stood before those that do not stay. */
function groupEnd({ text, style }: Site12, group: XmlElement, stays: (start: number) => boolean): string {
  if (group.tag.isSelfClosing) return `${lead(style, 0)}</${group.tag.name}>`;
  const row = transUnitsOf(group);
  const from = frontEnd(text, group);
  const { rest } = carryLeads(text, row, (index) => stays(row[index]?.start ?? -1), from);
  return rest + text.slice(row.at(-1)?.end ?? from, group.end);
}

function writeSegment(
  site: Site12,
  planned: PlannedSegment,
  context: string | undefined,
  terms: readonly BlockTerm[] | undefined,
): string {
  const { text, file, style } = site;
  const asNew = () => lead(style, 1) + transUnit12(asWritten(planned), style, context, terms);
  if ("added" in planned) return asNew();
  const { kept, change = {} } = planned;
  const unit = site.units.get(kept.element.start);
  if (unit === undefined) return asNew();
  const changed = isEmptyChange(change) ? [] : [{ segment: kept, change }];
  const splices = inOrder([
    ...spliceTransUnit(text, file, unit.element, changed),
    // Behind the others: a target that is new comes before the notes.
    ...(terms === undefined ? [] : spliceTermNotes(text, unit.element, terms)),
  ]);
  return (unit.lead || lead(style, 1)) + applySplices(text, splices, unit.element);
}
