import type { DefaultTreeAdapterTypes } from "parse5";
import { isBlock } from "../surroundings.ts";
import type { Copy } from "./copy.ts";
import type { Decision } from "./ranges.ts";
import { type HtmlDocument, type HtmlNode, isElement, isWithoutText, rangeOf, walk } from "./tree.ts";

/** What is around a node. */
interface Around {
  readonly isInside: boolean;
  /** Whether it stands in a line of text of which the reader has kept something. */
  readonly isInLine: boolean;
}

/**
 * Decides about every element that the reader has kept, and about those in it that it has taken out. Those in the
 * middle of a sentence stay, as nobody can translate half of one.
 */
export function decide(
  document: HtmlDocument,
  { nodes }: Copy,
  kept: ReadonlySet<number>,
): readonly Decision[] {
  const { isKept, holdsKept, hasLine } = spread(nodes, kept);
  const known = new Set(nodes);
  const decisions: Decision[] = [];
  const around: Around[] = [{ isInside: false, isInLine: false }];
  walk(document, (node) => {
    const { isInside: wasInside, isInLine } = around.at(-1) ?? { isInside: false, isInLine: false };
    const staysInLine = isInline(node) && isInLine;
    const isInside = isKept.has(node) || (wasInside && (staysInLine || !isTakenOut(node)));
    const range = rangeOf(node);
    if (isInside !== wasInside && range !== null) decisions.push({ ...range, isInside });
    around.push({ isInside, isInLine: staysInLine || hasLine.has(node) });
    return () => around.pop();
  });
  return decisions;

  /**
   * Whether the reader has taken an element out that stands in a kept one. Markup that it only unwrapped is not; a
   * figure is taken out where its caption is short, and belongs to the article all the same.
   */
  function isTakenOut(node: HtmlNode): boolean {
    if (!isElement(node) || isWithoutText(node) || node.tagName === "figure") return false;
    return known.has(node) && !holdsKept.has(node);
  }
}

/** What is kept, what something kept stands in, and what has a line of text of which something is kept. */
function spread(nodes: readonly HtmlNode[], kept: ReadonlySet<number>) {
  const isKept = new Set<object>();
  const holdsKept = new Set<object>();
  const hasLine = new Set<object>();
  for (const number of kept) {
    const node = nodes[number];
    if (node === undefined) continue;
    isKept.add(node);
    // A container is kept with the text that stands directly in it.
    if (!isElement(node) && node.parentNode) isKept.add(node.parentNode);
    if (!isElement(node) || hasText(node)) hasLine.add(blockOf(node));
    for (let above = node.parentNode; above && !holdsKept.has(above); above = parentOf(above))
      holdsKept.add(above);
  }
  return { isKept, holdsKept, hasLine };
}

/** The element that begins and ends a line of text which a node stands in. */
function blockOf(node: HtmlNode): object {
  let block: object = node;
  for (let above: Node | null = node; above; above = parentOf(above)) {
    block = above;
    if ("tagName" in above && isBlock(above.tagName)) break;
  }
  return block;
}

type Node = DefaultTreeAdapterTypes.Node;

function parentOf(node: Node): DefaultTreeAdapterTypes.ParentNode | null {
  return "parentNode" in node ? node.parentNode : null;
}

function isInline(node: HtmlNode): boolean {
  return isElement(node) && !isBlock(node.tagName);
}

/** Whether text stands directly in a node. */
function hasText(node: HtmlNode): boolean {
  return (
    "childNodes" in node &&
    node.childNodes.some((one) => "value" in one && one.nodeName === "#text" && one.value.trim() !== "")
  );
}
