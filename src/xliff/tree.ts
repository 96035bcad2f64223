import type { Range } from "./model.ts";
import { scanXml, type XmlTag } from "./scan.ts";

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
  readonly wants: (tag: XmlTag) => boolean;
  readonly tree: (element: XmlElement) => void;
  readonly enter: (tag: XmlTag, range: Range) => void;
  readonly leave: (tag: XmlTag, range: Range) => void;
}

interface Growing {
  readonly tag: XmlTag;
  readonly start: number;
  readonly openEnd: number;
  readonly children: XmlNode[];
}

/**
 * Reads XML and builds trees of the wanted elements only, one at a time, so that memory stays that of the largest.
 *
 * @throws ExonymError as {@link scanXml}.
 */
export function scanTrees(text: string, file: string, handler: TreeHandler): void {
  const stack: Growing[] = [];
  const add = (node: XmlNode) => stack.at(-1)?.children.push(node);
  scanXml(text, file, {
    open(tag, range) {
      if (stack.length > 0 || handler.wants(tag)) {
        stack.push({ tag, start: range.start, openEnd: range.end, children: [] });
      } else {
        handler.enter(tag, range);
      }
    },
    close(tag, range) {
      const growing = stack.pop();
      if (growing === undefined) return handler.leave(tag, range);
      const { start, openEnd, children } = growing;
      const element: XmlElement = {
        type: "element",
        tag,
        start,
        openEnd,
        closeStart: range.start,
        end: range.end,
        children,
      };
      if (stack.length > 0) add(element);
      else handler.tree(element);
    },
    text(value, range) {
      add({ type: "text", value, ...range });
    },
    other(range) {
      add({ type: "other", ...range });
    },
  });
}

/** The value of an attribute by its name as written; `undefined` where it is absent. */
export function attribute(tag: XmlTag, name: string): string | undefined {
  return tag.attributes[name]?.value;
}

/** The child elements. */
export function childElements(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child): child is XmlElement => child.type === "element");
}

/** The child elements of a name in the parent's own namespace. */
export function childrenNamed(element: XmlElement, local: string): readonly XmlElement[] {
  return childElements(element).filter((child) => isNamed(child, local, element.tag.uri));
}

/** The first of {@link childrenNamed}. */
export function childNamed(element: XmlElement, local: string): XmlElement | undefined {
  return childElements(element).find((child) => isNamed(child, local, element.tag.uri));
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

/** What stands between the tags; `null` for `<a/>`. */
export function innerRange(element: XmlElement): Range | null {
  return element.tag.isSelfClosing ? null : { start: element.openEnd, end: element.closeStart };
}
