import { usageError } from "../article/problem.ts";
import { carryLeads, whiteSpaceBefore } from "../xml/leads.ts";
import { prefixOf } from "../xml/scan.ts";
import { applySplices, inOrder } from "../xml/splice.ts";
import type { XmlElement } from "../xml/tree.ts";
import { collectUnits12, rebuildGroup } from "./1.2/rebuild.ts";
import { rebuildUnit } from "./2/rebuild.ts";
import { unitSite } from "./2/site.ts";
import { blockTermsAgree, holdsTerms, spliceBlockTerms } from "./block-terms.ts";
import { isEmptyChange } from "./change.ts";
import { headSplices } from "./head-splices.ts";
import type { PlannedBlock, PlannedSegment, XliffDocument, XliffHead, XliffSegment } from "./model.ts";
import { type Outline, outlineOf } from "./outline.ts";
import { refuseForbidden } from "./planned.ts";
import { readXliff } from "./read.ts";
import { lead, NEW_STYLE_12, NEW_STYLE_21, type Style, styleAt } from "./style.ts";

/**
 * The file of an article that has changed. What stands outside the paragraphs stays as it was; a paragraph whose
 * segments are all kept without a change keeps its bytes, also when it moves; any other is made anew around the kept
 * trans-units (1.2) or segments (2.x) with their own bytes, changed by splice. Comments and elements of other tools
 * between paragraphs stay with the paragraph that follows. The file keeps its version, whatever `head` says.
 * Where nothing changes, the result is the identical text.
 *
 * @param blocks the paragraphs of the file to be; what they keep is of `old`, each segment at most once.
 * @throws ExonymError where the file holds several `file` elements or another tool's groups around our paragraphs, or
 * a text holds a character that XML cannot hold.
 * @throws Error where the result does not read as planned: an error of ours; nothing must be written.
 * @example
 * updateXliff(document, head, document.blocks.map((block) => ({
 *   id: block.id,
 *   kind: "paragraph",
 *   segments: block.segments.map((kept) => ({ kept })),
 * }))) // document.text, but for the head
 */
export function updateXliff(old: XliffDocument, head: XliffHead, blocks: readonly PlannedBlock[]): string {
  const plan = assign(old, holdsTerms(old) ? blocks : blocks.map(withoutTerms));
  const isSame = isUnchanged(old, plan) && headAgrees(old, head);
  if (isSame && plan.every(({ block }) => block.terms === undefined)) return old.text;
  const outline = outlineOf(old);
  // Terms alone are no reason to refuse a file whose translations are fine.
  if (isSame && (isWrapped(outline) || haveTerms(plan, outline))) return old.text;
  refuseWrapped(old, outline);
  const result = assemble(old, head, plan, outline);
  verify(result, old, plan);
  return result;
}

/** A planned paragraph, and the index of the old block whose place and frame it takes; -1 for a new one. */
interface Assigned {
  readonly block: PlannedBlock;
  readonly from: number;
  /** Whether it is that block, unchanged. */
  readonly isSame: boolean;
}

/** Gives each planned paragraph the old block of its id, else the one where its first kept segment stood. */
function assign(old: XliffDocument, blocks: readonly PlannedBlock[]): readonly Assigned[] {
  const byId = Map.groupBy(old.blocks.keys(), (index) => old.blocks[index]?.id);
  const homes = new Map(
    old.blocks.flatMap((block, index) => block.segments.map((each) => [each, index] as const)),
  );
  const taken = new Set<number>();
  const take = (index: number | undefined): number => {
    if (index === undefined || taken.has(index)) return -1;
    taken.add(index);
    return index;
  };
  const own = blocks.map((block) => take(byId.get(block.id)?.shift()));
  return blocks.map((block, at) => {
    const claimed = own[at] ?? -1;
    const from = claimed >= 0 ? claimed : take(firstHome(block, homes));
    const before = old.blocks[from];
    const isSame =
      before !== undefined && before.id === block.id && keepsAll(block.segments, before.segments);
    return { block, from, isSame };
  });
}

function firstHome(block: PlannedBlock, homes: ReadonlyMap<XliffSegment, number>): number | undefined {
  for (const planned of block.segments) {
    const home = "kept" in planned ? homes.get(planned.kept) : undefined;
    if (home !== undefined) return home;
  }
  return undefined;
}

function keepsAll(planned: readonly PlannedSegment[], before: readonly XliffSegment[]): boolean {
  return (
    planned.length === before.length &&
    planned.every(
      (each, index) => "kept" in each && each.kept === before[index] && isEmptyChange(each.change),
    )
  );
}

function isUnchanged(old: XliffDocument, plan: readonly Assigned[]): boolean {
  return (
    plan.length === old.blocks.length && plan.every(({ from, isSame }, index) => isSame && from === index)
  );
}

function headAgrees(old: XliffDocument, head: XliffHead): boolean {
  return (
    old.original === head.original &&
    old.sourceLocale === head.sourceLocale &&
    old.targetLocale === head.targetLocale
  );
}

function withoutTerms({ terms: _terms, ...block }: PlannedBlock): PlannedBlock {
  return block;
}

/** Whether all paragraphs, which are unchanged, tell the terms that they are to tell. */
function haveTerms(plan: readonly Assigned[], outline: Outline): boolean {
  return plan.every(({ block, from }) => {
    const element = outline.blocks[from];
    return element === undefined || blockTermsAgree(block, element);
  });
}

function isWrapped(outline: Outline): boolean {
  return !outline.isFlat || outline.files.length !== 1;
}

function refuseWrapped(old: XliffDocument, outline: Outline): void {
  if (!isWrapped(outline)) return;
  throw usageError(
    outline.files.length === 1
      ? "Another tool has put groups around the paragraphs of this file."
      : `This file holds ${outline.files.length} files, an article of ours has one.`,
    "Restore the file as it was before that tool saved it, and put its targets in again.",
    { file: old.file },
  );
}

function assemble(old: XliffDocument, head: XliffHead, plan: readonly Assigned[], outline: Outline): string {
  const { text } = old;
  const { holder } = outline;
  const is2 = old.version.startsWith("2");
  const style = freshStyle(text, outline, is2 ? NEW_STYLE_21 : NEW_STYLE_12);
  const rebuild = is2 ? rebuilder2(old, head, plan, outline, style) : rebuilder12(old, plan, outline, style);
  const reused = new Set(plan.map(({ from }) => from));
  const first = outline.blocks[0]?.start ?? holder.closeStart;
  const from = Math.max(holder.openEnd, whiteSpaceBefore(text, first));
  const { leads, rest } = carryLeads(text, outline.blocks, (index) => reused.has(index), from);
  let middle = "";
  for (const { block, from: index, isSame } of plan) {
    const element = outline.blocks[index];
    const written = isSame && element ? keptBlock(text, block, element, outline) : rebuild(block, element);
    refuseForbidden(head, `Unit ${block.id}`, written);
    middle += (leads[index] ?? lead(style, 0)) + written;
  }
  const front = applySplices(text, inOrder(headSplices(text, head, outline, is2)), { start: 0, end: from });
  const back = text.slice(outline.blocks.at(-1)?.end ?? from);
  if (!holder.tag.isSelfClosing) return front + middle + rest + back;
  if (middle === "") return front + back;
  return `${front.slice(0, -2).trimEnd()}>${middle}</${holder.tag.name}>${back}`;
}

/** A paragraph that stays: its own bytes, but for terms that have changed. */
function keptBlock(text: string, block: PlannedBlock, element: XmlElement, { prefixes }: Outline): string {
  return applySplices(text, inOrder(spliceBlockTerms(text, block, element, prefixes)), element);
}

/** The layout of what is new: that of the first block, else that of a new file. */
function freshStyle(text: string, outline: Outline, fallback: Style): Style {
  const [first] = outline.blocks;
  if (first !== undefined) return styleAt(text, first, 0);
  return { ...fallback, prefix: prefixOf(outline.root.tag) };
}

type Rebuild = (block: PlannedBlock, old: XmlElement | undefined) => string;

function rebuilder12(old: XliffDocument, plan: readonly Assigned[], outline: Outline, style: Style): Rebuild {
  const { text, file } = old;
  const kept = new Set(keptSegments(plan).map((segment) => segment.element.start));
  const cut = cutUnits(old);
  const stays = (start: number) => kept.has(start) && !cut.has(start);
  const units = collectUnits12(text, outline.blocks, stays);
  const site = { text, file, style, units: new Map([...units].filter(([start]) => stays(start))) };
  return (block, element) => rebuildGroup(site, block, element, stays);
}

/** Trans-units that a tool has cut into several segments: they are written anew where their paragraph changes. */
function cutUnits(old: XliffDocument): ReadonlySet<number> {
  const seen = new Set<number>();
  const cut = new Set<number>();
  for (const { element } of old.segments) (seen.has(element.start) ? cut : seen).add(element.start);
  return cut;
}

function rebuilder2(
  old: XliffDocument,
  head: XliffHead,
  plan: readonly Assigned[],
  outline: Outline,
  style: Style,
): Rebuild {
  const { text, file } = old;
  const fresh = { text, file, style, prefixes: outline.prefixes };
  const kept = new Set(keptSegments(plan).map((segment) => segment.element.start));
  const sites = new Map(
    outline.blocks.map((unit) => [unit, unitSite(text, file, unit, outline.prefixes)] as const),
  );
  const units = new Map(
    [...sites.values()].flatMap((site) =>
      [...site.segments.keys()].filter((start) => kept.has(start)).map((start) => [start, site] as const),
    ),
  );
  return (block, element) =>
    rebuildUnit({ head, units, fresh }, block, element === undefined ? undefined : sites.get(element));
}

function keptSegments(plan: readonly Assigned[]): readonly XliffSegment[] {
  return plan.flatMap(({ block }) => block.segments.flatMap((each) => ("kept" in each ? [each.kept] : [])));
}

/** Reads the result: it must hold what was planned, and all targets that were to stay. */
function verify(result: string, old: XliffDocument, plan: readonly Assigned[]): void {
  const planned = plan.flatMap(({ block }) => block.segments);
  const { segments } = readXliff(result, old.file);
  if (segments.length !== planned.length)
    throw new Error("The updated file does not hold the planned segments.");
  planned.forEach((each, index) => {
    const wanted = "added" in each ? each.added.id : (each.change?.id ?? each.kept.id);
    const read = segments[index];
    if (read?.id !== wanted) throw new Error(`Segment ${wanted} is not where it was planned.`);
    const lost = "kept" in each && each.change?.target === undefined && each.kept.target !== null;
    if (lost && read.target === null && each.change?.source === undefined) {
      throw new Error(`The target of segment ${wanted} would be lost.`);
    }
  });
}
