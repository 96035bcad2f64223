import { escapeAttribute } from "./escape.ts";
import { whiteSpaceBefore } from "./leads.ts";
import type { Splice } from "./splice.ts";
import type { XmlElement } from "./tree.ts";

/** A start tag and where it stands. */
export type StartTag = Pick<XmlElement, "tag" | "start" | "openEnd">;

/**
 * Sets an attribute (by its name as written) or, with `undefined`, removes it. Other attributes, their order, quotes
 * and spaces stay; a new one goes behind the last.
 *
 * @returns no splice where the tag says so already.
 */
export function setAttribute(
  text: string,
  element: StartTag,
  name: string,
  value: string | undefined,
): readonly Splice[] {
  const { attributes } = element.tag;
  const standing = attributes.find((each) => each.name === name);
  if (standing?.value === value) return [];
  if (standing === undefined) {
    if (value === undefined) return [];
    const last = attributes.at(-1);
    const at = last === undefined ? element.start + 1 + element.tag.name.length : last.valueEnd + 1;
    return [{ start: at, end: at, text: ` ${name}="${escapeAttribute(value)}"` }];
  }
  const { valueStart, valueEnd } = standing;
  if (value !== undefined) {
    return [{ start: valueStart, end: valueEnd, text: escapeAttribute(value).replaceAll("'", "&apos;") }];
  }
  return [{ start: whiteSpaceBefore(text, standing.start), end: valueEnd + 1, text: "" }];
}
