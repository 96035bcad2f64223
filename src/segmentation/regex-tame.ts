import { ALL, type CharacterSet, fewCodes, overlaps } from "./character-set.ts";
import { REACH, type Regex } from "./regex.ts";
import type { Edge } from "./regex-factor.ts";

/** Repetitions with a wider range of counts than this are counted by what they compete for, not by their turns. */
const FEW_TURNS = 8;
/** Ways through a pattern that backtracking may have to try. */
const MAX_WAYS = 20_000;
/** Characters that the longest match may take. */
const MAX_LENGTH = 5_000;

/**
 * Whether the engine's own backtracking is safe on a pattern: no repetition of varying count, or of a choice, inside a
 * repetition; at most two wide repetitions that could take each other's characters; no match longer than five thousand
 * characters; and few enough ways through the rest. Its time is then at most quadratic in the reach of a repetition.
 *
 * @param edge where matching begins: alternatives that differ in their first character there are one way together
 */
export function isTame(node: Regex, edge: Edge = "first"): boolean {
  const wide: CharacterSet[] = [];
  return longest(node) <= MAX_LENGTH && ways(node, false) <= MAX_WAYS && competing(wide) <= 2;

  function ways(part: Regex, repeated: boolean): number {
    switch (part.kind) {
      case "sequence":
        return part.items.reduce((product, item) => product * ways(item, repeated), 1);
      case "choice": {
        if (repeated) return Number.POSITIVE_INFINITY;
        return waysOfOptions(part.options);
      }
      case "look":
        return ways(part.body, repeated);
      case "repeat": {
        const varies = part.min !== part.max;
        if (varies && repeated) return Number.POSITIVE_INFINITY;
        const body = ways(part.body, repeated || part.max > 1);
        if (part.max - part.min <= FEW_TURNS) return body * (part.max - part.min + 1);
        wide.push(...setsOf(part.body));
        return body;
      }
      default:
        return 1;
    }
  }

  function waysOfOptions(options: readonly Regex[]): number {
    const byLetter = new Map<string, number>();
    let others = 0;
    for (const option of options) {
      const letter = letterAt(option, edge);
      if (letter === undefined) others += ways(option, false);
      else byLetter.set(letter, (byLetter.get(letter) ?? 0) + ways(option, false));
    }
    let most = 0;
    for (const count of byLetter.values()) most = Math.max(most, count);
    return others + most;
  }
}

/** Forms that one letter can have. */
const MAX_CASES = 4;

/** The letter at the edge of all matches, in its small form, where there is just one. */
function letterAt(node: Regex, edge: Edge): string | undefined {
  if (node.kind === "sequence") {
    const item = edge === "last" ? node.items.at(-1) : node.items[0];
    return item === undefined ? undefined : letterAt(item, edge);
  }
  if (node.kind !== "set") return undefined;
  const codes = fewCodes(node.set, MAX_CASES);
  const letters = codes
    .map((code) => String.fromCodePoint(code))
    .filter((char) => /[\p{L}\p{Nd}]/u.test(char));
  return letters.length === codes.length ? letters[0]?.toLowerCase() : undefined;
}

/** How many characters a match can take. */
function longest(node: Regex): number {
  switch (node.kind) {
    case "set":
      return 1;
    case "sequence":
      return node.items.reduce((sum, item) => sum + longest(item), 0);
    case "choice":
      return node.options.reduce((most, option) => Math.max(most, longest(option)), 0);
    case "look":
      return longest(node.body);
    case "repeat":
      return longest(node.body) * (node.max === Number.POSITIVE_INFINITY ? REACH : node.max);
    default:
      return 0;
  }
}

/** The sets that a repeated body is made of; a body of several sets competes by its first alone. */
function setsOf(body: Regex): CharacterSet[] {
  if (body.kind === "set") return [body.set];
  if (body.kind === "sequence") return body.items.slice(0, 1).flatMap(setsOf);
  return [ALL];
}

/** The largest number of sets of which each has a character in common with one of them. */
function competing(sets: readonly CharacterSet[]): number {
  if (sets.length <= 2) return sets.length;
  return Math.max(...sets.map((one) => sets.filter((other) => overlaps(one, other)).length));
}
