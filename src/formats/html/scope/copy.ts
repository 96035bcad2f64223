import type { DefaultTreeAdapterTypes } from "parse5";
import { escapeAttribute, escapeText } from "../../../xml/escape.ts";
import { isBlock, VOID } from "../surroundings.ts";
import {
  type HtmlDocument,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isWithoutText,
  walk,
} from "./tree.ts";

/** Elements nested deeper are left out of the copy, their texts are not; browsers do about the same. */
const MAX_DEPTH = 256;

/** Longest attribute that is copied; a picture in an attribute tells nothing. */
const MAX_VALUE = 2000;

/** A page as the reader gets it. */
export interface Copy {
  /** Well-formed, each element with an attribute that tells its number in {@link Copy.nodes}. */
  readonly html: string;
  /** The elements that were copied, and texts that stand directly in containers. */
  readonly nodes: readonly HtmlNode[];
}

const MARK = "data-place-";

/** The numbers of nodes in a {@link Copy} that an attribute names; elements that were merged have several. */
export function numberOf(attribute: string): number | null {
  return attribute.startsWith(MARK) ? Number(attribute.slice(MARK.length)) : null;
}

/** Prints a page as the small DOM of the reader reads it, without scripts. */
export function copyPage(document: HtmlDocument): Copy {
  const nodes: HtmlNode[] = [];
  const pieces: string[] = [];
  let depth = 0;
  const open = (name: string, node: HtmlNode, attributes: string) => {
    pieces.push(`<${name} ${MARK}${nodes.length}=""${attributes}`);
    nodes.push(node);
  };
  walk(document, (node) => {
    if (node.nodeName === "#text" && "value" in node) {
      // Beside blocks the reader makes paragraphs of its own of text, and the element around it may go.
      const isLoose = node.value.trim() !== "" && !isPhrase(node.parentNode);
      if (isLoose) open("span", node, ">");
      pieces.push(escapeText(node.value));
      if (isLoose) pieces.push("</span>");
      return undefined;
    }
    if (!isElement(node) || isWithoutText(node)) return false;
    const name = /^[a-z][a-z0-9-]*$/.test(node.tagName) ? node.tagName : "span";
    if (VOID.has(name)) {
      open(name, node, `${attributesOf(node)}/>`);
      return false;
    }
    if (depth >= MAX_DEPTH) return undefined;
    depth++;
    open(name, node, `${attributesOf(node)}>`);
    return () => {
      depth--;
      pieces.push(`</${name}>`);
    };
  });
  return { html: pieces.join(""), nodes };
}

/** Whether an element stands for a paragraph or less, so that text directly in it stays with it. */
function isPhrase(parent: DefaultTreeAdapterTypes.ParentNode | null): boolean {
  return (
    parent !== null &&
    (!isBlock(parent.nodeName) || /^(?:p|h[1-6]|li|d[td]|pre|title)$/.test(parent.nodeName))
  );
}

function attributesOf({ attrs }: HtmlElement): string {
  return attrs
    .filter(({ name }) => /^[a-z][a-z0-9:_-]*$/.test(name) && !name.startsWith(MARK))
    .map(({ name, value }) => {
      // A link that is a script would be taken away with its markup, and could not be found again.
      const kept = name === "href" && /^\s*javascript:/i.test(value) ? "#" : value.slice(0, MAX_VALUE);
      return ` ${name}="${escapeAttribute(kept)}"`;
    })
    .join("");
}
