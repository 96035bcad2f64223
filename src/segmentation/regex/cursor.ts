import { RegexProblem } from "./regex.ts";

/** Where the reading of a pattern stands. */
export interface Cursor {
  readonly source: string;
  /** In UTF-16 code units. */
  offset: number;
  flags: Flags;
}

/** The flags `(?i)`, `(?m)`, `(?s)` and `(?x)`. */
export interface Flags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly comments: boolean;
}

/** Takes the next code point. */
export function readCodePoint(cursor: Cursor): string {
  const code = cursor.source.codePointAt(cursor.offset);
  if (code === undefined) throw new RegexProblem("the pattern ends too early", cursor.offset);
  const char = String.fromCodePoint(code);
  cursor.offset += char.length;
  return char;
}

/** Passes over white space and comments, which the flag `x` takes out of a pattern. */
export function skipComments(cursor: Cursor): void {
  const { source } = cursor;
  for (let inComment = false; cursor.offset < source.length; cursor.offset++) {
    const char = source[cursor.offset] ?? "";
    if (inComment) inComment = !/[\n\r]/.test(char);
    else if (char === "#") inComment = true;
    else if (!/\s/.test(char)) return;
  }
}
