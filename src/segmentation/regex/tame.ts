import { ALL, type CharacterSet, fewCodes, overlaps } from "./character-set.ts";
import type { Edge } from "./factor.ts";
import { pinned } from "./pinned.ts";
import { edgeSets, isNullable, REACH, type Regex } from "./regex.ts";

/** Repetitions with a wider range of counts than this are counted by what they compete for, not by their turns. */
const FEW_TURNS = 8;
/** Ways through a pattern that backtracking may have to try. */
const MAX_WAYS = 20_000;
/** Characters that the longest match may take. */
const MAX_LENGTH = 5_000;

/** A repetition of very varying count: what it takes, and in how many ways. */
interface Wide {
  readonly sets: readonly CharacterSet[];
  readonly turns: number;
}

/**
 * Whether the engine's own backtracking is safe on a pattern: no repetition of varying count, or of a choice, inside a
 * repetition; none that could take much of what a neighbour could take; no match longer than five thousand characters; and
 * few enough ways through the rest. So its time at a place is that of some thousand comparisons.
 *
 * @param edge where matching begins: alternatives that differ in their first character there are one way together
 */
export function isTame(node: Regex, edge: Edge = "first"): boolean {
  if (longest(node) > MAX_LENGTH) return false;
  const wide: Wide[] = [];
  return ways(node, false, wide) <= MAX_WAYS && competition(wide) <= MAX_WAYS;

  function ways(part: Regex, repeated: boolean, wide: Wide[]): number {
    switch (part.kind) {
      case "sequence":
        return part.items.reduce((product, item, index) => {
          const next = part.items[edge === "first" ? index + 1 : index - 1];
          const within: Wide[] = [];
          const count = ways(item, repeated, within);
          if (!(item.kind === "repeat" && next !== undefined && endsAt(item, next))) wide.push(...within);
          return product * count;
        }, 1);
      case "choice":
        return repeated ? Number.POSITIVE_INFINITY : waysOfOptions(part.options, wide);
      case "look":
        return ways(part.body, repeated, wide);
      case "repeat": {
        const varies = part.min !== part.max;
        if (varies && repeated) return Number.POSITIVE_INFINITY;
        const body = ways(part.body, repeated || part.max > 1, wide);
        const turns = Math.min(part.max, REACH) - part.min + 1;
        if (turns <= FEW_TURNS + 1) return body * turns;
        wide.push({ sets: setsOf(part.body), turns });
        return body;
      }
      default:
        return 1;
    }
  }

  /** Whether a repetition has to stop where what follows it begins, so that it matches in one way. */
  function endsAt({ body }: Extract<Regex, { kind: "repeat" }>, next: Regex): boolean {
    const begins = edgeSets(next, edge);
    return body.kind === "set" && !isNullable(next) && begins.every((set) => !overlaps(set, body.set));
  }

  function waysOfOptions(options: readonly Regex[], wide: Wide[]): number {
    let widest: readonly Wide[] = [];
    const waysOf = (option: Regex): number => {
      const within: Wide[] = [];
      const count = ways(option, false, within);
      if (productOf(within) > productOf(widest)) widest = within;
      return count;
    };
    const byLetter = new Map<string, number>();
    let others = 0;
    for (const option of options) {
      const letter = letterAt(option, edge);
      if (letter === undefined) others += waysOf(option);
      else byLetter.set(letter, (byLetter.get(letter) ?? 0) + waysOf(option));
    }
    let most = 0;
    for (const count of byLetter.values()) most = Math.max(most, count);
    wide.push(...widest);
    return others + most;
  }
}

const LETTER = pinned(/[\p{L}\p{Nd}]/v);
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
  const letters = codes.map((code) => String.fromCodePoint(code)).filter((char) => LETTER.test(char));
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

/** In how many ways repetitions can share out characters that each of them could take. */
function competition(wide: readonly Wide[]): number {
  const shares = (one: Wide, other: Wide): boolean =>
    one.sets.some((set) => other.sets.some((another) => overlaps(set, another)));
  return Math.max(1, ...wide.map((one) => productOf(wide.filter((other) => shares(one, other)))));
}

function productOf(wide: readonly Wide[]): number {
  return wide.reduce((product, { turns }) => product * turns, 1);
}
