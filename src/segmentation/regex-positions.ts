import { REACH, type Regex, RegexProblem } from "./regex.ts";

/** Asks whether a pattern matches right before (or right after) a place in a text. */
export type PlaceTest = (text: string, place: number) => boolean;

/** Repetitions inside repetitions, each a factor of {@link REACH} in the worst case. */
const MAX_NESTING = 3;

/**
 * A matcher for patterns on which backtracking could take exponential time. It follows all ways of matching at once, as
 * a set of places that the match can have reached, so its time is bounded whatever the pattern and the text.
 *
 * @throws RegexProblem where repetitions are nested deeper than three.
 */
export function placeTest(node: Regex, side: "before" | "after"): PlaceTest {
  if (nesting(node) > MAX_NESTING) throw new RegexProblem("repetitions are nested too deep", 0);
  const step = compile(node, side === "after");
  return (text, place) => step(text, [place]).length > 0;
}

/** From the places reached so far to those reached after one more element; each place once. */
type Step = (text: string, places: readonly number[]) => readonly number[];

function compile(node: Regex, forward: boolean): Step {
  switch (node.kind) {
    case "set": {
      const test = new RegExp(node.set, "v");
      return (text, places) => {
        const result = new Set<number>();
        for (const place of places) {
          const char = forward ? characterAt(text, place) : characterBefore(text, place);
          if (char !== "" && test.test(char)) result.add(forward ? place + char.length : place - char.length);
        }
        return [...result];
      };
    }
    case "assert": {
      const test = new RegExp(node.source, "vy");
      return (text, places) =>
        places.filter((place) => {
          test.lastIndex = place;
          return test.test(text);
        });
    }
    case "look": {
      const inner = compile(node.body, node.ahead);
      return (text, places) => places.filter((place) => inner(text, [place]).length > 0 !== node.negative);
    }
    case "sequence": {
      const steps = (forward ? node.items : node.items.toReversed()).map((item) => compile(item, forward));
      return (text, places) => steps.reduce((reached, step) => step(text, reached), places);
    }
    case "choice": {
      const steps = node.options.map((option) => compile(option, forward));
      return (text, places) => [...new Set(steps.flatMap((step) => step(text, places)))];
    }
    case "repeat":
      return repeat(compile(node.body, forward), node.min, node.max);
  }
}

function repeat(step: Step, min: number, max: number): Step {
  return (text, places) => {
    let reached = places;
    for (let turn = 0; turn < min && reached.length > 0; turn++) reached = step(text, reached);
    const result = new Set(reached);
    const furtherTurns = Math.min(REACH, max - min);
    for (let turn = 0; turn < furtherTurns && reached.length > 0; turn++) {
      // A place reached before has led wherever it can already, in no more turns than now.
      reached = step(text, reached).filter((place) => !result.has(place));
      for (const place of reached) result.add(place);
    }
    return [...result];
  };
}

function nesting(node: Regex): number {
  switch (node.kind) {
    case "sequence":
      return Math.max(0, ...node.items.map(nesting));
    case "choice":
      return Math.max(0, ...node.options.map(nesting));
    case "look":
      return nesting(node.body);
    case "repeat":
      return nesting(node.body) + (node.max > 1 ? 1 : 0);
    default:
      return 0;
  }
}

function characterAt(text: string, place: number): string {
  const code = text.codePointAt(place);
  return code === undefined ? "" : String.fromCodePoint(code);
}

function characterBefore(text: string, place: number): string {
  if (place <= 0) return "";
  const low = text.charCodeAt(place - 1);
  const high = place > 1 ? text.charCodeAt(place - 2) : 0;
  const isPair = low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff;
  return text.slice(isPair ? place - 2 : place - 1, place);
}

/** Repetitions with a wider range of counts than this are counted by what they compete for, not by their turns. */
const FEW_TURNS = 8;
/** Ways through a pattern that backtracking may have to try. */
const MAX_WAYS = 20_000;

/**
 * Whether the engine's own backtracking is safe on a pattern: no repetition of varying count, or of a choice, inside a
 * repetition; at most two wide repetitions that could take each other's characters; and few enough ways through the
 * rest. Its time is then at most quadratic in {@link REACH}.
 */
export function isTame(node: Regex): boolean {
  const wide: string[] = [];
  return ways(node, false) <= MAX_WAYS && competing(wide) <= 2;

  function ways(part: Regex, repeated: boolean): number {
    switch (part.kind) {
      case "sequence":
        return part.items.reduce((product, item) => product * ways(item, repeated), 1);
      case "choice": {
        if (repeated) return Number.POSITIVE_INFINITY;
        return part.options.reduce((sum, option) => sum + ways(option, repeated), 0);
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
  const samples = sets.map(sampleOf);
  return Math.max(...samples.map((sample) => samples.filter((other) => overlap(sample, other)).length));
}

const samples = new Map<string, Uint8Array>();
const SAMPLE_SIZE = 0x10000;

/** Which characters of the basic plane a set holds. */
function sampleOf(set: string): Uint8Array {
  let sample = samples.get(set);
  if (sample === undefined) {
    const test = new RegExp(set, "v");
    sample = Uint8Array.from({ length: SAMPLE_SIZE }, (_, code) =>
      test.test(String.fromCharCode(code)) ? 1 : 0,
    );
    if (samples.size < 100) samples.set(set, sample);
  }
  return sample;
}

function overlap(a: Uint8Array, b: Uint8Array): boolean {
  return a === b || a.some((held, code) => held === 1 && b[code] === 1);
}
