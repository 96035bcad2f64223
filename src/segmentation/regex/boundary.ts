import { type CharacterSet, complement, overlaps, printSet } from "./character-set.ts";
import { edgeSets, isNullable, type Regex } from "./regex.ts";
import { WORD } from "./set.ts";

const IN_WORD = printSet(WORD);
/** The source of `\b`. */
export const WORD_BOUNDARY = `(?:(?<=${IN_WORD})(?!${IN_WORD})|(?<!${IN_WORD})(?=${IN_WORD}))`;
/** The source of `\B`. */
export const NO_WORD_BOUNDARY = `(?:(?<=${IN_WORD})(?=${IN_WORD})|(?<!${IN_WORD})(?!${IN_WORD}))`;

const NOT_AFTER_WORD: Regex = { kind: "assert", source: `(?<!${IN_WORD})` };
const NOT_BEFORE_WORD: Regex = { kind: "assert", source: `(?!${IN_WORD})` };

/**
 * Looks at one side alone for `\b` where a letter is sure to stand on the other: the engine needs a millisecond to compile
 * each look at all letters.
 */
export function easeBoundaries(node: Regex): Regex {
  switch (node.kind) {
    case "sequence": {
      const items = node.items.map(easeBoundaries);
      return {
        kind: "sequence",
        items: items.map((item, index) => eased(item, items[index - 1], items[index + 1])),
      };
    }
    case "choice":
      return { kind: "choice", options: node.options.map(easeBoundaries) };
    case "repeat":
    case "look":
      return { ...node, body: easeBoundaries(node.body) };
    default:
      return node;
  }
}

function eased(item: Regex, before: Regex | undefined, after: Regex | undefined): Regex {
  if (item.kind !== "assert" || item.source !== WORD_BOUNDARY) return item;
  if (after !== undefined && isWordAt(after, "first")) return NOT_AFTER_WORD;
  if (before !== undefined && isWordAt(before, "last")) return NOT_BEFORE_WORD;
  return item;
}

/** Whether every match begins (or ends) in a character of words. */
function isWordAt(node: Regex, edge: "first" | "last"): boolean {
  return !isNullable(node) && edgeSets(node, edge).every(isWord);
}

const NOT_IN_WORD = complement(WORD);

function isWord(set: CharacterSet): boolean {
  return !overlaps(set, NOT_IN_WORD);
}
