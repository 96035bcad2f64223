import { type ExonymError, positionAt, usageError } from "../../article/problem.ts";

/**
 * A line that begins with more than a hundred quotation and list marks: each line costs the square of their number.
 * A rule such as `- - - -` only looks like nested lists.
 */
const DEEP_LINE =
  /^(?![ \t>]*([-*])(?:[ \t]*\1)*[ \t]*$)(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){101}/m;

/** Marks of quotations and lists at the start of a line. */
const BLOCK_MARKS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/;

/** Most tokens that the parser may have to move in an article. Moving a hundred million takes some seconds. */
const MAX_MOVES = 200_000_000;

/** Most tokens in a piece of an article. Each takes about a kilobyte. */
const MAX_TOKENS = 600_000;

/** Most brackets open at one time in a paragraph. */
const MAX_NESTED_BRACKETS = 100;

/** Most closing brackets in a paragraph: the search for the partner of one may go back to the paragraph's start. */
const MAX_BRACKETS = 1000;

/** Most runs of `*`, `_` and `~` in a paragraph: each may look for its partner among all earlier ones. */
const MAX_DELIMITERS = 1000;

/** Most lines in a paragraph: where a line's end is told from text, the parser moves all that comes after it. */
const MAX_LINES = 10_000;

/** Counts what the blocks of an article cost. */
export interface Budget {
  /**
   * Adds a piece of the article that is about to be parsed.
   *
   * @throws ExonymError with the line where the article costs too much.
   */
  spend(start: number, piece: string): void;
}

/** A budget for one reading of an article. */
export function createBudget(text: string): Budget {
  let moves = 0;
  return {
    spend(start, piece) {
      const deep = DEEP_LINE.exec(piece);
      const cost = costOfBlocks(piece);
      moves += cost.moves;
      if (deep) throw tooCostly(text, start + deep.index, "nested quotations and lists");
      if (moves > MAX_MOVES) throw tooCostly(text, start, "nested or alternating quotations and lists");
      if (cost.tokens > MAX_TOKENS) throw tooCostly(text, start, "lines without a paragraph between them");
    },
  };
}

/**
 * How many tokens there are in a piece of an article, about, and how many the parser has to move to find the blocks:
 * each time that a quotation or list ends, all that are above it in the piece.
 */
function costOfBlocks(piece: string): { readonly tokens: number; readonly moves: number } {
  let moves = 0;
  let tokens = 0;
  let previous = "";
  for (const line of piece.split(/\r\n|[\n\r]/)) {
    if (line.trim() === "") {
      // A blank line ends a quotation, not a list.
      if (previous.includes(">")) previous = "";
      tokens++;
      continue;
    }
    const marks = (BLOCK_MARKS.exec(line)?.[0] ?? "").replace(/\d+/g, "1");
    tokens += 4 + 4 * marks.replace(/\s/g, "").length;
    // The inner one of two lists on one line ends with the next line.
    if (marks !== previous || /\S\s*[-+*1]/.test(marks)) moves += tokens;
    previous = marks;
  }
  return { tokens, moves };
}

/**
 * Refuses a paragraph whose lines, emphasis or brackets would take more than linear time to resolve.
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
  let lines = 0;
  for (const [start, end] of ranges) {
    if (++lines > MAX_LINES) throw tooCostly(text, start, "lines in one paragraph");
    for (let i = start; i < end; i++) {
      const char = text[i];
      if (char === "[") {
        if (++open > MAX_NESTED_BRACKETS) throw tooCostly(text, i, "brackets in one paragraph");
      } else if (char === "]") {
        open = Math.max(0, open - 1);
        if (++closing > MAX_BRACKETS) throw tooCostly(text, i, "brackets in one paragraph");
      } else if ((char === "*" || char === "_" || char === "~") && text[i - 1] !== char) {
        if (++delimiters > MAX_DELIMITERS) throw tooCostly(text, i, "emphasis marks in one paragraph");
      }
    }
  }
}

function tooCostly(text: string, offset: number, what: string): ExonymError {
  return usageError(
    `There are more ${what} here than an article can have.`,
    "Break them up by paragraphs, or take the file out of the articles.",
    { position: positionAt(text, offset) },
  );
}
