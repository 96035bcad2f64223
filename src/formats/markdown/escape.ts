import { sideOf } from "./flanking.ts";
import { MAX_FORMULA } from "./math.ts";

/** What stands around a run of text, as far as it decides which characters are markup there. */
export interface Surroundings {
  /** The character before the run as it is spelled; empty at the start of the unit. */
  readonly before: string;
  /** The character after it; empty at the end of the unit. */
  readonly after: string;
  /** Whether the run begins a line, where `#`, `>`, `-` and others begin a block. */
  readonly atLineStart: boolean;
  /** Whether it is the text of a link or image, which an unmatched bracket would end. */
  readonly inBrackets: boolean;
  /** Whether it is a table cell, which `|` would end. */
  readonly inTableCell: boolean;
  /** Whether `{` begins an expression and `<` a tag of JSX. */
  readonly isMdx: boolean;
  /** Whether `$` may begin mathematics. */
  readonly hasMath: boolean;
  /** Whether it is a heading on one line, whose trailing `#` would vanish. */
  readonly inHeading: boolean;
}

const PUNCTUATION = /[!-/:-@[-`{-~]/;

/** Spells a text so that every ASCII punctuation character is itself, whatever stands around it (CommonMark 2.4). */
export function escapeFully(value: string): string {
  return value.replace(/[!-/:-@[-`{-~]/g, "\\$&");
}

/**
 * Spells a text with as few escapes as its surroundings seem to need. That is a guess for readability; whether it reads
 * as it should is found by parsing it.
 */
export function escapeLightly(value: string, around: Surroundings): string {
  const escapeAt = around.atLineStart ? lineStartEscape(value) : -1;
  const statement = around.isMdx && around.atLineStart && /^(?:import|export)(?=\s)/.test(value);
  // A letter takes no backslash.
  let result = statement ? `&#${value.charCodeAt(0)};` : "";
  for (let i = result === "" ? 0 : 1; i < value.length; i++) {
    const char = value[i] ?? "";
    const before = i === 0 ? around.before : (value[i - 1] ?? "");
    const after = i === value.length - 1 ? around.after : (value[i + 1] ?? "");
    const isMarkup =
      i === escapeAt ||
      needsEscape(char, before, after, around) ||
      (char === "$" && around.hasMath && FORMULA.test(value.slice(i, i + MAX_FORMULA)));
    if (char === "&" && CHARACTER_REFERENCE.test(value.slice(i, i + 40))) result += "&amp;";
    else result += isMarkup ? `\\${char}` : char;
  }
  return result;
}

/** What may be mathematics, and no two prices. */
const FORMULA = /^\$(?:\$|(?!\s)[^$]*[^\s$]\$(?!\d))/;

/** The pattern of a character reference (CommonMark 2.5). */
export const REFERENCE = String.raw`&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z][A-Za-z\d]{1,31});`;

const CHARACTER_REFERENCE = new RegExp(`^${REFERENCE}`);

function needsEscape(char: string, before: string, after: string, around: Surroundings): boolean {
  switch (char) {
    case "\\":
      return after === "" || PUNCTUATION.test(after) || /[\n\r]/.test(after);
    case "`":
      return true;
    case "*":
      return !(isSpace(before) && isSpace(after));
    case "_":
      return !(isWord(before) && isWord(after)) && !(isSpace(before) && isSpace(after));
    case "~":
      return before === "~" || after === "~";
    case "[":
      return around.inBrackets || after === "^";
    case "]":
      return around.inBrackets || after === "(" || after === "[" || after === ":";
    case "!":
      return after === "[";
    case "<":
      return around.isMdx || /[A-Za-z/!?]/.test(after);
    case "|":
      return around.inTableCell;
    case "{":
      return around.isMdx || before === "{" || /[{%#:]/.test(after);
    case "#":
      return around.inHeading && after === "";
    default:
      return false;
  }
}

/** Beginnings of a line that start a block other than a paragraph, with the index of the character to escape. */
const LINE_STARTS: readonly (readonly [pattern: RegExp, index: (match: RegExpExecArray) => number])[] = [
  [/^(?:#{1,6}|[-+*])(?=[ \t]|$)/, () => 0],
  [/^(?:>|~~~|::|:[ \t]|[-_*=|:][-_*=|: \t]*$)/, () => 0],
  [/^\d{1,9}(?=[.)](?:[ \t]|$))/, (match) => match[0].length],
  [/^\[[ \txX]\](?=[ \t])/, () => 0],
  [/^\[[^\]]{1,999}\]:/, () => 0],
];

function lineStartEscape(value: string): number {
  for (const [pattern, index] of LINE_STARTS) {
    const match = pattern.exec(value);
    if (match) return index(match);
  }
  return -1;
}

function isSpace(char: string): boolean {
  return sideOf(char) === "space";
}

function isWord(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char);
}
