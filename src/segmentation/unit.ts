import { type Code, type Content, contentKey, type Part, renumber, type Text } from "../article/content.ts";
import { idMaker, type SegmentId } from "../article/identity.ts";
import type { Locale } from "../article/locale.ts";
import type { Furniture, Segment, SegmentedUnit, Unit, UnitKind } from "../article/unit.ts";
import { pinned } from "./regex/pinned.ts";
import type { Segmenter } from "./segmenter.ts";
import { DEFAULT_HANDLES, type FormatHandles, type SrxDocument } from "./srx.ts";

/** What the header of an SRX file says of markup and of texts inside texts. */
export interface CutOptions {
  /** Which codes that stand at a break belong to the sentence before it (SRX 2.0, `formathandle`). */
  readonly formatHandles: FormatHandles;
  /** Whether a text that stands inside another one, a description or a footnote, is cut (SRX 2.0, `segmentsubflows`). */
  readonly segmentSubflows: boolean;
}

/** As SRX has it where a file says nothing: what closes stays with the sentence before, all else goes with the next one. */
export const DEFAULT_CUT: CutOptions = { formatHandles: DEFAULT_HANDLES, segmentSubflows: true };

/** The options of the first of a team's files, whose rules come first too; the defaults where there is none. */
export function cutOptions(documents: readonly SrxDocument[]): CutOptions {
  return documents[0] ?? DEFAULT_CUT;
}

/** Units that stand inside the text of others. */
const SUBFLOWS: ReadonlySet<UnitKind> = new Set(["attribute", "footnote"]);

/**
 * Cuts an article's units into sentences. A segment's content is trimmed and its codes are numbered from 1; the white
 * space and line breaks between two sentences stand in the `trailing` of the first. What holds no letter and no digit is
 * no sentence and stays with its neighbour. Contents and trailings, joined, spell the unit exactly as the article does.
 *
 * @param units all units of an article, in order: segment ids are unique among them
 * @param recognise says whether a sentence is furniture
 * @param options what a team's file says of markup at a break; see {@link cutOptions}
 * @example
 * segmentUnits(parsed.units, parseLocale("en"), segmenter)[0]?.segments.length // 3
 */
export function segmentUnits(
  units: readonly Unit[],
  locale: Locale,
  segmenter: Segmenter,
  recognise?: (content: Content) => Furniture | undefined,
  options: CutOptions = DEFAULT_CUT,
): SegmentedUnit[] {
  const { formatHandles } = options;
  const cutUnit = ({ kind, content }: Unit): Piece[] =>
    SUBFLOWS.has(kind) && !options.segmentSubflows
      ? [{ content, trailing: [] }]
      : cutContent(content, locale, segmenter, formatHandles);
  const makeId = idMaker<SegmentId>("s");
  return units.map((unit) => ({
    ...unit,
    segments: cutUnit(unit).map((piece): Segment => {
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

function cutContent(content: Content, locale: Locale, segmenter: Segmenter, handles: FormatHandles): Piece[] {
  const offsets = segmenter(segmentableText(content), locale);
  return separateSpace(joinWordless(moveOverSpace(cutAt(content, offsets, handles), handles)));
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
 * Cuts at offsets of {@link segmentableText}. At a cut, the handles say which codes stay with what stands before it; a code
 * that the reader sees as a word or picture goes by its place alone. Text spelled differently from how it reads stays whole: a
 * cut inside moves to its end.
 */
function cutAt(content: Content, offsets: readonly number[], handles: FormatHandles): Part[][] {
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
      const length = segmentablePart(part).length;
      if (length > 0 || !staysBefore(part, handles)) cutIfDue();
      pieces.at(-1)?.push(part);
      position += length;
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

function staysBefore({ form }: Code, handles: FormatHandles): boolean {
  return form === "open" ? handles.start : form === "close" ? handles.end : handles.isolated;
}

/**
 * Codes of a pair that stand before the white space of a cut, but belong after it, go there: «Foo.** Bar**» is cut before the
 * asterisks. One alone, such as the mark of a note, stays with the word that it stands at.
 */
function moveOverSpace(pieces: readonly Part[][], handles: FormatHandles): Part[][] {
  const result: Part[][] = [];
  let moved: Part[] = [];
  pieces.forEach((piece, index) => {
    const parts = [...moved, ...piece];
    const from = index < pieces.length - 1 ? tailStart(parts, handles) : parts.length;
    result.push(parts.slice(0, from));
    moved = parts.slice(from);
  });
  return result;
}

/** Where the codes of pairs begin that stand after the last word of a piece and go with the next; its length where none do. */
function tailStart(parts: readonly Part[], handles: FormatHandles): number {
  let from = parts.length;
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index];
    if (part?.type === "code" && part.form !== "single" && !staysBefore(part, handles)) from = index;
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
  let isHead = true;
  for (const piece of pieces) {
    const hasWords = piece.some(hasWord);
    const last = result.at(-1);
    if (last !== undefined && (isHead || !hasWords)) append(last, piece);
    else result.push([...piece]);
    if (hasWords) isHead = false;
  }
  return result;
}

/** As `push(...parts)`, which a unit of very many codes would be too much for. */
function append(list: Part[] | undefined, parts: readonly Part[]): void {
  for (const part of parts) list?.push(part);
}

const LETTER_OR_NUMBER = pinned(/[\p{L}\p{N}]/v);

function hasWord(part: Part): boolean {
  return part.type === "text" && LETTER_OR_NUMBER.test(part.value);
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
