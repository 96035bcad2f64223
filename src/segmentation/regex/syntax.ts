import { easeBoundaries, NO_WORD_BOUNDARY, WORD_BOUNDARY } from "./boundary.ts";
import { ALL, complement, printSet } from "./character-set.ts";
import { parseClass } from "./class.ts";
import { type Cursor, type Flags, readCodePoint, skipComments } from "./cursor.ts";
import { parseQuantifiers, withoutGivingBack } from "./quantifier.ts";
import { EMPTY, type Regex, RegexProblem } from "./regex.ts";
import { LINE_END, setOf, setOfEscape } from "./set.ts";

/** Longest pattern, in UTF-16 code units: room for a long list of abbreviations. */
const MAX_LENGTH = 50_000;
/** Deepest nesting of groups. */
const MAX_DEPTH = 40;

const NO_FLAGS: Flags = { ignoreCase: false, multiline: false, dotAll: false, comments: false };

const LINE_END_SOURCE = printSet(LINE_END);
const AT_START = "(?<![^])";
const AT_END = "(?![^])";
const BEFORE_LAST_LINE_END = `(?=(?:\\r\\n|${LINE_END_SOURCE})?${AT_END})`;

/**
 * Reads a regular expression in ICU's syntax (which Java's is close to), as SRX 2.0 prescribes.
 * Rules only ask whether there is a match, so groups capture nothing and lazy quantifiers are plain ones.
 *
 * @throws RegexProblem where the syntax is wrong, or has no counterpart.
 */
export function parseRegex(source: string): Regex {
  if (source.length > MAX_LENGTH) throw new RegexProblem("the pattern is too long", MAX_LENGTH);
  const cursor: Cursor = { source, offset: 0, flags: NO_FLAGS };
  const node = parseChoice(cursor, 0);
  if (cursor.offset < source.length) throw new RegexProblem("there is a «)» too many", cursor.offset);
  return easeBoundaries(node);
}

function parseChoice(cursor: Cursor, depth: number): Regex {
  if (depth > MAX_DEPTH) throw new RegexProblem("groups are nested too deep", cursor.offset);
  const outerFlags = cursor.flags;
  const options: Regex[] = [];
  let items: Regex[] = [];
  for (;;) {
    if (cursor.flags.comments) skipComments(cursor);
    const char = cursor.source[cursor.offset];
    if (char === undefined || char === ")" || char === "|") {
      const [only] = items;
      options.push(items.length === 1 && only !== undefined ? only : { kind: "sequence", items });
      items = [];
      if (char !== "|") break;
      cursor.offset++;
    } else {
      const literal = parseQuoted(cursor);
      const item = literal === undefined ? parseItem(cursor, depth) : literal.pop();
      if (literal !== undefined) items.push(...literal);
      if (item !== undefined) items.push(parseQuantifiers(cursor, item));
    }
  }
  cursor.flags = outerFlags;
  const [only] = options;
  return options.length === 1 && only !== undefined ? only : { kind: "choice", options };
}

/** The characters of `\Q…\E`; a quantifier after it is the last one's. */
function parseQuoted(cursor: Cursor): Regex[] | undefined {
  const { source, offset, flags } = cursor;
  if (!source.startsWith("\\Q", offset)) return undefined;
  const end = source.indexOf("\\E", offset);
  cursor.offset = end < 0 ? source.length : end + 2;
  return Array.from(source.slice(offset + 2, end < 0 ? undefined : end), (char) => ({
    kind: "set",
    set: setOf(char, flags),
  }));
}

/** One element without its quantifier; nothing for a comment or a change of flags. */
function parseItem(cursor: Cursor, depth: number): Regex | undefined {
  const start = cursor.offset;
  const char = readCodePoint(cursor);
  switch (char) {
    case "(":
      return parseGroup(cursor, depth, start);
    case "[":
      return { kind: "set", set: parseClass(cursor, start) };
    case ".":
      return { kind: "set", set: cursor.flags.dotAll ? ALL : complement(LINE_END) };
    case "^":
      return assertion(cursor.flags.multiline ? `(?:${AT_START}|(?<=${LINE_END_SOURCE}))` : AT_START);
    case "$":
      return assertion(cursor.flags.multiline ? `(?=${LINE_END_SOURCE}|${AT_END})` : BEFORE_LAST_LINE_END);
    case "\\":
      return parseEscape(cursor, start);
    case "*":
    case "+":
    case "?":
    case "{":
      throw new RegexProblem(`there is nothing that «${char}» could repeat`, start);
  }
  return { kind: "set", set: setOf(char, cursor.flags) };
}

function assertion(source: string): Regex {
  return { kind: "assert", source };
}

function parseEscape(cursor: Cursor, start: number): Regex {
  switch (cursor.source[cursor.offset]) {
    case "b":
      return skip(cursor, assertion(WORD_BOUNDARY));
    case "B":
      return skip(cursor, assertion(NO_WORD_BOUNDARY));
    case "A":
      return skip(cursor, assertion(AT_START));
    case "z":
      return skip(cursor, assertion(AT_END));
    case "Z":
      return skip(cursor, assertion(BEFORE_LAST_LINE_END));
    case "R":
      return skip(cursor, {
        kind: "choice",
        options: [
          {
            kind: "sequence",
            items: [0x0d, 0x0a].map((code): Regex => ({ kind: "set", set: [code, code] })),
          },
          { kind: "set", set: LINE_END },
        ],
      });
    case "E":
      return skip(cursor, EMPTY);
    default:
      return { kind: "set", set: setOfEscape(cursor, start) };
  }
}

function skip(cursor: Cursor, node: Regex): Regex {
  cursor.offset++;
  return node;
}

const LOOKS = [
  { opening: "?=", ahead: true, negative: false },
  { opening: "?!", ahead: true, negative: true },
  { opening: "?<=", ahead: false, negative: false },
  { opening: "?<!", ahead: false, negative: true },
] as const;

function parseGroup(cursor: Cursor, depth: number, start: number): Regex | undefined {
  const { source } = cursor;
  const opensWith = (opening: string): boolean => {
    const found = source.startsWith(opening, cursor.offset);
    if (found) cursor.offset += opening.length;
    return found;
  };
  const body = (): Regex => {
    const node = parseChoice(cursor, depth + 1);
    if (source[cursor.offset] !== ")") throw new RegexProblem("a «(» is not closed", start);
    cursor.offset++;
    return node;
  };
  if (source[cursor.offset] !== "?" || opensWith("?:")) return body();
  for (const { opening, ahead, negative } of LOOKS) {
    if (opensWith(opening)) return { kind: "look", ahead, negative, body: body() };
  }
  if (opensWith("?>")) return withoutGivingBack(body(), start);
  if (opensWith("?#")) {
    const end = source.indexOf(")", cursor.offset);
    if (end < 0) throw new RegexProblem("a comment is not closed", start);
    cursor.offset = end + 1;
    return undefined;
  }
  const name = /^\?<[A-Za-z][A-Za-z0-9]*>/.exec(source.slice(cursor.offset, cursor.offset + 100));
  if (name) {
    cursor.offset += name[0].length;
    return body();
  }
  const change = /^\?([a-zA-Z]*)(?:-([a-zA-Z]*))?([:)])/.exec(
    source.slice(cursor.offset, cursor.offset + 100),
  );
  if (!change) throw new RegexProblem("this sort of group cannot be translated", start);
  cursor.offset += change[0].length;
  const outerFlags = cursor.flags;
  cursor.flags = changeFlags(
    changeFlags(outerFlags, change[1] ?? "", true, start),
    change[2] ?? "",
    false,
    start,
  );
  if (change[3] === ")") return undefined;
  const node = body();
  cursor.flags = outerFlags;
  return node;
}

function changeFlags(flags: Flags, letters: string, value: boolean, offset: number): Flags {
  let result = flags;
  for (const letter of letters) {
    if (letter === "i") result = { ...result, ignoreCase: value };
    else if (letter === "m") result = { ...result, multiline: value };
    else if (letter === "s") result = { ...result, dotAll: value };
    else if (letter === "x") result = { ...result, comments: value };
    // Unicode case and Unicode classes (Java) are how patterns are read here anyway.
    else if (letter !== "u" && letter !== "U") {
      throw new RegexProblem(`the flag «${letter}» cannot be translated`, offset);
    }
  }
  return result;
}
