import type { Copy } from "./copy.ts";
import type { Decision } from "./ranges.ts";
import {
  type HtmlDocument,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isWithoutText,
  rangeOf,
  walk,
} from "./tree.ts";

/** Elements that stand in lines of text (HTML, 3.2.5.2.5), as far as they have text or pictures. */
const INLINE: ReadonlySet<string> = new Set(
  (
    "a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small span strike " +
    "strong sub sup time tt u var wbr"
  ).split(" "),
);

/** Decides about every element that the reader has kept, and about those in it that it has taken out. */
export function decide(
  document: HtmlDocument,
  { nodes }: Copy,
  kept: ReadonlySet<number>,
): readonly Decision[] {
  const isKept = new Set<HtmlNode>();
  const holdsKept = new Set<HtmlNode>();
  for (const number of kept) {
    const node = nodes[number];
    if (node === undefined) continue;
    isKept.add(node);
    for (let above = node.parentNode; above && "parentNode" in above; above = above.parentNode) {
      if (holdsKept.has(above)) break;
      holdsKept.add(above);
    }
  }
  const known = new Set(nodes);
  const decisions: Decision[] = [];
  const inside: boolean[] = [false];
  const hasText = new Map<object, boolean>();
  walk(document, (node) => {
    const around = inside.at(-1) ?? false;
    const now = isKept.has(node) || (around && !isTakenOut(node));
    const range = rangeOf(node);
    if (now !== around && range !== null) decisions.push({ ...range, isInside: now });
    inside.push(now);
    return () => inside.pop();
  });
  return decisions;

  /** Whether the reader has taken an element out that stands in a kept one. Markup that it only unwrapped is not. */
  function isTakenOut(node: HtmlNode): boolean {
    if (!isElement(node) || isWithoutText(node) || !known.has(node) || holdsKept.has(node)) return false;
    return !INLINE.has(node.tagName) || !standsInText(node);
  }

  /** Whether there is text beside an element, so that it is part of a sentence. */
  function standsInText({ parentNode }: HtmlElement): boolean {
    if (!parentNode) return false;
    const known = hasText.get(parentNode);
    if (known !== undefined) return known;
    const has = parentNode.childNodes.some((one) => "value" in one && one.nodeName === "#text" && one.value.trim() !== "");
    hasText.set(parentNode, has);
    return has;
  }
}
