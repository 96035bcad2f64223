import type { Bindings } from "./namespaces.ts";
import type { Range } from "./range.ts";
import { tagOf, type XmlTag } from "./scan.ts";
import { TOKEN, XmlTokenizer } from "./tokenizer.ts";

/** An element in memory, with where its tags stand. */
export interface XmlElement extends Range {
  readonly type: "element";
  readonly tag: XmlTag;
  /** Just behind the start tag. */
  readonly openEnd: number;
  /** Where the end tag begins; `end` for `<a/>`. */
  readonly closeStart: number;
  readonly children: readonly XmlNode[];
}

/** A run of character data, or a CDATA section. */
export interface XmlText extends Range {
  readonly type: "text";
  readonly value: string;
}

/** A comment or processing instruction. */
export interface XmlOther extends Range {
  readonly type: "other";
}

export type XmlNode = XmlElement | XmlText | XmlOther;

/** What {@link scanTrees} reports: the outer elements as events, the wanted ones as trees. */
export interface TreeHandler {
  /** Whether to build a tree of this element instead of entering it. */
  readonly wants: (tag: XmlTag, start: number) => boolean;
  /** With the prefixes that are bound around it. */
  readonly tree: (element: XmlElement, bindings: Bindings) => void;
  readonly enter: (tag: XmlTag, range: Range) => void;
  readonly leave: (tag: XmlTag, range: Range) => void;
}

/** An element whose end has not been read. */
interface Growing {
  readonly tag: XmlTag;
  readonly start: number;
  readonly openEnd: number;
  readonly children: XmlNode[];
}

/**
 * Reads XML and builds trees of the wanted elements only, one at a time, so that memory stays that of the largest.
 *
 * @param letsUnboundBe whether prefixes that nothing binds are no fault.
 * @throws ExonymError as {@link scanXml}.
 */
export function scanTrees(text: string, file: string, handler: TreeHandler, letsUnboundBe = false): void {
  visitTrees(new XmlTokenizer(text, file, false, letsUnboundBe), handler, NO_RECORD);
}

/**
 * As {@link scanTrees}, of a text that has been read without a fault before.
 *
 * @param record is told each token, also those inside the wanted elements.
 */
export function rescanTrees(text: string, file: string, handler: TreeHandler, record: TokenRecord): void {
  visitTrees(new XmlTokenizer(text, file, true), handler, record);
}

/** What is told each token. */
type TokenRecord = (tokens: XmlTokenizer) => void;

const NO_RECORD: TokenRecord = () => undefined;

function visitTrees(tokens: XmlTokenizer, handler: TreeHandler, record: TokenRecord): void {
  const outer: XmlTag[] = [];
  for (let kind = tokens.next(); kind !== TOKEN.END; kind = tokens.next()) {
    record(tokens);
    if (kind === TOKEN.OPEN) {
      const tag = tagOf(tokens);
      if (handler.wants(tag, tokens.start)) {
        const element = readTree(tokens, tag, record);
        handler.tree(element, tokens.bindings());
      } else {
        outer.push(tag);
        handler.enter(tag, { start: tokens.start, end: tokens.end });
      }
    } else if (kind === TOKEN.CLOSE) {
      const tag = outer.pop();
      if (tag !== undefined) handler.leave(tag, { start: tokens.start, end: tokens.end });
    }
  }
}

/** Builds the tree of the element whose start tag has been read last, up to its end tag. */
function readTree(tokens: XmlTokenizer, tag: XmlTag, record: TokenRecord): XmlElement {
  const stack: Growing[] = [];
  let top: Growing = { tag, start: tokens.start, openEnd: tokens.end, children: [] };
  for (;;) {
    const kind = tokens.next();
    record(tokens);
    if (kind === TOKEN.OPEN) {
      stack.push(top);
      top = { tag: tagOf(tokens), start: tokens.start, openEnd: tokens.end, children: [] };
    } else if (kind === TOKEN.CLOSE) {
      const element: XmlElement = {
        type: "element",
        tag: top.tag,
        start: top.start,
        openEnd: top.openEnd,
        closeStart: tokens.start,
        end: tokens.end,
        children: top.children,
      };
      const parent = stack.pop();
      if (parent === undefined) return element;
      parent.children.push(element);
      top = parent;
    } else if (kind === TOKEN.OTHER) {
      top.children.push({ type: "other", start: tokens.start, end: tokens.end });
    } else {
      top.children.push({ type: "text", value: tokens.value(), start: tokens.start, end: tokens.end });
    }
  }
}

/**
 * Prepares for reading single elements of a text again, which has been read without a fault.
 *
 * @returns the tree of the element whose start tag stands at an offset; in time linear in that element.
 */
export function rereader(text: string, file: string): (start: number, bindings: Bindings) => XmlElement {
  let tokens: XmlTokenizer | null = null;
  return (start, bindings) => {
    tokens ??= new XmlTokenizer(text, file, true);
    tokens.moveTo(start, bindings);
    tokens.next();
    return readTree(tokens, tagOf(tokens), NO_RECORD);
  };
}

/** The start tag of the outermost element of a text that has been read without a fault. */
export function outermostTag(text: string, file: string): XmlTag {
  const tokens = new XmlTokenizer(text, file, true);
  while (tokens.next() !== TOKEN.OPEN) if (tokens.kind === TOKEN.END) throw new Error("There is no element.");
  return tagOf(tokens);
}

/** The value of an attribute by its name as written; `undefined` where it is absent. */
export function attribute(tag: XmlTag, name: string): string | undefined {
  for (const each of tag.attributes) {
    if (each.name === name) return each.value;
  }
  return undefined;
}

/** The child elements. */
export function childElements(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child): child is XmlElement => child.type === "element");
}

/** The child elements of a name in the parent's own namespace. */
export function childrenNamed(element: XmlElement, local: string): readonly XmlElement[] {
  const { uri } = element.tag;
  return element.children.filter(
    (child): child is XmlElement => child.type === "element" && isNamed(child, local, uri),
  );
}

/** The first of {@link childrenNamed}. */
export function childNamed(element: XmlElement, local: string): XmlElement | undefined {
  const { uri } = element.tag;
  for (const child of element.children) {
    if (child.type === "element" && isNamed(child, local, uri)) return child;
  }
  return undefined;
}

/** The first child element. */
export function firstChild(element: XmlElement): XmlElement | undefined {
  return element.children.find((child) => child.type === "element");
}

/** Whether an element has this local name and namespace. */
export function isNamed(element: XmlElement, local: string, uri: string): boolean {
  return element.tag.local === local && element.tag.uri === uri;
}

/** All character data inside, of descendants too. */
export function textOf(element: XmlElement): string {
  let result = "";
  for (const child of element.children) {
    if (child.type === "text") result += child.value;
    else if (child.type === "element") result += textOf(child);
  }
  return result;
}

/**
 * Whether an element is missing, or holds nothing but white space and elements of its own namespace that do the same.
 *
 * @param isContent whether an element counts as something whatever is in it.
 */
export function isBlankElement(
  element: XmlElement | undefined,
  isContent: (element: XmlElement) => boolean,
): boolean {
  if (element === undefined) return true;
  return element.children.every((child) => {
    if (child.type === "text") return child.value.trim() === "";
    if (child.type === "other") return true;
    const isOwn = child.tag.uri === element.tag.uri;
    return !(isOwn && isContent(child)) && isBlankElement(child, isContent);
  });
}

/** What stands between the tags; `null` for `<a/>`. */
export function innerRange(element: XmlElement): Range | null {
  return element.tag.isSelfClosing ? null : { start: element.openEnd, end: element.closeStart };
}
