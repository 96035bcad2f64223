import { escapeAttribute } from "./escape.ts";
import type { Range } from "./model.ts";
import type { Splice } from "./splice.ts";
import { attribute, type XmlElement } from "./tree.ts";

/** A start tag and where it stands. */
export type StartTag = Pick<XmlElement, "tag" | "start" | "openEnd">;

/** Where one attribute stands in its tag. */
interface AttributeSpan extends Range {
  readonly name: string;
  /** Between the quotes. */
  readonly value: Range;
}

/** Where the attributes of a well-formed start tag stand. */
function attributeSpans(text: string, element: StartTag): readonly AttributeSpan[] {
  const spans: AttributeSpan[] = [];
  let position = element.start + 1 + element.tag.name.length;
  for (;;) {
    while (isSpace(text[position])) position++;
    if (text[position] === ">" || text[position] === "/" || position >= element.openEnd) return spans;
    const start = position;
    while (text[position] !== "=" && !isSpace(text[position]) && position < element.openEnd) position++;
    const name = text.slice(start, position);
    while (text[position] !== '"' && text[position] !== "'" && position < element.openEnd) position++;
    const end = text.indexOf(text[position] ?? '"', position + 1);
    if (end < 0) return spans;
    spans.push({ name, start, end: end + 1, value: { start: position + 1, end } });
    position = end + 1;
  }
}

function isSpace(character: string | undefined): boolean {
  return character === " " || character === "\n" || character === "\t" || character === "\r";
}

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
  if (attribute(element.tag, name) === value) return [];
  const spans = attributeSpans(text, element);
  const span = spans.find((each) => each.name === name);
  if (span === undefined) {
    if (value === undefined) return [];
    const at = spans.at(-1)?.end ?? element.start + 1 + element.tag.name.length;
    return [{ start: at, end: at, text: ` ${name}="${escapeAttribute(value)}"` }];
  }
  if (value !== undefined) return [{ ...span.value, text: escapeAttribute(value).replaceAll("'", "&apos;") }];
  let start = span.start;
  while (isSpace(text[start - 1])) start--;
  return [{ start, end: span.end, text: "" }];
}
