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
  const wide: string[] = [];
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

/** The letter at the edge of all matches, in its small form, where there is just one. */
function letterAt(node: Regex, edge: Edge): string | undefined {
  if (node.kind === "sequence") {
    const item = edge === "last" ? node.items.at(-1) : node.items[0];
    return item === undefined ? undefined : letterAt(item, edge);
  }
  if (node.kind !== "set") return undefined;
  return /^\[?([\p{L}\p{Nd}])[\p{L}\p{Nd}]{0,3}\]?$/u.exec(node.set)?.[1]?.toLowerCase();
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
function setsOf(body: Regex): string[] {
  if (body.kind === "set") return [body.set];
  if (body.kind === "sequence") return body.items.slice(0, 1).flatMap(setsOf);
  return ["[^]"];
}

/** The largest number of sets of which each has a character in common with one of them. */
function competing(sets: readonly string[]): number {
  if (sets.length <= 2) return sets.length;
  const ranges = sets.map(rangesOf);
  return Math.max(...ranges.map((one) => ranges.filter((other) => overlap(one, other)).length));
}

/** First and last characters of stretches of the basic plane, ascending. */
type Ranges = readonly (readonly [number, number])[];

const known = new Map<string, Ranges>();
const MAX_KNOWN = 100;
let plane: string | undefined;

/** Which characters of the basic plane a set holds. */
function rangesOf(set: string): Ranges {
  let ranges = known.get(set);
  if (ranges === undefined) {
    plane ??= basicPlane();
    ranges = Array.from(plane.matchAll(new RegExp(`${set}+`, "gv")), (found) => [
      found.index,
      found.index + found[0].length - 1,
    ]);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(set, ranges);
  }
  return ranges;
}

/** Every character of the basic plane at its own number; surrogates, which no text has alone, are left blank. */
function basicPlane(): string {
  const codes = Uint16Array.from({ length: 0x10000 }, (_, code) =>
    code >= 0xd800 && code <= 0xdfff ? 0 : code,
  );
  return new TextDecoder("utf-16le").decode(codes);
}

function overlap(a: Ranges, b: Ranges): boolean {
  let inA = 0;
  let inB = 0;
  for (;;) {
    const [startA, endA] = a[inA] ?? [];
    const [startB, endB] = b[inB] ?? [];
    if (startA === undefined || startB === undefined || endA === undefined || endB === undefined)
      return false;
    if (endA < startB) inA++;
    else if (endB < startA) inB++;
    else return true;
  }
}
