import type { Position } from "../../article/problem.ts";

/**
 * Prepares a text for look-ups of place → offset in UTF-16 code units, the other way round than `lineIndex`. Lines end at LF,
 * CRLF or a lone CR.
 *
 * @example offsetsOf("ab\ncd")({ line: 2, column: 2 }) // 4
 */
export function offsetsOf(text: string): (position: Position) => number {
  let starts: readonly number[] | null = null;
  return ({ line, column }) => {
    starts ??= [0, ...Array.from(text.matchAll(/\r\n|[\r\n]/g), (end) => end.index + end[0].length)];
    return (starts[line - 1] ?? text.length) + column - 1;
  };
}
