import { setAttribute } from "../xml/attributes.ts";
import type { Splice } from "../xml/splice.ts";
import type { XmlElement } from "../xml/tree.ts";
import { startWithLead } from "./style.ts";

/** Attributes to set: `undefined` removes one, a name that is missing stays. */
export type Attributes = readonly (readonly [name: string, value: string | undefined])[];

/** Sets attributes of an element. */
function setAttributes(text: string, element: XmlElement, attributes: Attributes): readonly Splice[] {
  return attributes.flatMap(([name, value]) => setAttribute(text, element, name, value));
}

/** Sets attributes and, unless `inner` is undefined, what stands between the tags. */
export function rewriteElement(
  text: string,
  element: XmlElement,
  inner: string | undefined,
  attributes: Attributes,
): readonly Splice[] {
  const splices = setAttributes(text, element, attributes);
  if (inner === undefined) return splices;
  if (!element.tag.isSelfClosing) {
    return [...splices, { start: element.openEnd, end: element.closeStart, text: inner }];
  }
  let open = `${text.slice(element.start, element.openEnd - 2).trimEnd()}>`;
  for (const { start, end, text: value } of splices.toReversed()) {
    open = open.slice(0, start - element.start) + value + open.slice(end - element.start);
  }
  return [{ start: element.start, end: element.end, text: `${open}${inner}</${element.tag.name}>` }];
}

/** Takes an element out, with the line end and indentation before it. */
export function removal(text: string, element: XmlElement): Splice {
  return { start: startWithLead(text, element), end: element.end, text: "" };
}

/** Puts text in at an offset. */
export function insertion(at: number, text: string): Splice {
  return { start: at, end: at, text };
}
