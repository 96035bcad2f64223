import type { Range } from "./range.ts";

/** What stands before elements in a row, and what is left over at the end. */
export interface Leads {
  /** By index; empty for elements that do not stay. */
  readonly leads: readonly string[];
  /** What stood before elements at the end that do not stay. */
  readonly rest: string;
}

/**
 * Takes what stands before each element of a row: white space, comments, elements of other tools. What stands before
 * an element that does not stay goes to the next one that does, unless it is white space only.
 *
 * @param from where the row begins, with the white space before its first element.
 */
export function carryLeads(
  text: string,
  row: readonly Range[],
  stays: (index: number) => boolean,
  from: number,
): Leads {
  let pending = "";
  let position = from;
  const leads = row.map((element, index) => {
    const own = text.slice(position, element.start);
    position = element.end;
    if (!stays(index)) {
      pending += own.trimEnd();
      return "";
    }
    const result = pending + own;
    pending = "";
    return result;
  });
  return { leads, rest: pending };
}

/** Where the white space begins that stands before an offset. */
export function whiteSpaceBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && " \t\r\n".includes(text[start - 1] ?? "x")) start--;
  return start;
}
