import type { Range } from "../xml/range.ts";
import { readReference } from "../xml/references.ts";
import type { XmlElement } from "../xml/tree.ts";

/**
 * What an inline element is for a reader: `through` is read as what is inside it, `single` is one sign without letters
 * (U+FFFC), `character` is a character that is written as an element, and `nothing` leaves no trace.
 */
export type InlineRole = "through" | "single" | "nothing" | { readonly character: string };

/** Tells the role of an element that stands in another one with this namespace. */
export type InlineRoles = (element: XmlElement, uri: string) => InlineRole;

/** Where the reading text of a source or target stands in its file: pieces in ascending order, none empty. */
export interface TextPlaces {
  /** Offsets into the reading text at which pieces begin, and its length as the last one. */
  readonly readingStarts: readonly number[];
  /** Where each piece begins and ends in the file. One that is as long there as it reads is written as it reads. */
  readonly fileStarts: readonly number[];
  readonly fileEnds: readonly number[];
}

const CDATA_OPEN = "<![CDATA[".length;
const CDATA_CLOSE = "]]>".length;

/**
 * Finds where each character of a source's or target's reading text is written: as itself, as a reference, in a CDATA section
 * or as an element of its own. Linear in the element's length.
 *
 * @param text the file.
 */
export function textPlaces(text: string, element: XmlElement, roles: InlineRoles): TextPlaces {
  const places: Growing = { readingStarts: [0], fileStarts: [], fileEnds: [] };
  collect(text, element, roles, places);
  return places;
}

interface Growing extends TextPlaces {
  readonly readingStarts: number[];
  readonly fileStarts: number[];
  readonly fileEnds: number[];
}

function collect(text: string, element: XmlElement, roles: InlineRoles, places: Growing): void {
  for (const child of element.children) {
    if (child.type === "text") collectText(text, child, places);
    if (child.type !== "element") continue;
    const role = roles(child, element.tag.uri);
    if (role === "through") collect(text, child, roles, places);
    else if (role === "single") add(places, child.start, child.end, 1);
    else if (role !== "nothing") add(places, child.start, child.end, role.character.length);
  }
}

/** References and line ends of two characters are pieces of their own. */
function collectText(text: string, { start, end }: Range, places: Growing): void {
  const isSection = text.startsWith("<![CDATA[", start);
  const last = isSection ? end - CDATA_CLOSE : end;
  const first = isSection ? start + CDATA_OPEN : start;
  let from = first;
  // Of the slice, as a search in the file would go on to its end.
  for (const match of text.slice(first, last).matchAll(isSection ? /\r\n/g : /&|\r\n/g)) {
    const at = first + match.index;
    const reference = match[0] === "&" ? readReference(text, at) : null;
    const next = reference?.end ?? at + match[0].length;
    add(places, from, at, at - from);
    add(places, at, next, reference?.value.length ?? 1);
    from = next;
  }
  add(places, from, last, last - from);
}

function add(places: Growing, start: number, end: number, length: number): void {
  if (length === 0) return;
  places.fileStarts.push(start);
  places.fileEnds.push(end);
  places.readingStarts.push((places.readingStarts.at(-1) ?? 0) + length);
}

/**
 * Where words of a reading text stand in the file, from the first character's beginning to the last one's end, with the
 * markup between them. In time logarithmic in the number of pieces.
 *
 * @param start offset of the first character in the reading text, in UTF-16 code units; `end` is behind the last one.
 * @returns `null` where the text is shorter than that, or empty.
 */
export function rangeInFile(places: TextPlaces, start: number, end: number): Range | null {
  const length = places.readingStarts.at(-1) ?? 0;
  if (start < 0 || end < start || end > length || length === 0) return null;
  const from = start === length ? offsetBehind(places, start - 1) : offsetOf(places, start);
  return { start: from, end: end === start ? from : offsetBehind(places, end - 1) };
}

function offsetOf(places: TextPlaces, at: number): number {
  const { piece, inside, isPlain } = pieceOf(places, at);
  const start = places.fileStarts[piece] ?? 0;
  return isPlain ? start + inside : start;
}

function offsetBehind(places: TextPlaces, at: number): number {
  const { piece, inside, isPlain } = pieceOf(places, at);
  return isPlain ? (places.fileStarts[piece] ?? 0) + inside + 1 : (places.fileEnds[piece] ?? 0);
}

function pieceOf({ readingStarts, fileStarts, fileEnds }: TextPlaces, at: number) {
  let low = 0;
  let high = fileStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((readingStarts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const start = readingStarts[low] ?? 0;
  const length = (readingStarts[low + 1] ?? 0) - start;
  return {
    piece: low,
    inside: at - start,
    isPlain: (fileEnds[low] ?? 0) - (fileStarts[low] ?? 0) === length,
  };
}
