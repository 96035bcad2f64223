import { type CharacterSet, complement, NONE, setOfCodes, union } from "./character-set.ts";
import { type Cursor, type Flags, readCodePoint } from "./cursor.ts";
import propertyNames from "./property-names.json" with { type: "json" };
import { RegexProblem } from "./regex.ts";
import { propertyCodes } from "./unicode.ts";

/** What `\w` is in ICU (its user guide, «Regular Expressions»); JavaScript's is ASCII. */
export const WORD = union(
  property("Alphabetic"),
  property("M"),
  property("Nd"),
  property("Pc"),
  [0x200c, 0x200d],
);
const SPACE = union(property("White_Space"), property("Z"));
const HORIZONTAL_SPACE = union([0x09, 0x09], property("Zs"));
/** Line ends, and what `\v` is. */
export const LINE_END: CharacterSet = [0x0a, 0x0d, 0x85, 0x85, 0x2028, 0x2029];

const CLASS_ESCAPES: ReadonlyMap<string, CharacterSet> = new Map([
  ["d", property("Nd")],
  ["w", WORD],
  ["s", SPACE],
  ["h", HORIZONTAL_SPACE],
  ["v", LINE_END],
]);

const CONTROL_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["a", "\u0007"],
  ["e", "\u001b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** Sets of single characters, each made once: long lists of words are made of few of them. */
const singles = new Map<string, CharacterSet>();

/** The set of one character, and of its other cases where case is ignored. */
export function setOf(char: string, flags: Flags): CharacterSet {
  if (flags.ignoreCase) return setOfCodes(caseVariants(char).map((variant) => variant.codePointAt(0) ?? 0));
  let set = singles.get(char);
  if (set === undefined) {
    set = setOfCodes([char.codePointAt(0) ?? 0]);
    singles.set(char, set);
  }
  return set;
}

/** A character and its other cases, as far as they are one character. */
export function caseVariants(char: string): string[] {
  const variants = new Set([char]);
  for (const variant of [char.toLowerCase(), char.toUpperCase(), char.toUpperCase().toLowerCase()]) {
    if (Array.from(variant).length === 1) variants.add(variant);
  }
  if (variants.has("σ")) variants.add("ς");
  return [...variants];
}

/**
 * Reads an escape that stands for one character of a set, after its backslash.
 *
 * @param start where the backslash stands
 */
export function setOfEscape(cursor: Cursor, start: number): CharacterSet {
  const letter = cursor.source[cursor.offset] ?? "";
  const known = CLASS_ESCAPES.get(letter.toLowerCase());
  if (known !== undefined) {
    cursor.offset++;
    return letter === letter.toLowerCase() ? known : complement(known);
  }
  if (letter === "p" || letter === "P") {
    cursor.offset++;
    return readProperty(cursor, letter === "P", start);
  }
  return setOf(readEscapedCharacter(cursor, start), cursor.flags);
}

/** Reads an escape that stands for one character, after its backslash. */
export function readEscapedCharacter(cursor: Cursor, start: number): string {
  const rest = cursor.source.slice(cursor.offset, cursor.offset + 12);
  const numeric =
    /^x\{([0-9a-fA-F]{1,6})\}/.exec(rest) ??
    /^x([0-9a-fA-F]{2})/.exec(rest) ??
    /^u([dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})/.exec(rest) ??
    /^u([0-9a-fA-F]{4})/.exec(rest) ??
    /^U([0-9a-fA-F]{8})/.exec(rest);
  if (numeric) {
    cursor.offset += numeric[0].length;
    const [high = 0, low] = (numeric[1] ?? "").split("\\u").map((digits) => Number.parseInt(digits, 16));
    if (high > 0x10ffff) throw new RegexProblem("there is no such character", start);
    return low === undefined ? String.fromCodePoint(high) : String.fromCharCode(high, low);
  }
  const octal = /^0([0-7]{1,3})/.exec(rest);
  if (octal) {
    cursor.offset += octal[0].length;
    return String.fromCodePoint(Number.parseInt(octal[1] ?? "0", 8));
  }
  const control = /^c([A-Za-z])/.exec(rest);
  if (control) {
    cursor.offset += 2;
    return String.fromCodePoint((control[1] ?? "").toUpperCase().charCodeAt(0) - 64);
  }
  const char = readCodePoint(cursor);
  if (/[A-Za-z0-9]/.test(char)) {
    const known = CONTROL_ESCAPES.get(char);
    if (known === undefined) throw new RegexProblem(`«\\${char}» cannot be translated`, start);
    return known;
  }
  return char;
}

/** Reads `L` or `{Lu}` after `\p`. */
function readProperty(cursor: Cursor, negative: boolean, start: number): CharacterSet {
  const rest = cursor.source.slice(cursor.offset, cursor.offset + 100);
  const found = /^(?:\{(\^?)([^{}]+)\}|([A-Z]))/.exec(rest);
  if (!found) throw new RegexProblem("the name of the property is missing", start);
  cursor.offset += found[0].length;
  return propertySet(found[2] ?? found[3] ?? "", negative !== (found[1] === "^"), cursor.flags, start);
}

/** Names of other tools → the names that {@link combination} takes. */
const NAMES: ReadonlyMap<string, string> = new Map(Object.entries(propertyNames));
/** Categories of case; with `(?i)` each means every letter that has case. */
const CASED = /^(?:Lu|Ll|Lt|LC|Uppercase|Lowercase)$/;

/** The set of a property by any of the names that ICU, Java and POSIX give it. */
export function propertySet(name: string, negative: boolean, flags: Flags, offset: number): CharacterSet {
  // `script=`, `sc=`, `general_category=` and `gc=` are left to the names' own looks; other properties have no name here.
  const trimmed = name.replace(/^\s*(?:script|sc|general_?category|gc)\s*=/i, "").trim();
  const key = trimmed.toLowerCase().replace(/[\s_-]/g, "");
  const mapped = NAMES.get(key) ?? NAMES.get(key.replace(/^is/, ""));
  const bare = trimmed.replace(/^[Ii]s(?=[A-Z])/, "");
  const candidates = mapped === undefined ? [bare, `Script=${bare}`, `Script=${titleCase(bare)}`] : [mapped];
  for (const candidate of candidates) {
    const isCased = flags.ignoreCase && CASED.test(candidate);
    const set = isCased
      ? property("LC")
      : mapped === undefined
        ? propertyCodes(candidate)
        : combination(candidate);
    if (set !== undefined) return negative ? complement(set) : set;
  }
  throw new RegexProblem(`the property «${name}» is not known`, offset);
}

/** Properties with `|` between them, or after a `!` all that has none of them. */
function combination(names: string): CharacterSet | undefined {
  if (names === "word") return WORD;
  if (names === "blank") return HORIZONTAL_SPACE;
  const sets = names.replace(/^!/, "").split("|").map(propertyCodes);
  const found = sets.filter((set) => set !== undefined);
  if (found.length < sets.length) return undefined;
  return names.startsWith("!") ? complement(union(...found)) : union(...found);
}

function titleCase(name: string): string {
  return name
    .split(/[\s_-]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase())
    .join("_");
}

function property(name: string): CharacterSet {
  return propertyCodes(name) ?? NONE;
}
