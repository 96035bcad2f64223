import { type StartTag, setAttribute } from "../../xml/attributes.ts";
import { applySplices, inOrder, type Splice } from "../../xml/splice.ts";
import { attribute, type XmlElement } from "../../xml/tree.ts";
import type { Branch } from "./leaf.ts";

/** The start tags of one element in the three files. */
export interface Tags {
  readonly base: XmlElement | undefined;
  readonly ours: XmlElement;
  readonly theirs: XmlElement;
}

/** A merged start tag, and the attributes that the branches changed differently. */
export interface MergedTag {
  readonly text: string;
  readonly conflicts: readonly string[];
}

/** Attributes that say when or by what a file was saved, or name a paragraph by its hash: ours counts. */
const OURS_COUNT = new Set([
  "id",
  "date",
  "tool-id",
  "build-num",
  "product-version",
  "tool-version",
  "restype",
]);

/**
 * Merges the start tags of an element attribute by attribute, in the text of ours.
 *
 * @param forced attributes that are one branch's, whatever changed.
 */
export function mergeTag(
  ours: string,
  { base, ours: mine, theirs: yours }: Tags,
  forced: ReadonlyMap<string, Branch>,
): MergedTag {
  const conflicts: string[] = [];
  const splices: Splice[] = [];
  const names = new Set([...mine.tag.attributes, ...yours.tag.attributes].map(({ name }) => name));
  for (const name of names) {
    const [left, right] = [attribute(mine.tag, name), attribute(yours.tag, name)];
    if (left === right) continue;
    const old = base === undefined ? undefined : attribute(base.tag, name);
    const side = forced.get(name) ?? changedSide(old, left, right, base !== undefined);
    if (side === "theirs") splices.push(...setAttribute(ours, mine, name, right));
    if (side === undefined && !OURS_COUNT.has(name)) conflicts.push(name);
  }
  return { text: writeTag(ours, mine, splices), conflicts };
}

/** Who changed a value; `undefined` where both did. */
function changedSide(
  old: string | undefined,
  left: string | undefined,
  right: string | undefined,
  hasBase: boolean,
): Branch | undefined {
  if (!hasBase) return left === undefined ? "theirs" : right === undefined ? "ours" : undefined;
  if (left === old) return "theirs";
  return right === old ? "ours" : undefined;
}

function writeTag(text: string, tag: StartTag, splices: readonly Splice[]): string {
  return applySplices(text, inOrder(splices), { start: tag.start, end: tag.openEnd });
}
