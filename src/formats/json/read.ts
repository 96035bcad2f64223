import { type ExonymError, positionAt, usageError } from "../../article/problem.ts";
import { decodeEscapes } from "./escapes.ts";
import type { JsonDocument, JsonKey, JsonType, JsonValue } from "./value.ts";

/** Deepest nesting that is read. RFC 8259 (section 9) lets a reader set one; no real file has a tenth of it. */
const DEEPEST = 500;

/** Most values that one file may have: more than any resource or news item, less than what memory holds. */
const MOST_VALUES = 1_000_000;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const WORDS: readonly (readonly [word: string, type: JsonType])[] = [
  ["true", "boolean"],
  ["false", "boolean"],
  ["null", "null"],
];

/** A container that is not closed yet. */
interface Open extends JsonValue {
  end: number;
  after: number;
  /** How many values are in it so far. */
  count: number;
}

/**
 * Reads JSON (RFC 8259) with the exact place of every value: no recursion, one walk. A byte order mark at the beginning
 * is passed over; keys that come twice are both kept.
 *
 * @param range the part of `text` that is JSON, in UTF-16 code units; all of it where absent.
 * @throws ExonymError (usage) with the place where the text is no JSON, or is nested too deep or too large.
 * @example
 * readJson('{"a": ["b"]}').values.map(({ type, start, end }) => [type, start, end])
 * // [["object", 0, 12], ["array", 6, 11], ["string", 7, 10]]
 */
export function readJson(
  text: string,
  range: { readonly start: number; readonly end: number } = { start: 0, end: text.length },
): JsonDocument {
  const values: JsonValue[] = [];
  const open: Open[] = [];
  const openIndexes: number[] = [];
  let at = range.start;
  if (text.charCodeAt(at) === 0xfeff) at++;
  let key: JsonKey | null = null;

  space();
  while (value() || finish());
  if (at < range.end)
    throw wrong(
      at,
      "There is more after the end of the JSON.",
      "Take it out, or join it with a comma inside the brackets.",
    );
  return { text, start: range.start, end: range.end, values };

  /** Reads one value; of a container that is not empty (`true`), its beginning up to its first value. */
  function value(): boolean {
    const code = codeAt(at);
    if (code === OPEN_BRACE || code === OPEN_BRACKET)
      return container(code === OPEN_BRACE ? "object" : "array");
    const start = at;
    if (code === QUOTE) {
      stringEnd();
      push("string", start, at);
      return false;
    }
    NUMBER.lastIndex = at;
    const number = code === MINUS || (code >= ZERO && code <= NINE) ? NUMBER.exec(text)?.[0] : undefined;
    if (number !== undefined && at + number.length <= range.end) {
      at += number.length;
      push("number", start, at);
      return false;
    }
    for (const [word, type] of WORDS) {
      if (!text.startsWith(word, at) || at + word.length > range.end) continue;
      at += word.length;
      push(type, start, at);
      return false;
    }
    throw at >= range.end ? ended() : noValue();
  }

  function container(type: "object" | "array"): boolean {
    if (open.length >= DEEPEST) {
      throw wrong(at, `The JSON is nested deeper than ${DEEPEST} levels.`, "Check how the file was made.");
    }
    const made = push(type, at, at);
    open.push(made);
    openIndexes.push(values.length - 1);
    at++;
    space();
    const closing = type === "object" ? CLOSE_BRACE : CLOSE_BRACKET;
    if (codeAt(at) === closing) {
      close();
      return false;
    }
    if (type === "object") name();
    return true;
  }

  function close(): void {
    at++;
    const container = open.pop();
    openIndexes.pop();
    if (container === undefined) return;
    container.end = at;
    container.after = values.length;
  }

  /** After a value: goes to the next one. `false` at the end of all. */
  function finish(): boolean {
    for (;;) {
      space();
      const container = open.at(-1);
      if (container === undefined) return false;
      const isObject = container.type === "object";
      const code = codeAt(at);
      if (code === COMMA) {
        const comma = at++;
        space();
        const next = codeAt(at);
        if (next === CLOSE_BRACE || next === CLOSE_BRACKET) {
          throw wrong(comma, "There is a comma after the last value.", "Take the comma out.");
        }
        if (isObject) name();
        return true;
      }
      if (code === (isObject ? CLOSE_BRACE : CLOSE_BRACKET)) {
        close();
        continue;
      }
      if (at >= range.end) throw ended();
      throw wrong(
        at,
        `«,» or «${isObject ? "}" : "]"}» is missing here.`,
        'Write a comma between values, and close what is open. A quotation mark inside a text is written \\".',
      );
    }
  }

  /** Reads a name and its colon. */
  function name(): void {
    const start = at;
    if (codeAt(at) !== QUOTE) {
      if (at >= range.end) throw ended();
      throw wrong(
        at,
        "A name in double quotes is missing here.",
        'Write it like this: "name": "text". Comments are not allowed.',
      );
    }
    stringEnd();
    key = { start, end: at, name: decodeEscapes(text.slice(start + 1, at - 1)) };
    space();
    if (codeAt(at) !== COLON) {
      if (at >= range.end) throw ended();
      throw wrong(at, "A colon is missing after the name.", 'Write it like this: "name": "text".');
    }
    at++;
    space();
  }

  /** Goes behind the closing quotation mark of the string that begins here. */
  function stringEnd(): void {
    const start = at++;
    for (; at < range.end; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        at++;
        return;
      }
      if (code < 0x20) {
        const what = code === LINE_FEED || code === RETURN ? "line break" : "control character";
        throw wrong(
          at,
          `A text has a ${what} in it.`,
          code === LINE_FEED || code === RETURN
            ? "Close the quotation mark in the same line; write \\n for a line break."
            : "Write \\t for a tab, and take other control characters out.",
        );
      }
      if (code === BACKSLASH) escapeEnd();
    }
    throw wrong(start, "The quotation mark is never closed.", "Close it at the end of the text.");
  }

  function escapeEnd(): void {
    const next = text.charAt(at + 1);
    const length = next === "u" && /^[\da-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 2;
    const isKnown = length === 6 || (next !== "" && '"\\/bfnrt'.includes(next));
    if (!isKnown || at + length > range.end) {
      throw wrong(at, `«\\${next}» means nothing in JSON.`, "Write \\\\ for a backslash.");
    }
    at += length - 1;
  }

  function push(type: JsonType, start: number, end: number): Open {
    if (values.length >= MOST_VALUES) {
      throw wrong(at, `The JSON has more than ${MOST_VALUES} values.`, "Split the file.");
    }
    const outer = open.at(-1);
    const parent = openIndexes.at(-1) ?? -1;
    const place = outer?.count ?? 0;
    const made: Open = { type, start, end, key, parent, place, after: values.length + 1, count: 0 };
    values.push(made);
    if (outer !== undefined) outer.count++;
    key = null;
    return made;
  }

  function space(): void {
    while (at < range.end && isSpace(text.charCodeAt(at))) at++;
  }

  function codeAt(offset: number): number {
    return offset < range.end ? text.charCodeAt(offset) : -1;
  }

  function noValue(): ExonymError {
    const found = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (found === "'") return wrong(at, "A text stands in single quotation marks.", 'Write "…".');
    if (found === "/") return wrong(at, "JSON has no comments.", "Take the comment out.");
    return wrong(at, `«${found}» cannot begin a value.`, "Write a text in double quotation marks.");
  }

  function ended(): ExonymError {
    const container = open.at(-1);
    if (container === undefined) return wrong(at, "There is no value.", "Write {} for an empty file.");
    const sign = container.type === "object" ? "{" : "[";
    return wrong(container.start, `The «${sign}» here is never closed.`, "The file may have been cut off.");
  }

  function wrong(offset: number, message: string, advice: string): ExonymError {
    return usageError(message, advice, { position: positionAt(text, offset) });
  }
}

const [QUOTE, BACKSLASH, COMMA, COLON, MINUS, ZERO, NINE] = [34, 92, 44, 58, 45, 48, 57];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [123, 125, 91, 93];
const [LINE_FEED, RETURN] = [10, 13];

/** White space of JSON (RFC 8259, section 2). */
function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === LINE_FEED || code === RETURN;
}
