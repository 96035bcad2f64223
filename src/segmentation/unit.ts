import { type Code, type Content, contentKey, type Part, renumber, type Text } from "../article/content.ts";
import { idMaker, type SegmentId } from "../article/identity.ts";
import type { Locale } from "../article/locale.ts";
import type { Furniture, Segment, SegmentedUnit, Unit } from "../article/unit.ts";
import type { Segmenter } from "./segmenter.ts";

/**
 * Cuts an article's units into sentences. A segment's content is trimmed and its codes are numbered from 1; the white
 * space and line breaks between two sentences stand in the `trailing` of the first. What holds no letter and no digit is
 * no sentence and stays with its neighbour. Contents and trailings, joined, spell the unit exactly as the article does.
 *
 * @param units all units of an article, in order: segment ids are unique among them
 * @param recognise says whether a sentence is furniture
 * @example
 * segmentUnits(parsed.units, parseLocale("en"), segmenter)[0]?.segments.length // 3
 */
export function segmentUnits(
  units: readonly Unit[],
  locale: Locale,
  segmenter: Segmenter,
  recognise?: (content: Content) => Furniture | undefined,
): SegmentedUnit[] {
  const makeId = idMaker<SegmentId>("s");
  return units.map((unit) => ({
    ...unit,
    segments: cutContent(unit.content, locale, segmenter).map((piece): Segment => {
      const content = renumber(piece.content);
      const furniture = recognise?.(content);
      const id = makeId(contentKey(content));
      return { id, content, trailing: piece.trailing, ...(furniture === undefined ? {} : { furniture }) };
    }),
  }));
}

interface Piece {
  readonly content: Content;
  readonly trailing: Content;
}

function cutContent(content: Content, locale: Locale, segmenter: Segmenter): Piece[] {
  const offsets = segmenter(segmentableText(content), locale);
  return separateSpace(joinWordless(keepPairsTogether(cutAt(content, offsets))));
}

/** Stands for a code that the reader sees as a word or picture, so that it is neither a small letter nor white space. */
const OBJECT = "\uFFFC";
const SEEN_AS_OBJECT: ReadonlySet<string> = new Set(["variable", "code", "image", "link", "other"]);

/** What a segmenter sees: text, line breaks, and a sign for each code that stands for a word; all other codes are nothing. */
function segmentableText(content: Content): string {
  return content.map(segmentablePart).join("");
}

function segmentablePart(part: Part): string {
  if (part.type === "text") return part.value;
  if (part.kind === "break") return "\n";
  return part.form === "single" && SEEN_AS_OBJECT.has(part.kind) ? OBJECT : "";
}

/**
 * Cuts at offsets of {@link segmentableText}. At a cut, closing codes stay with what they close and other codes go with what
 * follows. Text spelled differently from how it reads stays whole: a cut inside moves to its end.
 */
function cutAt(content: Content, offsets: readonly number[]): Part[][] {
  const pieces: Part[][] = [[]];
  let position = 0;
  let next = 0;
  const isDue = (): boolean => next < offsets.length && position >= (offsets[next] ?? 0);
  const cutIfDue = (): void => {
    while (isDue()) {
      pieces.push([]);
      next++;
    }
  };
  for (const part of content) {
    if (part.type === "code") {
      if (part.form !== "close") cutIfDue();
      pieces.at(-1)?.push(part);
      position += segmentablePart(part).length;
      continue;
    }
    let rest = part;
    while (rest.value !== "" && isPlain(rest)) {
      cutIfDue();
      const room = (offsets[next] ?? Number.POSITIVE_INFINITY) - position;
      if (room >= rest.value.length) break;
      pieces.at(-1)?.push(slice(rest, 0, room));
      position += room;
      rest = slice(rest, room);
    }
    if (part.value !== "") cutIfDue();
    pieces.at(-1)?.push(rest);
    position += rest.value.length;
  }
  return pieces;
}

function isPlain(part: Text): boolean {
  return part.raw === undefined || part.raw === part.value;
}

/** Part of a run of text that is spelled as it reads. */
function slice(part: Text, start: number, end?: number): Text {
  const value = part.value.slice(start, end);
  return part.raw === undefined ? { type: "text", value } : { type: "text", value, raw: value };
}

/** Codes that open at the very end of a piece open the next sentence: «Foo.** Bar**» is cut before the asterisks. */
function keepPairsTogether(pieces: readonly Part[][]): Part[][] {
  const result: Part[][] = [];
  let moved: Part[] = [];
  pieces.forEach((piece, index) => {
    const parts = [...moved, ...piece];
    const from = index < pieces.length - 1 ? openTail(parts) : parts.length;
    result.push(parts.slice(0, from));
    moved = parts.slice(from);
  });
  return result;
}

/** Where the codes begin that open after the last word of a piece; its length where there are none. */
function openTail(parts: readonly Part[]): number {
  let from = parts.length;
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index];
    if (part?.type === "code" && part.form === "open") from = index;
    else if (part === undefined || !isSpace(part)) break;
  }
  return from;
}

/** White space, or a line break. */
function isSpace(part: Part): boolean {
  return part.type === "text" ? part.value.trim() === "" : isLineBreak(part);
}

function isLineBreak(code: Code): boolean {
  return code.kind === "break" && code.form === "single";
}

/** Joins pieces without a letter or digit to the one before them, or after them at the head of a unit. */
function joinWordless(pieces: readonly Part[][]): Part[][] {
  const result: Part[][] = [];
  let head: Part[] = [];
  for (const piece of pieces) {
    const parts = [...head, ...piece];
    head = [];
    const last = result.at(-1);
    if (parts.some(hasWord)) result.push(parts);
    else if (last !== undefined) append(last, parts);
    else head = parts;
  }
  if (head.length > 0) result.push(head);
  return result;
}

/** As `push(...parts)`, which a unit of very many codes would be too much for. */
function append(list: Part[] | undefined, parts: readonly Part[]): void {
  for (const part of parts) list?.push(part);
}

function hasWord(part: Part): boolean {
  return part.type === "text" && /[\p{L}\p{N}]/u.test(part.value);
}

/** Takes the white space and line breaks at the edges of sentences out into the trailing of the earlier one. */
function separateSpace(pieces: readonly Part[][]): Piece[] {
  const result: { content: Part[]; trailing: Part[] }[] = [];
  pieces.forEach((piece, index) => {
    const parts = piece.flatMap(splitSpace);
    const previous = result.at(-1);
    let start = 0;
    let end = parts.length;
    if (previous !== undefined) while (start < end && isSpaceAt(parts, start)) start++;
    if (index < pieces.length - 1) while (end > start && isSpaceAt(parts, end - 1)) end--;
    append(previous?.trailing, parts.slice(0, start));
    result.push({ content: parts.slice(start, end), trailing: parts.slice(end) });
  });
  return result;
}

function isSpaceAt(parts: readonly Part[], index: number): boolean {
  const part = parts[index];
  return part !== undefined && isSpace(part);
}

/** White space at the edges of a run of text as runs of its own. */
function splitSpace(part: Part): Part[] {
  if (part.type !== "text" || !isPlain(part) || part.value.trim() === "") return [part];
  const start = part.value.length - part.value.trimStart().length;
  const end = part.value.trimEnd().length;
  if (start === 0 && end === part.value.length) return [part];
  return [slice(part, 0, start), slice(part, start, end), slice(part, end)].filter(
    (each) => each.value !== "",
  );
}
