import type { Event } from "micromark-util-types";

/** A stretch of an article that begins and ends between blocks at the top level. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Pieces are about this long, in UTF-16 code units. */
const PIECE_LENGTH = 1024;

/**
 * A blank line before a line that goes on with no block above it: there, quotations, lists, tables and paragraphs are
 * over. Lines that begin with what could continue a list are left out, and so are indented ones.
 */
const BOUNDARY = /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r(?!\n))(?![\s\d*+-])/g;

/**
 * The next piece of an article from `start` on. For each quotation or list that ends, the parser moves all events above
 * it, and it keeps some kilobytes for each block: piece by piece, both stay small however long the article is.
 *
 * @param length the least length of the piece.
 */
export function nextPiece(text: string, start: number, length = PIECE_LENGTH): Piece {
  BOUNDARY.lastIndex = start + length;
  const boundary = BOUNDARY.exec(text);
  return { start, end: boundary === null ? text.length : boundary.index + boundary[0].length };
}

/**
 * Whether a piece ends inside fenced code or an HTML block that goes on over blank lines (CommonMark 4.5 and 4.6), so that
 * it was not the end of a block.
 *
 * @param events of the piece, at the level of flow; their offsets are those of the text.
 */
export function isUnfinished(text: string, { end }: Piece, events: readonly Event[]): boolean {
  const flow = events.findLast(([, { type }]) => type === "chunkFlow")?.[1]._tokenizer?.events ?? [];
  const last = flow.findLast(
    ([phase, { type }]) => phase === "exit" && (type === "codeFenced" || type === "htmlFlow"),
  );
  if (last === undefined) return false;
  // A finished block is followed by the end of its line and by the blank line.
  const rest = text.slice(last[1].end.offset, end);
  return countBreaks(rest) < 2;
}

/** How many lines end in a text. */
export function countBreaks(source: string): number {
  return source.match(/\r\n|[\n\r]/g)?.length ?? 0;
}
