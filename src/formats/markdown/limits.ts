import { type ExonymError, positionAt, usageError } from "../../article/problem.ts";

/**
 * A line that begins with more than a hundred quotation and list marks: each line costs the square of their number.
 * A rule such as `- - - -` only looks like nested lists.
 */
const DEEP_LINE =
  /^(?![ \t>]*([-*])(?:[ \t]*\1)*[ \t]*$)(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){101}/m;

/** Marks of quotations and lists at the start of a line. */
const BLOCK_MARKS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/;

/** Most tokens that the parser may have to move in an article; about as many nanoseconds times thirty. */
export const MAX_MOVES = 200_000_000;

/** Most brackets open at one time in a paragraph. */
const MAX_NESTED_BRACKETS = 100;

/** Most closing brackets in a paragraph: the search for the partner of one may go back to the paragraph's start. */
const MAX_BRACKETS = 1000;

/** Most runs of `*`, `_` and `~` in a paragraph: each may look for its partner among all earlier ones. */
const MAX_DELIMITERS = 1000;

/**
 * Refuses lines that begin with a hostile number of nested quotations or lists.
 *
 * @param slice the part of the text from `start` on that is about to be parsed.
 * @throws ExonymError with the line.
 */
export function refuseDeepBlocks(text: string, start: number, slice: string): void {
  const deep = DEEP_LINE.exec(slice);
  if (deep) throw tooCostly(text, start + deep.index, "quotations or lists");
}

/**
 * How many tokens the parser has to move, about, to find the blocks of a part of an article: each time that a quotation
 * or list ends, all that are above it in the part.
 */
export function movesFor(slice: string): number {
  let moves = 0;
  let tokens = 0;
  let previous = "";
  for (const line of slice.split(/\r\n|[\n\r]/)) {
    const marks = (BLOCK_MARKS.exec(line)?.[0] ?? "").replace(/\d+/g, "1");
    const depth = marks.replace(/\s/g, "").length;
    tokens += 4 + 4 * depth;
    // The inner one of two lists on one line ends with the next line.
    if (marks !== previous || /\S\s*[-+*1]/.test(marks)) moves += tokens;
    previous = marks;
  }
  return moves;
}

/** The error for an article whose parts would need more than {@link MAX_MOVES}. */
export function tooManyBlocks(text: string, offset: number): ExonymError {
  return tooCostly(text, offset, "quotations or lists");
}

/**
 * Refuses a paragraph whose emphasis or brackets would take more than linear time to resolve.
 *
 * @param ranges the paragraph's lines, as offsets into the text.
 * @throws ExonymError with the place.
 */
export function refuseCostlyText(
  text: string,
  ranges: Iterable<readonly [start: number, end: number]>,
): void {
  let open = 0;
  let closing = 0;
  let delimiters = 0;
  for (const [start, end] of ranges) {
    for (let i = start; i < end; i++) {
      const char = text[i];
      if (char === "[") {
        if (++open > MAX_NESTED_BRACKETS) throw tooCostly(text, i, "brackets");
      } else if (char === "]") {
        open = Math.max(0, open - 1);
        if (++closing > MAX_BRACKETS) throw tooCostly(text, i, "brackets");
      } else if ((char === "*" || char === "_" || char === "~") && text[i - 1] !== char) {
        if (++delimiters > MAX_DELIMITERS) throw tooCostly(text, i, "emphasis marks");
      }
    }
  }
}

function tooCostly(text: string, offset: number, what: string): ExonymError {
  return usageError(
    `There are more nested or unfinished ${what} here than an article can have.`,
    "Break the paragraph up, or take the file out of the articles.",
    { position: positionAt(text, offset) },
  );
}
