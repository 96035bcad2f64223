import type { Content, Text } from "../../article/content.ts";
import escapes from "./double-quoted-escapes.json" with { type: "json" };
import { readTomlString, type TomlStyle } from "./toml-string.ts";

/** How a value is written in YAML 1.2 (chapters 7 and 8), or in TOML 1.0 ("String"). */
export type ScalarStyle = YamlStyle | TomlStyle;

/** Styles of YAML; JSON has the double-quoted one. */
export type YamlStyle = "plain" | "single-quoted" | "double-quoted" | "literal" | "folded";

/** YAML 1.2, section 5.7. */
const ESCAPES: ReadonlyMap<string, string> = new Map(Object.entries(escapes));

/** Number of hexadecimal digits after `\x`, `\u` and `\U`. */
const CODE_POINT_DIGITS: ReadonlyMap<string, number> = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

/** Two escapes that are one character. */
const SURROGATES = /^\\u[dD][89abAB][\dA-Fa-f]{2}\\u[dD][c-fC-F][\dA-Fa-f]{2}/;

/**
 * Reads the inside of a scalar (without quotes, without the header and first indentation of a block) as lossless content.
 *
 * @param value what YAML makes of the whole scalar. Where reading does not lead to it, the content is one single run.
 * @param indent how far a block is indented.
 */
export function readScalar(inside: string, style: ScalarStyle, value: string, indent: number): Content {
  const parts = readInside(inside, style, indent);
  const joined = parts.map((part) => part.value).join("");
  const isRight = isBlock(style) ? joined === value.trim() : joined === value;
  return isRight ? parts : [{ type: "text", value: value.trim(), raw: inside }];
}

/**
 * Cuts a piece from inside a scalar into runs, an escape or a line break each by itself.
 *
 * @param indent how far a block is indented; of no account in other styles.
 */
export function readInside(inside: string, style: ScalarStyle, indent: number): Text[] {
  if (isToml(style)) return readTomlString(inside, style);
  return isBlock(style) ? readBlock(inside, style, indent) : readFlow(inside, style);
}

/** What a piece from inside a scalar reads as. */
export function unspellInside(raw: string, style: ScalarStyle): string {
  if (isBlock(style)) return raw;
  return readInside(raw, style, 0)
    .map((part) => part.value)
    .join("");
}

/** Spells a text inside a scalar of a style, on the line that it is on. Styles without escapes cannot hold every text. */
export function spellInside(value: string, style: ScalarStyle): string {
  if (style === "single-quoted") return value.replaceAll("'", "''");
  return hasEscapes(style) ? escapeDoubleQuoted(value) : value;
}

/** Whether a style has escapes for all characters. What is escaped here, YAML, JSON and TOML read alike. */
export function hasEscapes(style: ScalarStyle): boolean {
  return style === "double-quoted" || style === "toml-basic" || style === "toml-basic-lines";
}

/** The style of the same language that can hold every text. */
export function quotedStyle(style: ScalarStyle): ScalarStyle {
  return isToml(style) ? "toml-basic" : "double-quoted";
}

/** Spells a text as a double-quoted scalar on one line: possible for every text. */
export function quote(value: string): string {
  return `"${escapeDoubleQuoted(value)}"`;
}

function escapeDoubleQuoted(value: string): string {
  return value
    .replace(/["\\]/g, "\\$&")
    .replace(/[\0-\x1F\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, (char) => {
      const point = char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
      return char === "\n" ? "\\n" : char === "\t" ? "\\t" : `\\u${point}`;
    });
}

/** Whether a style is a block with a header line. */
export function isBlock(style: ScalarStyle): style is "literal" | "folded" {
  return style === "literal" || style === "folded";
}

function isToml(style: ScalarStyle): style is TomlStyle {
  return style.startsWith("toml-");
}

/** Reads plain and quoted scalars: lines are folded (section 6.5), and quoted ones have escapes. */
function readFlow(inside: string, style: YamlStyle): Text[] {
  const parts: Text[] = [];
  let plainFrom = 0;
  let i = 0;
  while (i < inside.length) {
    const part = foldAt(inside, i) ?? escapeAt(inside, i, style);
    if (part === null) {
      i = isBlank(inside[i]) ? endOfBlanks(inside, i) : i + 1;
      continue;
    }
    pushPlain(parts, inside.slice(plainFrom, i));
    parts.push(part);
    i += part.raw.length;
    plainFrom = i;
  }
  pushPlain(parts, inside.slice(plainFrom));
  return parts;
}

interface Spelled extends Text {
  readonly raw: string;
}

/** A folded line break with the white space around it: one is a space, more are one line feed less. */
function foldAt(inside: string, start: number): Spelled | null {
  let breaks = 0;
  let end = start;
  while (isBlank(inside[end]) || breakLength(inside, end) > 0) {
    const length = breakLength(inside, end);
    if (length > 0) breaks++;
    end += Math.max(1, length);
  }
  return breaks === 0 ? null : spelled(foldedBreaks(breaks), inside.slice(start, end));
}

function foldedBreaks(count: number): string {
  return count === 1 ? " " : "\n".repeat(count - 1);
}

function escapeAt(inside: string, i: number, style: ScalarStyle): Spelled | null {
  if (style === "single-quoted") return inside.startsWith("''", i) ? spelled("'", "''") : null;
  if (style !== "double-quoted" || inside[i] !== "\\") return null;
  const letter = inside[i + 1] ?? "";
  const pair = SURROGATES.exec(inside.slice(i, i + 12))?.[0];
  // JSON spells characters beyond U+FFFF so.
  if (pair !== undefined) {
    const units = [pair.slice(2, 6), pair.slice(8)].map((hex) => Number.parseInt(hex, 16));
    return spelled(String.fromCharCode(...units), pair);
  }
  const digits = CODE_POINT_DIGITS.get(letter);
  if (digits !== undefined) {
    const raw = inside.slice(i, i + 2 + digits);
    const point = Number.parseInt(raw.slice(2), 16);
    return point <= 0x10ffff ? spelled(String.fromCodePoint(point), raw) : null;
  }
  const length = breakLength(inside, i + 1);
  // An escaped line break joins the lines without a space.
  if (length > 0) return spelled("", inside.slice(i, endOfBlanks(inside, i + 1 + length)));
  const value = ESCAPES.get(letter);
  return value === undefined ? null : spelled(value, inside.slice(i, i + 2));
}

/** Reads a block from its first character that is no white space: lines keep their breaks, or are folded. */
function readBlock(inside: string, style: ScalarStyle, indent: number): Text[] {
  const parts: Text[] = [];
  let from = 0;
  for (const { 0: gap, index } of inside.matchAll(/[\r\n][ \t\r\n]*/g)) {
    // Deeper indentation than the first line's is text.
    const lastLine = gap.length - 1 - Math.max(gap.lastIndexOf("\n"), gap.lastIndexOf("\r"));
    const raw = gap.slice(0, gap.length - Math.max(0, lastLine - indent));
    const breaks = raw.match(/\r\n|[\n\r]/g)?.length ?? 0;
    pushPlain(parts, inside.slice(from, index));
    parts.push(spelled(style === "literal" ? "\n".repeat(breaks) : foldedBreaks(breaks), raw));
    from = index + raw.length;
  }
  pushPlain(parts, inside.slice(from));
  return parts;
}

function spelled(value: string, raw: string): Spelled {
  return { type: "text", value, raw };
}

function pushPlain(parts: Text[], value: string): void {
  if (value !== "") parts.push({ type: "text", value, raw: value });
}

function isBlank(char: string | undefined): boolean {
  return char === " " || char === "\t";
}

function endOfBlanks(inside: string, start: number): number {
  let end = start;
  while (isBlank(inside[end])) end++;
  return end;
}

/** The length of the line break at an offset: LF, CRLF or a lone CR; 0 where there is none. */
function breakLength(inside: string, i: number): number {
  if (inside[i] === "\r") return inside[i + 1] === "\n" ? 2 : 1;
  return inside[i] === "\n" ? 1 : 0;
}
