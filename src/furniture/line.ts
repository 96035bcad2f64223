import type { Code, Content, Part, Text } from "../article/content.ts";
import { isBlank, plainText } from "../article/content.ts";

/** A segment as a possible standing line: its words, and the markup around them. */
export interface Line {
  readonly before: Content;
  readonly middle: Content;
  readonly after: Content;
  /** What the reader sees of `middle`. */
  readonly text: string;
}

/**
 * Takes off the markup and white space that stands around a whole line (`*(Photo: Reuters)*`), also where its
 * partner stands in another segment.
 *
 * @returns `undefined` where no text is left.
 */
export function peel(content: Content): Line | undefined {
  const first = content.findIndex((part) => !isOpening(part));
  if (first === -1) return undefined;
  const openedInside = new Set<string>();
  for (const part of content.slice(first))
    if (part.type === "code" && part.form === "open") openedInside.add(part.id);
  let last = content.length;
  while (last > first && isClosing(content[last - 1], openedInside)) last--;
  const [lead, middle, trail] = trim(content.slice(first, last));
  if (isBlank(middle)) return undefined;
  return {
    before: [...content.slice(0, first), ...lead],
    middle,
    after: [...trail, ...content.slice(last)],
    text: plainText(middle),
  };
}

function isOpening(part: Part): boolean {
  if (part.type === "text") return part.value.trim() === "";
  return part.form === "open" || (part.form === "single" && (part.kind === "break" || part.kind === "image"));
}

function isClosing(part: Part | undefined, openedInside: ReadonlySet<string>): boolean {
  if (part === undefined) return false;
  if (part.type === "text") return part.value.trim() === "";
  return part.form === "close" ? !openedInside.has(part.id) : part.form === "single" && part.kind === "break";
}

function trim(content: Content): [Content, Content, Content] {
  const middle = [...content];
  const lead: Part[] = [];
  const trail: Part[] = [];
  const first = middle[0];
  if (first?.type === "text") {
    const width = first.value.length - first.value.trimStart().length;
    const cut = width > 0 ? cutText(first, width) : undefined;
    if (cut) {
      lead.push(cut[0]);
      middle[0] = cut[1];
    }
  }
  const last = middle.at(-1);
  if (last?.type === "text") {
    const width = last.value.trimEnd().length;
    const cut = width < last.value.length ? cutText(last, width) : undefined;
    if (cut) {
      middle[middle.length - 1] = cut[0];
      trail.push(cut[1]);
    }
  }
  return [lead, middle, trail];
}

/** A run in two at an offset inside it; `undefined` where it is spelled differently from how it reads. */
function cutText(part: Text, at: number): [Text, Text] | undefined {
  const [left, right] = [part.value.slice(0, at), part.value.slice(at)];
  if (part.raw === undefined) {
    return [
      { type: "text", value: left },
      { type: "text", value: right },
    ];
  }
  if (part.raw !== part.value) return undefined;
  return [
    { type: "text", value: left, raw: left },
    { type: "text", value: right, raw: right },
  ];
}

/** A part of a line, in UTF-16 code units of its text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts the ranges (ascending, without overlap) out of a line's middle, codes with them.
 *
 * @returns one content per range; `undefined` where a code would be lost or a pair torn, or a cut falls inside a run
 * that is spelled differently from how it reads.
 */
export function sliceRanges(content: Content, ranges: readonly Range[]): Content[] | undefined {
  const slices: Part[][] = ranges.map(() => []);
  let position = 0;
  for (const part of content) {
    if (part.type === "code") {
      const owner = ranges.findIndex((range) => owns(range, part, position));
      if (owner === -1) return undefined;
      slices[owner]?.push(part);
      continue;
    }
    const end = position + part.value.length;
    for (const [index, range] of ranges.entries()) {
      const from = Math.max(range.start, position);
      const to = Math.min(range.end, end);
      if (from >= to) continue;
      const piece = pieceOf(part, from - position, to - position);
      if (piece === undefined) return undefined;
      slices[index]?.push(piece);
    }
    position = end;
  }
  return slices.every(isBalanced) ? slices : undefined;
}

function owns(range: Range, code: Code, position: number): boolean {
  if (position < range.start || position > range.end) return false;
  if (range.start === range.end) return true;
  if (position === range.start) return code.form !== "close";
  if (position === range.end) return code.form !== "open";
  return true;
}

function pieceOf(part: Text, from: number, to: number): Text | undefined {
  if (from === 0 && to === part.value.length) return part;
  if (part.raw !== undefined && part.raw !== part.value) return undefined;
  const value = part.value.slice(from, to);
  return part.raw === undefined ? { type: "text", value } : { type: "text", value, raw: value };
}

/** Whether every opening code is closed, in order, and nothing else is. */
function isBalanced(content: Content): boolean {
  const open: string[] = [];
  for (const part of content) {
    if (part.type !== "code" || part.form === "single") continue;
    if (part.form === "open") open.push(part.id);
    else if (open.pop() !== part.id) return false;
  }
  return open.length === 0;
}
