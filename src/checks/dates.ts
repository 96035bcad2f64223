import dateWords from "./date-words.json" with { type: "json" };
import { asciiDigits } from "./digits.ts";

/** Half-open range in UTF-16 code units. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** 1/11, 9.11.2024, 2024-11-09. */
const DATE = /(?<![\d/.-])(\d{1,4})([/.-])(\d{1,2})(?:\2(\d{1,4}))?(\.?)(?![\d/-])/g;
const NUMBERED_MONTH = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(?:${dateWords.numbered.before.join("|")})\s?(?:0?[1-9]|1[0-2])(?!\d)|(?<!\d)(?:0?[1-9]|1[0-2])\s?(?:${dateWords.numbered.after.join("|")})`,
  "giu",
);

/** The places of a text where a date stands that numbers its month, ascending. */
export function findDates(text: string): readonly Range[] {
  const ascii = asciiDigits(text);
  const found: Range[] = [];
  for (const { 0: all, 1: first = "", 2: sign, 3: second = "", 4: third, 5: dot, index } of ascii.matchAll(
    DATE,
  ))
    if (third === undefined ? isDayAndMonth(first, second, sign, dot) : isFullDate(first, second, third))
      found.push({ start: index, end: index + all.length });
  for (const { 0: all, index } of ascii.matchAll(NUMBERED_MONTH))
    found.push({ start: index, end: index + all.length });
  return found.sort((a, b) => a.start - b.start);
}

/** A hyphen makes a range or a score; a point makes a decimal, unless another stands behind it (am 9.11.). */
function isDayAndMonth(
  first: string,
  second: string,
  sign: string | undefined,
  dot: string | undefined,
): boolean {
  return isDayWithMonth(first, second) && (sign === "/" || (sign === "." && dot === "."));
}

function isFullDate(first: string, second: string, third: string): boolean {
  if (first.length === 4) return isDayWithMonth(second, third);
  return (third.length === 4 || third.length === 2) && isDayWithMonth(first, second);
}

/** In either order. */
function isDayWithMonth(first: string, second: string): boolean {
  const [low, high] = [Number(first), Number(second)].sort((a, b) => a - b);
  return low !== undefined && high !== undefined && low >= 1 && low <= 12 && high <= 31 && first.length <= 2;
}
