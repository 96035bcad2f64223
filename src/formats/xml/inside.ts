import type { XmlElement, XmlNode } from "../../xml/tree.ts";
import { type Inside, lookUp, type XmlReader } from "./reader.ts";
import { CDATA_END, CDATA_START } from "./sections.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Looks into an element, each of them once. */
export function insideOf(reader: XmlReader, element: XmlElement, around: Vocabulary): Inside {
  const known = reader.insides.get(element);
  if (known !== undefined) return known;
  const { vocabulary } = lookUp(reader, element, around);
  let holdsBlocks = false;
  let hasText = false;
  for (const child of element.children) {
    if (child.type === "text") hasText ||= !isBlankText(reader.text, child);
    if (child.type !== "element") continue;
    holdsBlocks ||= !isInline(reader, child, vocabulary);
    hasText ||= insideOf(reader, child, vocabulary).hasText;
  }
  const inside = { holdsBlocks, hasText };
  reader.insides.set(element, inside);
  return inside;
}

/**
 * Whether an element stands in a sentence. One that its vocabulary does not name does: its author knew where to put it.
 */
export function isInline(reader: XmlReader, element: XmlElement, around: Vocabulary): boolean {
  const { rule, isNamed } = lookUp(reader, element, around);
  if (rule.role === "single") return true;
  if (isNamed && rule.role !== "pair") return false;
  return rule.role === "protected" || !insideOf(reader, element, around).holdsBlocks;
}

/** Whether a node is character data of white space only. */
export function isBlankText(text: string, { type, start, end }: XmlNode): boolean {
  if (type !== "text") return false;
  const isSection = text.startsWith(CDATA_START, start);
  const raw = isSection
    ? text.slice(start + CDATA_START.length, end - CDATA_END.length)
    : text.slice(start, end);
  return !/\S/.test(raw);
}
