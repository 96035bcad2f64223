import type { StartTag } from "../xml/attributes.ts";
import { declarationsOf, type XmlTag } from "../xml/scan.ts";
import { scanTrees, type XmlElement } from "../xml/tree.ts";
import { GLOSSARY, MATCHES, METADATA, type ModulePrefixes } from "./2/modules.ts";
import type { XliffDocument } from "./model.ts";
import { isOurGroup, rootOf } from "./read.ts";

/** The outer shape of a file, for putting blocks in other places. */
export interface Outline {
  readonly root: StartTag;
  readonly files: readonly StartTag[];
  /** What holds the blocks: `body` (1.2) or `file` (2.x) of the first file. */
  readonly holder: StartTag & { readonly closeStart: number; readonly end: number };
  /** The trees of the document's blocks, in its order. */
  readonly blocks: readonly XmlElement[];
  /** Whether every block is a child of the holder, and every segment a child of its block. */
  readonly isFlat: boolean;
  /** Prefixes bound to modules at the root. */
  readonly prefixes: ModulePrefixes;
}

/** Takes the outline of a document. Its blocks' trees are all in memory at once. */
export function outlineOf({ text, file, version }: XliffDocument): Outline {
  const is2 = version.startsWith("2");
  const path: XmlTag[] = [];
  const files: StartTag[] = [];
  const blocks: XmlElement[] = [];
  let root: StartTag | null = null;
  let open: StartTag | null = null;
  let holder: Outline["holder"] | null = null;
  let isFlat = true;
  const isOurs = (tag: XmlTag) => root !== null && tag.uri === root.tag.uri;
  scanTrees(text, file, {
    wants: (tag) =>
      root !== null &&
      isOurs(tag) &&
      (is2 ? tag.local === "unit" : tag.local === "trans-unit" || isOurGroup(tag, rootOf(root.tag))),
    tree(element) {
      blocks.push(element);
      if (open === null || path.at(-1) !== open.tag || !hasFlatSegments(element)) isFlat = false;
    },
    enter(tag, range) {
      const start = { tag, start: range.start, openEnd: range.end };
      root ??= start;
      path.push(tag);
      if (tag.local === "file" && isOurs(tag)) files.push(start);
      if (isOurs(tag) && tag.local === (is2 ? "file" : "body")) open ??= start;
    },
    leave(tag, range) {
      path.pop();
      if (open?.tag === tag) holder = { ...open, closeStart: range.start, end: range.end };
    },
  });
  if (root === null || holder === null) throw new Error("The document has no place for blocks.");
  return { root, files, holder, blocks, isFlat, prefixes: modulePrefixes(root) };
}

/** Whether no trans-unit is deeper inside a group than its child. */
function hasFlatSegments(block: XmlElement): boolean {
  if (block.tag.local !== "group") return true;
  return !block.children.some(
    (child) => child.type === "element" && child.tag.local === "group" && holdsUnits(child),
  );
}

function holdsUnits(element: XmlElement): boolean {
  return element.children.some(
    (child) => child.type === "element" && (child.tag.local === "trans-unit" || holdsUnits(child)),
  );
}

/** The prefix that a tag binds to a namespace, with its colon. */
export function prefixOf({ tag }: Pick<StartTag, "tag">, uri: string): string | null {
  const found = [...declarationsOf(tag)].find(([prefix, bound]) => bound === uri && prefix !== "");
  return found === undefined ? null : `${found[0]}:`;
}

/** The prefixes that a root binds to the modules that we write. */
export function modulePrefixes(root: Pick<StartTag, "tag">): ModulePrefixes {
  const bound = [MATCHES, GLOSSARY, METADATA].flatMap((module) => {
    const prefix = prefixOf(root, module.uri);
    return prefix === null ? [] : [[module, prefix] as const];
  });
  return new Map(bound);
}
