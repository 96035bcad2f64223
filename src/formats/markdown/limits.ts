import { type ExonymError, positionAt, usageError } from "../../article/problem.ts";
import { readLineStart } from "./line-start.ts";

/** Most steps, of some nanoseconds each, that the parser may take for the blocks of an article beyond linear time. */
const MAX_STEPS = 1_000_000_000;

/** Most tokens in a piece of an article. Each takes about a kilobyte. */
const MAX_TOKENS = 600_000;

/** The steps of moving one token for the end of a quotation or list; those of many on one line are moved together. */
const MOVE = 5;

/** The steps of one character that is looked at for a rule, `- - -`, or for a blank line. */
const LOOK = { rule: 50, blank: 8 } as const;

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
  let steps = 0;
  return {
    spend(start, piece) {
      const cost = costOfBlocks(piece, MAX_STEPS - steps);
      steps += cost.steps;
      if (steps > MAX_STEPS) {
        throw tooCostly(text, start + cost.end, "nested or alternating quotations and lists");
      }
      if (cost.tokens > MAX_TOKENS) throw tooCostly(text, start, "lines without a paragraph between them");
    },
  };
}

interface Cost {
  readonly tokens: number;
  readonly steps: number;
  /** Offset of the line where there were too many. */
  readonly end: number;
}

/**
 * How many tokens there are in a piece of an article, about, and what the parser does with them more than once:
 *
 * - Each quotation or list that ends makes it move all tokens above in the piece.
 * - At each mark `-` or `*`, the rest of the line may be a rule.
 * - In each list that goes on, all space at the start of a line may be a blank one.
 */
function costOfBlocks(piece: string, most: number): Cost {
  let steps = 0;
  let tokens = 0;
  let previous = "";
  /** The columns where the text of the open lists begins. */
  const lists: number[] = [];
  const lines = /([^\n\r]*)(?:\r\n|[\n\r]|$)/g;
  for (let match = lines.exec(piece); match !== null && match[0] !== ""; match = lines.exec(piece)) {
    const line = match[1] ?? "";
    if (line.trim() === "") {
      // A blank line ends a quotation, not a list.
      if (previous.includes(">")) previous = "";
      steps += LOOK.blank * line.length * lists.length;
      tokens++;
      continue;
    }
    const { marks, indent, columns, ruleLength } = readLineStart(line);
    while ((lists.at(-1) ?? 0) > indent) lists.pop();
    steps += LOOK.blank * indent * lists.length + LOOK.rule * ruleLength;
    for (const column of columns) lists.push(column);
    tokens += 4 + 4 * marks.length;
    // The inner one of two lists on one line ends with the next line.
    if (marks !== previous || /.[-1]/.test(marks)) steps += tokens * Math.max(MOVE, previous.length);
    previous = marks;
    if (steps > most) return { tokens, steps, end: match.index };
  }
  return { tokens, steps: steps + tokens * previous.length, end: 0 };
}

/** The error for what would take the parser more than some seconds. */
export function tooCostly(text: string, offset: number, what: string): ExonymError {
  return usageError(
    `There are more ${what} here than an article can have.`,
    "Break them up by paragraphs, or take the file out of the articles.",
    { position: positionAt(text, offset) },
  );
}
