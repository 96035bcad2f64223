import { createMarkupRecorder, type MarkupRecorder } from "../xml/markup.ts";
import type { XmlTag } from "../xml/scan.ts";
import { applySplices, inOrder, proveSplices, type Splice } from "../xml/splice.ts";
import { outermostTag, rescanTrees, scanTrees, type TreeHandler, type XmlElement } from "../xml/tree.ts";
import { spliceTransUnit } from "./1.2/patch.ts";
import type { ModulePrefixes } from "./2/modules.ts";
import { spliceUnit } from "./2/patch.ts";
import { unitSite } from "./2/site.ts";
import { type Changed, isEmptyChange, type RawChange } from "./change.ts";
import type { SegmentChange, XliffDocument, XliffSegment } from "./model.ts";
import { modulePrefixes } from "./outline.ts";

/**
 * Changes segments of a file and nothing else: BOM, line ends, quotes, order of attributes, comments, processing
 * instructions, elements and attributes of other tools all stay, byte for byte. What is inserted takes the file's own
 * prefix, line end and indentation; a code in a target is the very element that the segment's source has for it.
 * The new text is parsed again and compared with the old one before it is returned.
 * Suggestions name us as their tool; where a 1.2 file has no such tool in its header, {@link declareTool} puts it there.
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
  const changed = changedInOrder(changes);
  const splices: Splice[] = [];
  if (changed.length === 0) return splices;
  const isWanted = wantedUnits(document, changed);
  let prefixes: ModulePrefixes | null = null;
  let next = 0;
  const handler: TreeHandler = {
    wants: (_tag, start) => isWanted(start, next),
    tree(unit) {
      const first = next;
      while (next < changed.length && startOf(changed[next]) < unit.end) next++;
      const own = changed.slice(first, next);
      const unitSplices =
        unit.tag.local === "unit"
          ? spliceUnit(unitSite(text, file, unit, prefixes ?? new Map()), own)
          : spliceTransUnit(text, file, unit, own);
      for (const splice of unitSplices) splices.push(splice);
    },
    enter(tag) {
      prefixes ??= modulePrefixes({ tag });
    },
    leave: () => undefined,
  };
  rescanTrees(text, file, handler, markup.note);
  if (next < changed.length) throw new Error("A changed segment is not of this document.");
  return splices;
}

/** What is to be changed, in the order of the file. */
function changedInOrder(changes: ReadonlyMap<XliffSegment, RawChange>): readonly Changed[] {
  const changed: Changed[] = [];
  let isSorted = true;
  for (const [segment, change] of changes) {
    if (isEmptyChange(change)) continue;
    if (startOf(changed.at(-1)) > segment.element.start) isSorted = false;
    changed.push({ segment, change });
  }
  return isSorted ? changed : changed.sort((a, b) => startOf(a) - startOf(b));
}

/** Where the element of a segment begins; before everything where there is none. */
function startOf(changed: Changed | undefined): number {
  return changed?.segment.element.start ?? -1;
}

/**
 * Tells whether an element is a trans-unit or unit that holds the next segment to be changed; asked for all elements in
 * the order of the file.
 */
function wantedUnits(
  { blocks, version }: XliffDocument,
  changed: readonly Changed[],
): (start: number, next: number) => boolean {
  if (!version.startsWith("2")) return (start, next) => startOf(changed[next]) === start;
  let at = 0;
  return (start, next) => {
    while (at < blocks.length && (blocks[at]?.element.start ?? 0) < start) at++;
    const element = blocks[at]?.element;
    const wanted = startOf(changed[next]);
    return element?.start === start && wanted > start && wanted < element.end;
  };
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
