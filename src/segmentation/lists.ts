import { pinned } from "./regex/pinned.ts";

/** What a list item begins with: a bullet, a number or a letter, and what closes it; white space on both sides. */
const MARKER = pinned(/(?<=^|\s)(?=\S)([•▪◦‣⁃●]?)[^\S\n]?(?:(\d{1,3}|\p{L})(\.\)|[.\)]))?(?=\s)/gv);
/** A text that may be such a list: its first marker. */
const FIRST_MARKER = /^\s*(?:[•▪◦‣⁃●]\s?(?:\d{1,3}\.\)|\d{1,3}[.)])?|[1a]\.\)|[1a][.)]|A\.?\))\s/u;
const FINAL_MARK = pinned(/[\p{STerm}…‥]["'’”“»«›‹`\p{Pe}\p{Pf}]*\s*$/v);
/** A word before «2.» that is none of the short ones before an ordinal («am 2. Mai»), or the end of something else. */
const END_OF_ITEM = pinned(/(?:\p{L}{4}|[\p{Nd}\p{P}])$/v);
/** A line with one of these goes on in the next. */
const GOES_ON = pinned(/[,;\p{Pd}،、，；]\s*$/v);
const LONGEST_LINE = 60;
const FEWEST_LINES = 3;

/**
 * Puts U+2029 (paragraph separator) in place of the white space before each item of a list that no final mark would tell:
 * one of three or more short lines, none of which ends in a final mark or comma, so that it is no wrapped sentence; and one
 * in running text («1) bread 2) butter»), where the text begins with marker 1, or with a bullet, does not end in a final
 * mark, and goes on with the next numbers or letters in the same shape. Time grows with the text's length.
 *
 * @returns the text in as many UTF-16 code units
 * @example
 * markListItems("1) Bread 2) Butter") // "1) Bread\u20292) Butter"
 */
export function markListItems(text: string): string {
  if (text.includes("\n") && isListOfLines(text)) return text.replaceAll("\n", "\u2029");
  if (!FIRST_MARKER.test(text) || FINAL_MARK.test(text.slice(-20))) return text;
  return markItemsInLine(text);
}

function isListOfLines(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return (
    lines.length >= FEWEST_LINES &&
    lines.every((line) => line.length <= LONGEST_LINE && !FINAL_MARK.test(line) && !GOES_ON.test(line))
  );
}

function markItemsInLine(text: string): string {
  let result = "";
  let done = 0;
  let last: { bullet: string; number: string; close: string } | undefined;
  for (const { 1: bullet = "", 2: number = "", 3: close = "", index } of text.matchAll(MARKER)) {
    const marker = { bullet, number, close };
    if (last === undefined) {
      last = marker;
      continue;
    }
    const sameShape = bullet === last.bullet && close === last.close && number === following(last.number);
    const before = text.slice(Math.max(0, index - 10), index).trimEnd();
    const isOrdinal = bullet === "" && close === "." && !END_OF_ITEM.test(before);
    if (!sameShape || isOrdinal) continue;
    result += `${text.slice(done, index - 1)}\u2029`;
    done = index;
    last = marker;
  }
  return result + text.slice(done);
}

/** The number or letter after this one; nothing after nothing. */
function following(number: string): string {
  if (number === "") return "";
  const isNumber = /^\d/.test(number);
  return isNumber ? String(Number(number) + 1) : String.fromCodePoint((number.codePointAt(0) ?? 0) + 1);
}
