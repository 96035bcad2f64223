import type { Bindings } from "../xml/namespaces.ts";
import type { XmlTag } from "../xml/scan.ts";
import { attribute, childElements, childNamed, rereader, scanTrees, type XmlElement } from "../xml/tree.ts";
import { alternatives12, notes12, transUnitsOf } from "./1.2/anatomy.ts";
import { alternatives2, glossary2, metadata2, notes2, originalData2 } from "./2/anatomy.ts";
import type { FileAnatomy, SegmentAnatomy, TextAnatomy, UnitAnatomy } from "./anatomy-model.ts";
import { attributesNamed, elementAnatomy, textAnatomy } from "./anatomy-parts.ts";
import type { Range, XliffBlock, XliffDocument, XliffSegment } from "./model.ts";

/**
 * Everything that a block holds, with where it stands: for tools that look at or splice what the model of
 * {@link readXliff} does not name. The block is read again from the text, in time linear in its length; the first call
 * for a document reads that once.
 *
 * @param block of this very document.
 * @throws Error where it is of another one.
 * @example
 * const [block] = document.blocks;
 * const { segments } = anatomyOf(document, block);
 * segments[0].target?.codes.map(({ name, id, range }) => `${name} ${id}: ${document.text.slice(range.start, range.end)}`);
 */
export function anatomyOf(document: XliffDocument, block: XliffBlock): UnitAnatomy {
  let reread = REREADERS.get(document);
  if (reread === undefined) {
    reread = blockReader(document);
    REREADERS.set(document, reread);
  }
  const element = reread(block);
  const is2 = document.version.startsWith("2");
  const units = is2 ? [element] : transUnitsOf(element);
  const find = finder(element);
  return {
    id: block.id,
    element: elementAnatomy(element),
    segments: block.segments.map((segment) => segmentAnatomy(segment, find, is2)),
    notes: units.flatMap(is2 ? notes2 : notes12),
    alternatives: units.flatMap(is2 ? alternatives2 : alternatives12),
    originalData: is2 ? originalData2(element) : [],
    glossary: is2 ? glossary2(element) : [],
    metadata: is2 ? metadata2(element) : [],
  };
}

/** Of documents that have been asked about. */
const REREADERS = new WeakMap<XliffDocument, (block: XliffBlock) => XmlElement>();

/** Reads a document once, for the prefixes that are bound around each block; mostly they are the same ones. */
function blockReader({ text, file, blocks }: XliffDocument): (block: XliffBlock) => XmlElement {
  const starts = new Set(blocks.map(({ element }) => element.start));
  const bound = new Map<number, Bindings>();
  scanTrees(text, file, {
    wants: (_tag, start) => starts.has(start),
    tree: ({ start }, bindings) => bound.set(start, bindings),
    enter: () => undefined,
    leave: () => undefined,
  });
  const reread = rereader(text, file);
  return ({ element: { start } }) => {
    const bindings = bound.get(start);
    if (bindings === undefined) throw new Error("The block is not of this document.");
    return reread(start, bindings);
  };
}

/** Elements of a block by where they start, and by where their content does. */
interface Finder {
  readonly starting: (start: number) => XmlElement | undefined;
  readonly holding: (inner: Range | null) => XmlElement | undefined;
}

function finder(block: XmlElement): Finder {
  const starts = new Map<number, XmlElement>();
  const contents = new Map<number, XmlElement>();
  const visit = (element: XmlElement): void => {
    starts.set(element.start, element);
    contents.set(element.openEnd, element);
    for (const child of childElements(element)) visit(child);
  };
  visit(block);
  return {
    starting: (start) => starts.get(start),
    holding: (inner) => (inner === null ? undefined : contents.get(inner.start)),
  };
}

/** Names of attributes that say how far a segment is. */
const STATES = ["state", "subState", "state-qualifier", "approved"];

function segmentAnatomy(segment: XliffSegment, find: Finder, is2: boolean): SegmentAnatomy {
  const element = find.starting(segment.element.start);
  if (element === undefined) throw new Error("The segment is not of this block.");
  const isWhole = is2 || segment.fileSegment === null;
  const text = (local: "source" | "target", inner: Range | null): TextAnatomy | null => {
    const found = find.holding(inner) ?? (isWhole ? childNamed(element, local) : undefined);
    return found === undefined ? null : textAnatomy(found);
  };
  const target = childNamed(element, "target");
  return {
    id: segment.id,
    element: elementAnatomy(element),
    source: text("source", segment.sourceInner),
    target: text("target", segment.targetInner),
    states: [
      ...attributesNamed(element, STATES),
      ...(is2 || target === undefined ? [] : attributesNamed(target, STATES)),
    ],
  };
}

/**
 * The files of a document, of which one may hold several.
 *
 * @example filesOf(document).map(({ original, range }) => [original, range.end - range.start])
 */
export function filesOf({ text, file, version }: XliffDocument): readonly FileAnatomy[] {
  const is2 = version.startsWith("2");
  const files: FileAnatomy[] = [];
  let root: XmlTag | null = null;
  let open: Range | null = null;
  let skeleton: XmlElement | null = null;
  scanTrees(text, file, {
    wants: (tag) =>
      open !== null && skeleton === null && tag.uri === root?.uri && tag.local === (is2 ? "skeleton" : "skl"),
    tree(element) {
      skeleton = element;
    },
    enter(tag, range) {
      root ??= tag;
      if (!isFile(tag, root)) return;
      open = range;
      skeleton = null;
    },
    leave(tag, range) {
      if (root === null || open === null || !isFile(tag, root)) return;
      const element: XmlElement = {
        type: "element",
        tag,
        start: open.start,
        openEnd: open.end,
        closeStart: range.start,
        end: range.end,
        children: [],
      };
      const languages = is2 ? root : tag;
      const value = (of: XmlTag, name: string) => attribute(of, name) ?? null;
      files.push({
        ...elementAnatomy(element),
        id: value(tag, "id"),
        original: value(tag, "original"),
        sourceLanguage: value(languages, is2 ? "srcLang" : "source-language"),
        targetLanguage: value(languages, is2 ? "trgLang" : "target-language"),
        skeleton: skeleton === null ? null : elementAnatomy(skeleton),
      });
      open = null;
    },
  });
  return files;
}

function isFile(tag: XmlTag, root: XmlTag): boolean {
  return tag.local === "file" && tag.uri === root.uri;
}
