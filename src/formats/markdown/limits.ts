import { type ExonymError, positionAt, usageError } from "../../article/problem.ts";

/**
 * A line that begins with more than a hundred quotation and list marks: each line costs the square of their number.
 * A rule such as `- - - -` only looks like nested lists.
 */
const DEEP_LINE =
  /^(?![ \t>]*([-*])(?:[ \t]*\1)*[ \t]*$)(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){101}/m;

/** Most brackets open at one time in a paragraph. */
const MAX_NESTED_BRACKETS = 100;

/** Most closing brackets in a paragraph that close nothing: the search for their partner goes back to its start. */
const MAX_STRAY_BRACKETS = 2000;

/** Most runs of `*`, `_` and `~` in a paragraph: each may look for its partner among all earlier ones. */
const MAX_DELIMITERS = 2000;

/** Most pieces like `](` in a paragraph, as an unfinished address is read to the end of the paragraph each time. */
const MAX_ADDRESSES = 2000;

/**
 * Refuses lines that begin with a hostile number of nested quotations or lists.
 *
 * @throws ExonymError with the line.
 */
export function refuseDeepNesting(text: string): void {
  const line = DEEP_LINE.exec(text);
  if (line) throw tooCostly(text, line.index, "quotations or lists");
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
  let stray = 0;
  let delimiters = 0;
  let addresses = 0;
  for (const [start, end] of ranges) {
    for (let i = start; i < end; i++) {
      const char = text[i];
      if (char === "[") {
        if (++open > MAX_NESTED_BRACKETS) throw tooCostly(text, i, "brackets");
      } else if (char === "]") {
        if (open > 0) open--;
        else if (++stray > MAX_STRAY_BRACKETS) throw tooCostly(text, i, "brackets");
        if (text[i + 1] === "(" && ++addresses > MAX_ADDRESSES) throw tooCostly(text, i, "links");
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
