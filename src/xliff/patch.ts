import { type Changed, isEmptyChange, type RawChange } from "./change.ts";
import { createMarkupRecorder, type MarkupRecorder } from "./markup.ts";
import type { SegmentChange, XliffDocument, XliffSegment } from "./model.ts";
import type { ModulePrefixes } from "./modules-2.ts";
import { modulePrefixes } from "./outline.ts";
import { spliceTransUnit } from "./patch-1.2.ts";
import { spliceUnit } from "./patch-2.ts";
import type { XmlTag } from "./scan.ts";
import { unitSite } from "./site-2.ts";
import { applySplices, inOrder, proveSplices, type Splice } from "./splice.ts";
import { outermostTag, rescanTrees, scanTrees, type TreeHandler, type XmlElement } from "./tree.ts";

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
  return patchRaw(document, changes);
}

export type { RawChange } from "./change.ts";

/** As {@link patchXliff}; a target may be given as XML. */
export function patchRaw(document: XliffDocument, changes: ReadonlyMap<XliffSegment, RawChange>): string {
  const { text } = document;
  const markup = createMarkupRecorder();
  const splices = inOrder(splicesOf(document, changes, markup));
  if (splices.length === 0) return text;
  const result = applySplices(text, splices, { start: 0, end: text.length });
  proveSplices(markup, result, splices);
  return result;
}

/** The splices that make changes, in any order. Tells the recorder all markup of the document. */
function splicesOf(
  document: XliffDocument,
  changes: ReadonlyMap<XliffSegment, RawChange>,
  markup: MarkupRecorder,
): readonly Splice[] {
  const { text, file } = document;
  const splices: Splice[] = [];
  const units = changedUnits(document, changes);
  let next = units.next();
  let made = 0;
  let prefixes: ModulePrefixes | null = null;
  const handler: TreeHandler = {
    wants: (_tag, start) => next.done !== true && next.value.start === start,
    tree(unit) {
      const changed = next.value?.changed ?? [];
      next = units.next();
      made += changed.length;
      const unitSplices =
        unit.tag.local === "unit"
          ? spliceUnit(unitSite(text, file, unit, prefixes ?? new Map()), changed)
          : spliceTransUnit(text, file, unit, changed);
      for (const splice of unitSplices) splices.push(splice);
    },
    enter(tag) {
      prefixes ??= modulePrefixes({ tag });
    },
    leave: () => undefined,
  };
  if (next.done !== true) rescanTrees(text, file, handler, markup.note);
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
): Generator<ChangedUnit, undefined> {
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
  return undefined;
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
