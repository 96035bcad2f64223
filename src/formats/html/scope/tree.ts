import type { DefaultTreeAdapterTypes } from "parse5";

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlDocument = DefaultTreeAdapterTypes.Document;

/** A range of the source, in UTF-16 code units. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** What no reader sees, or sees as one picture. */
const WITHOUT_TEXT: ReadonlySet<string> = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "math",
  "iframe",
  "object",
]);

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

/** The text that a reader sees in an element, white space collapsed, in lower case, at most some characters of it. */
export function visibleText(element: HtmlElement, most = 2000): string {
  const pieces: string[] = [];
  let length = 0;
  walk(element, (node) => {
    if (length > most || (isElement(node) && isWithoutText(node))) return false;
    if (node.nodeName !== "#text" || !("value" in node)) return undefined;
    pieces.push(node.value);
    length += node.value.length;
    return undefined;
  });
  return plain(pieces.join("").slice(0, most));
}

/** White space collapsed, in lower case. */
export function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}
