import {
  type CharacterSet,
  complement,
  difference,
  intersection,
  rangeOf,
  setOfCodes,
  union,
} from "./character-set.ts";
import { type Cursor, readCodePoint } from "./cursor.ts";
import { RegexProblem } from "./regex.ts";
import { caseVariants, propertySet, readEscapedCharacter, setOf, setOfEscape } from "./set.ts";

/** Ranges longer than this have no other cases worth adding: they hold them, or are no letters. */
const MAX_CASED_RANGE = 1_000;
const MAX_DEPTH = 20;
/** A hyphen that begins no range: at the end of the set, or before another set. */
const LITERAL_HYPHEN = /^-(?:[\]-]|\[|\\[dDwWsShHvVpP])/;
/** Escapes that stand for a set, not for a character that could begin a range. */
const SET_ESCAPE = /^[dDwWsShHvVpP]/;

/**
 * Reads a bracketed set after its `[`: nested sets, `&&` and `--` between sets, POSIX classes, `\Q…\E`, and hyphens that
 * mean themselves. In ICU operators take all that stands to their left.
 *
 * @param start where the `[` stands
 */
export function parseClass(cursor: Cursor, start: number, depth = 0): CharacterSet {
  if (depth > MAX_DEPTH) throw new RegexProblem("sets are nested too deep", start);
  const { source } = cursor;
  const negative = source[cursor.offset] === "^";
  if (negative) cursor.offset++;
  let left: CharacterSet | undefined;
  let operator = "";
  let items: CharacterSet[] = [];
  for (let first = true; ; first = false) {
    const offset = cursor.offset;
    if (offset >= source.length) throw new RegexProblem("a «[» is not closed", start);
    if (source[offset] === "]" && !first) {
      cursor.offset++;
      const set = combine(left, operator, items);
      return negative ? complement(set) : set;
    }
    const found =
      items.length === 0 ? undefined : /^(?:&&|--(?=\[|\\[pPdDwWsS]))/.exec(source.slice(offset, offset + 4));
    if (found) {
      left = combine(left, operator, items);
      items = [];
      operator = found[0];
      cursor.offset += 2;
    } else {
      items.push(parseClassItem(cursor, depth));
    }
  }
}

function combine(
  left: CharacterSet | undefined,
  operator: string,
  items: readonly CharacterSet[],
): CharacterSet {
  const right = union(...items);
  if (left === undefined) return right;
  return operator === "--" ? difference(left, right) : intersection(left, right);
}

function parseClassItem(cursor: Cursor, depth: number): CharacterSet {
  const { source, flags } = cursor;
  const start = cursor.offset;
  if (source.startsWith("[:", start)) {
    const end = source.indexOf(":]", start);
    if (end > 0) {
      cursor.offset = end + 2;
      const name = source.slice(start + 2, end);
      return propertySet(name.replace(/^\^/, ""), name.startsWith("^"), flags, start);
    }
  }
  if (source[start] === "[") {
    cursor.offset++;
    return parseClass(cursor, start, depth + 1);
  }
  if (source[start] === "\\") {
    const next = source.slice(start + 1, start + 2);
    if (next === "Q") {
      const end = source.indexOf("\\E", start);
      const literal = source.slice(start + 2, end < 0 ? undefined : end);
      cursor.offset = end < 0 ? source.length : end + 2;
      return union(...Array.from(literal, (char) => setOf(char, flags)));
    }
    if (SET_ESCAPE.test(next)) {
      cursor.offset++;
      return setOfEscape(cursor, start);
    }
  }
  const low = readClassCharacter(cursor);
  if (source[cursor.offset] !== "-" || LITERAL_HYPHEN.test(source.slice(cursor.offset, cursor.offset + 3))) {
    return setOf(low, flags);
  }
  cursor.offset++;
  const high = readClassCharacter(cursor);
  return rangeSet(low, high, cursor, start);
}

function readClassCharacter(cursor: Cursor): string {
  const start = cursor.offset;
  const char = readCodePoint(cursor);
  return char === "\\" ? readEscapedCharacter(cursor, start) : char;
}

function rangeSet(low: string, high: string, cursor: Cursor, start: number): CharacterSet {
  const from = low.codePointAt(0) ?? 0;
  const to = high.codePointAt(0) ?? 0;
  if (from > to) throw new RegexProblem("a range is the wrong way round", start);
  const range = rangeOf(from, to);
  if (!cursor.flags.ignoreCase || to - from > MAX_CASED_RANGE) return range;
  const others: number[] = [];
  for (let code = from; code <= to; code++) {
    for (const variant of caseVariants(String.fromCodePoint(code)))
      others.push(variant.codePointAt(0) ?? code);
  }
  return union(range, setOfCodes(others));
}
