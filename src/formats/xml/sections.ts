import { readReference } from "../../xml/references.ts";

/** How a section begins whose characters stand for themselves (XML 1.0, section 2.7). */
export const CDATA_START = "<![CDATA[";
/** How it ends. */
export const CDATA_END = "]]>";

/** What stands between two sections whose characters follow each other. */
export const SECTION_BREAK = `${CDATA_END}${CDATA_START}`;

/** A section that ends for one character which the charset of the file lacks, and begins again behind its reference. */
const AT_REFERENCE = /\]\]>(&#x[\dA-F]{2,6};)<!\[CDATA\[/gi;

/** Longest of them, in UTF-16 code units. */
const MAX_LENGTH = SECTION_BREAK.length + "&#x10FFFF;".length;

/**
 * The character whose reference is all that stands between two sections; empty where they touch. Otherwise `null`: the
 * second section is apart from the first.
 *
 * @param end of the characters of the first section.
 * @param start of the characters of the second one.
 */
export function characterBetween(text: string, end: number, start: number): string | null {
  if (start - end === SECTION_BREAK.length) return "";
  if (start - end > MAX_LENGTH) return null;
  const marks = text.slice(end, start);
  const joined = joinAtReferences(marks);
  return joined === marks ? null : joined;
}

/** Characters as a section has them: its end cannot stand in one (XML 1.0, section 2.7), and is shared between two. */
export function splitSections(inner: string): string {
  return inner.replaceAll(CDATA_END, `]]${SECTION_BREAK}>`);
}

/** Characters of sections, where the references between two of them are the characters that they stand for. */
export function joinAtReferences(raw: string): string {
  return raw.replace(AT_REFERENCE, (marks, spelled: string) => readReference(spelled, 0)?.value ?? marks);
}
