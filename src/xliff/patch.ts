import { type Changed, isEmptyChange, type RawChange } from "./change.ts";
import type { SegmentChange, XliffDocument, XliffSegment } from "./model.ts";
import type { ModulePrefixes } from "./modules-2.ts";
import { modulePrefixes } from "./outline.ts";
import { spliceTransUnit } from "./patch-1.2.ts";
import { spliceUnit } from "./patch-2.ts";
import type { XmlTag } from "./scan.ts";
import { unitSite } from "./site-2.ts";
import { applySplices, inOrder, proveSplices, type Splice } from "./splice.ts";
import { outermostTag, rereader, scanTrees, type XmlElement } from "./tree.ts";

/**
 * Changes segments of a file and nothing else: BOM, line ends, quotes, order of attributes, comments, processing
 * instructions, elements and attributes of other tools all stay, byte for byte. What is inserted takes the file's own
 * prefix, line end and indentation; a code in a target is the very element that the segment's source has for it.
 * The new text is parsed again and compared with the old one before it is returned.
 *
 * @param changes for segments of this very document.
 * @throws ExonymError where a change holds a character that XML cannot hold.
 * @throws Error where the proof fails: an error of ours; nothing must be written.
 * @example
 * patchXliff(document, new Map([[segment, { target: [text("Bonjour")], state: "translated", origin: "human" }]]));
 */
export function patchXliff(
  document: XliffDocument,
  changes: ReadonlyMap<XliffSegment, SegmentChange>,
): string {
  const splices = rawSplices(document, changes);
  if (splices.length === 0) return document.text;
  return provenText(document, splices);
}

export type { RawChange } from "./change.ts";

/** Applies splices to a document's text and proves that they did nothing else. */
export function provenText({ text }: XliffDocument, splices: readonly Splice[]): string {
  const ordered = inOrder(splices);
  const result = applySplices(text, ordered, { start: 0, end: text.length });
  proveSplices(text, result, ordered);
  return result;
}

/** The splices that make changes, in any order; a target may be given as XML. */
export function rawSplices(
  document: XliffDocument,
  changes: ReadonlyMap<XliffSegment, RawChange>,
): readonly Splice[] {
  const { text, file } = document;
  const reread = rereader(text, file);
  const prefixes = modulePrefixes({ tag: rootTag(document) });
  const splices: Splice[] = [];
  let made = 0;
  for (const { start, changed } of changedUnits(document, changes)) {
    const unit = reread(start, document.bindingsAt(start));
    const unitSplices =
      unit.tag.local === "unit"
        ? spliceUnit(unitSite(text, file, unit, prefixes), changed)
        : spliceTransUnit(text, file, unit, changed);
    for (const splice of unitSplices) splices.push(splice);
    made += changed.length;
  }
  let wanted = 0;
  for (const change of changes.values()) if (!isEmptyChange(change)) wanted++;
  if (made < wanted) throw new Error("A changed segment is not of this document.");
  return splices;
}

/** A trans-unit or unit, by where it starts, and what is to be changed in it. */
interface ChangedUnit {
  readonly start: number;
  readonly changed: readonly Changed[];
}

function* changedUnits(
  { blocks, version }: XliffDocument,
  changes: ReadonlyMap<XliffSegment, RawChange>,
): Iterable<ChangedUnit> {
  const is2 = version.startsWith("2");
  for (const block of blocks) {
    let start = -1;
    let changed: Changed[] = [];
    for (const segment of block.segments) {
      const change = changes.get(segment);
      if (change === undefined || isEmptyChange(change)) continue;
      const own = is2 ? block.element.start : segment.element.start;
      if (own !== start && changed.length > 0) {
        yield { start, changed };
        changed = [];
      }
      start = own;
      changed.push({ segment, change });
    }
    if (changed.length > 0) yield { start, changed };
  }
}

/** The start tag of a document's root. */
export function rootTag({ text, file }: XliffDocument): XmlTag {
  return outermostTag(text, file);
}

/** Visits the tree of every trans-unit or unit, with the prefixes that are bound to modules at the root. */
export function scanUnits(
  { text, file, version }: XliffDocument,
  visit: (unit: XmlElement, prefixes: ModulePrefixes) => void,
): void {
  const local = version.startsWith("2") ? "unit" : "trans-unit";
  let root: XmlTag | null = null;
  let prefixes: ModulePrefixes = new Map();
  scanTrees(text, file, {
    wants: (tag) => root !== null && tag.uri === root.uri && tag.local === local,
    tree: (element) => visit(element, prefixes),
    enter(tag) {
      root ??= tag;
      if (tag === root) prefixes = modulePrefixes({ tag });
    },
    leave: () => undefined,
  });
}
