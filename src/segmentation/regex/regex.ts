import { type CharacterSet, printSet } from "./character-set.ts";

/**
 * A regular expression as a tree: what {@link parseRegex} makes of ICU syntax.
 * Assertions already hold JavaScript syntax for the flag `u`.
 */
export type Regex =
  /** Exactly one code point. */
  | { readonly kind: "set"; readonly set: CharacterSet }
  | { readonly kind: "sequence"; readonly items: readonly Regex[] }
  | { readonly kind: "choice"; readonly options: readonly Regex[] }
  | {
      readonly kind: "repeat";
      readonly body: Regex;
      readonly min: number;
      /** Infinity where there is no upper bound. */
      readonly max: number;
    }
  | { readonly kind: "look"; readonly ahead: boolean; readonly negative: boolean; readonly body: Regex }
  /** Zero width, of a fixed small reach (a word boundary, the start of the text). */
  | { readonly kind: "assert"; readonly source: string };

/** Syntax that cannot be translated; whoever knows the file turns it into an error for the user. */
export class RegexProblem extends Error {
  /** Offset in the pattern, in UTF-16 code units. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = "RegexProblem";
    this.offset = offset;
  }
}

/**
 * How often an unbounded repetition is tried. A rule so sees at most a few hundred characters around a place,
 * however long the text is; that is what keeps segmentation linear.
 */
export const REACH = 256;

/** Matches nothing and everything: the empty pattern. */
export const EMPTY: Regex = { kind: "sequence", items: [] };

/** Prints a tree as JavaScript source for the flag `u`. Unbounded repetitions end at {@link REACH}. */
export function printRegex(node: Regex): string {
  switch (node.kind) {
    case "set":
      return printSet(node.set);
    case "assert":
      return node.source;
    case "sequence":
      return node.items
        .map((item) => (item.kind === "choice" ? `(?:${printRegex(item)})` : printRegex(item)))
        .join("");
    case "choice":
      return node.options.map(printRegex).join("|");
    case "look":
      return `(?${node.ahead ? "" : "<"}${node.negative ? "!" : "="}${printRegex(node.body)})`;
    case "repeat": {
      const body = node.body.kind === "set" ? printSet(node.body.set) : `(?:${printRegex(node.body)})`;
      const max = node.max === Number.POSITIVE_INFINITY ? Math.max(REACH, node.min) : node.max;
      return `${body}{${node.min},${max}}`;
    }
  }
}

/** Whether the pattern can match without taking a character. */
export function isNullable(node: Regex): boolean {
  switch (node.kind) {
    case "set":
      return false;
    case "sequence":
      return node.items.every(isNullable);
    case "choice":
      return node.options.some(isNullable);
    case "repeat":
      return node.min === 0 || isNullable(node.body);
    default:
      return true;
  }
}

/**
 * The sets that a match's first (or last) character belongs to; nothing where the pattern takes no character.
 * Together with {@link isNullable} it says where in a text a match can begin (or end).
 */
export function edgeSets(node: Regex, edge: "first" | "last"): CharacterSet[] {
  switch (node.kind) {
    case "set":
      return [node.set];
    case "sequence": {
      const sets: CharacterSet[] = [];
      for (const item of edge === "first" ? node.items : node.items.toReversed()) {
        sets.push(...edgeSets(item, edge));
        if (!isNullable(item)) break;
      }
      return sets;
    }
    case "choice":
      return node.options.flatMap((option) => edgeSets(option, edge));
    case "repeat":
      return node.max === 0 ? [] : edgeSets(node.body, edge);
    default:
      return [];
  }
}

/** How many nodes a tree has. */
export function countNodes(node: Regex): number {
  switch (node.kind) {
    case "sequence":
      return node.items.reduce((sum, item) => sum + countNodes(item), 1);
    case "choice":
      return node.options.reduce((sum, option) => sum + countNodes(option), 1);
    case "repeat":
    case "look":
      return 1 + countNodes(node.body);
    default:
      return 1;
  }
}

/** How many code points every match takes, where that is one number. */
export function fixedLength(node: Regex): number | undefined {
  switch (node.kind) {
    case "set":
      return 1;
    case "sequence":
      return node.items.reduce<number | undefined>((sum, item) => add(sum, fixedLength(item)), 0);
    case "choice": {
      const [first, ...others] = node.options.map(fixedLength);
      return others.every((other) => other === first) ? first : undefined;
    }
    case "repeat": {
      const length = fixedLength(node.body);
      return length !== undefined && node.min === node.max ? length * node.min : undefined;
    }
    default:
      return 0;
  }
}

function add(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}
