import type { Range } from "./ranges.ts";

/** Marks that open a quotation, each with those that close it. German and French use the same marks the other way round. */
const CLOSING: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ["„", "“”"],
  ["‚", "‘’"],
  ["«", "»"],
  ["‹", "›"],
  ["»", "«"],
  ["›", "‹"],
  ["「", "」"],
  ["『", "』"],
  ["《", "》"],
  ["〈", "〉"],
  ['"', '"'],
  ["״", "״"],
]);

/**
 * The quotations of a text, outermost only, ascending. One that is never closed goes on to the text's end only if
 * it was opened by a mark that cannot close: a quotation of several paragraphs is written so.
 */
export function quotationRanges(text: string): readonly Range[] {
  const ranges: Range[] = [];
  let start = -1;
  let closing = "";
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (start < 0) {
      const closers = CLOSING.get(character);
      if (closers === undefined) continue;
      start = at + 1;
      closing = closers;
    } else if (closing.includes(character)) {
      ranges.push({ start, end: at });
      start = -1;
    }
  }
  if (start >= 0 && !CLOSING.has(closing)) ranges.push({ start, end: text.length });
  return ranges;
}
