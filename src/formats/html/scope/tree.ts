import type { DefaultTreeAdapterTypes } from "parse5";
import elements from "./elements.json" with { type: "json" };

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlDocument = DefaultTreeAdapterTypes.Document;

/** A range of the source, in UTF-16 code units. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** What no reader sees, or sees as one picture. */
const WITHOUT_TEXT: ReadonlySet<string> = new Set(elements.withoutText);

/** Whether an element has no text that is part of an article. */
export function isWithoutText({ tagName }: HtmlElement): boolean {
  return WITHOUT_TEXT.has(tagName);
}

/** Whether a node is an element. */
export function isElement(node: HtmlNode): node is HtmlElement {
  return "tagName" in node;
}

/** Where a node stands in the source; `null` for one that browsers put there. */
export function rangeOf({ sourceCodeLocation: place }: HtmlNode): SourceRange | null {
  return place ? { start: place.startOffset, end: place.endOffset } : null;
}

/** The value of an attribute; empty where it is missing. */
export function attributeOf(element: HtmlElement, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? "";
}

/** Something to do when all children of an element have been visited. */
type Leave = () => void;

/**
 * Visits all elements and texts below a node, in the order of the document, however deep they are.
 *
 * @param enter gives `false` where the children are passed over, and what to do behind them.
 */
export function walk(
  root: { readonly childNodes: readonly HtmlNode[] },
  enter: (node: HtmlNode) => false | Leave | undefined,
): void {
  const open: { readonly nodes: readonly HtmlNode[]; next: number; readonly leave: Leave | undefined }[] = [
    { nodes: root.childNodes, next: 0, leave: undefined },
  ];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const node = top.nodes[top.next++];
    if (node === undefined) {
      top.leave?.();
      open.pop();
      continue;
    }
    const leave = enter(node);
    if (leave === false) continue;
    open.push({ nodes: "childNodes" in node ? node.childNodes : [], next: 0, leave });
  }
}

/** Longest text that {@link shortTexts} gives, in UTF-16 code units. */
const MAX_TEXT = 1000;

/** The texts of all elements that have a short one, {@link plain}; found in one visit, as elements are in each other. */
export function shortTexts(document: HtmlDocument): ReadonlyMap<HtmlElement, string> {
  const texts = new Map<HtmlElement, string>();
  const open = [{ text: "" }];
  const add = (text: string) => {
    const top = open.at(-1);
    if (top !== undefined && top.text.length <= MAX_TEXT) top.text += text.slice(0, MAX_TEXT + 1);
  };
  walk(document, (node) => {
    if (node.nodeName === "#text" && "value" in node) add(node.value);
    if (!isElement(node) || isWithoutText(node)) return false;
    open.push({ text: "" });
    return () => {
      const text = open.pop()?.text ?? "";
      if (text.length <= MAX_TEXT) texts.set(node, plain(text));
      add(text);
    };
  });
  return texts;
}

/** White space collapsed, in lower case. */
export function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}
