import { attribute, childElements, childNamed, scanTrees, type XmlElement } from "../../xml/tree.ts";
import type { XliffSegment } from "../model.ts";
import { readXliff } from "../read.ts";

/** One of the three files of a merge, as a tree. */
export interface Side {
  readonly text: string;
  readonly file: string;
  readonly root: XmlElement;
  readonly version: string;
  readonly leaves: readonly Leaf[];
  readonly blocks: readonly Block[];
  readonly leafOf: ReadonlyMap<XmlElement, Leaf>;
  readonly blockOf: ReadonlyMap<XmlElement, Block>;
}

/** What holds a target: trans-unit (1.2) or segment (2.x). */
export interface Leaf {
  readonly element: XmlElement;
  /** Names the `file` element that it is in. */
  readonly scope: string;
  /** Id of the group or unit around it; empty where there is none. */
  readonly unit: string;
  readonly id: string;
  /** The source as text, with a mark for every inline element but without their ids. */
  readonly source: string;
  /** As {@link source}, of our record of the earlier wording; `null` where there is none. */
  readonly previous: string | null;
  readonly block: Block | null;
  /** Its segments as a reader sees them; read when asked for. */
  readonly segments: () => readonly XliffSegment[];
}

/** A group or unit. */
export interface Block {
  readonly element: XmlElement;
  readonly scope: string;
  readonly id: string;
  readonly parent: Block | null;
  readonly leaves: Leaf[];
}

/**
 * Takes a file apart for merging. The whole tree is in memory.
 *
 * @returns `null` where the outermost element is none of XLIFF.
 * @throws ExonymError where the text is not well-formed.
 */
export function sideOf(text: string, file: string): Side | null {
  const roots: XmlElement[] = [];
  scanTrees(text, file, {
    wants: () => true,
    tree: (element) => roots.push(element),
    enter: () => undefined,
    leave: () => undefined,
  });
  const [root] = roots;
  if (root === undefined || root.tag.local !== "xliff") return null;
  const version = attribute(root.tag, "version") ?? /:(\d\.\d)$/.exec(root.tag.uri)?.[1] ?? "1.2";
  const leaves: Leaf[] = [];
  const blocks: Block[] = [];
  collect(root, version.startsWith("2"), lazySegments(text, file), { leaves, blocks });
  return {
    text,
    file,
    root,
    version,
    leaves,
    blocks,
    leafOf: new Map(leaves.map((leaf) => [leaf.element, leaf])),
    blockOf: new Map(blocks.map((block) => [block.element, block])),
  };
}

function collect(
  root: XmlElement,
  is2: boolean,
  read: (leaf: XmlElement) => readonly XliffSegment[],
  into: { leaves: Leaf[]; blocks: Block[] },
): void {
  const { uri } = root.tag;
  const visit = (parent: XmlElement, scope: string, around: Block | null) => {
    const previous =
      is2 && parent.tag.local === "unit" ? previousSources2(parent) : new Map<string, string>();
    for (const element of childElements(parent)) {
      const { local } = element.tag;
      const id = attribute(element.tag, "id") ?? "";
      if (element.tag.uri !== uri) continue;
      if (local === "file") visit(element, is2 ? id : (attribute(element.tag, "original") ?? ""), null);
      else if (local === "body") visit(element, scope, around);
      else if (local === "group" || (is2 && local === "unit")) {
        const block: Block = { element, scope, id, parent: around, leaves: [] };
        into.blocks.push(block);
        visit(element, scope, block);
      } else if (local === (is2 ? "segment" : "trans-unit")) {
        const leaf: Leaf = {
          element,
          scope,
          unit: around?.id ?? "",
          id,
          source: sourceText(childNamed(element, "source")),
          previous: is2 ? (previous.get(id) ?? null) : previousSource12(element),
          block: around,
          segments: () => read(element),
        };
        into.leaves.push(leaf);
        around?.leaves.push(leaf);
      }
    }
  };
  visit(root, "", null);
}

/** Reads the segments of a file when the first is asked for. */
function lazySegments(text: string, file: string): (leaf: XmlElement) => readonly XliffSegment[] {
  let byStart: ReadonlyMap<number, readonly XliffSegment[]> | undefined;
  return ({ start }) => {
    byStart ??= Map.groupBy(readXliff(text, file).segments, ({ element }) => element.start);
    return byStart.get(start) ?? [];
  };
}

function previousSource12(unit: XmlElement): string | null {
  const records = childElements(unit).filter(
    ({ tag }) => tag.local === "alt-trans" && attribute(tag, "alttranstype") === "previous-version",
  );
  const last = records.at(-1);
  return last === undefined ? null : sourceText(childNamed(last, "source"));
}

/** By id of the segment, from the matches of a unit. */
function previousSources2(unit: XmlElement): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  for (const list of childElements(unit).filter(({ tag }) => tag.local === "matches")) {
    for (const match of childElements(list)) {
      if (attribute(match.tag, "subType") !== "exonym:previous") continue;
      const source = childElements(match).find(({ tag }) => tag.local === "source");
      result.set((attribute(match.tag, "ref") ?? "").replace(/^.*[#/]/, ""), sourceText(source));
    }
  }
  return result;
}

function sourceText(element: XmlElement | undefined): string {
  let result = "";
  for (const child of element?.children ?? []) {
    if (child.type === "text") result += child.value;
    else if (child.type === "element") result += `\u0002${child.tag.local}\u0003${sourceText(child)}`;
  }
  return result;
}
