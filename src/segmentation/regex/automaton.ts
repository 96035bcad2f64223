import type { CharacterSet } from "./character-set.ts";
import { type Regex, RegexProblem } from "./regex.ts";

/** A state of an {@link Automaton}; `next` and `targets` are numbers of states. */
export type State =
  /** Takes one code point of the set. */
  | { readonly kind: "take"; readonly set: CharacterSet; readonly next: number }
  /** Takes nothing, and goes on in all of these ways. */
  | { readonly kind: "fork"; readonly targets: readonly number[] }
  /** Takes nothing, and goes on where the test says yes. */
  | { readonly kind: "test"; readonly test: PlaceTest; readonly next: number }
  | { readonly kind: "accept" };

/** A look-around. */
export type Look = Extract<Regex, { kind: "look" }>;

/** Asks something about a place in a text; `place` is an offset in UTF-16 code units. */
export type PlaceTest = (text: string, place: number) => boolean;

/** A pattern as states between which a match moves character by character, in one direction. */
export interface Automaton {
  readonly states: readonly State[];
  readonly start: number;
}

/** More states make a rule slower than an article should have to wait for. */
export const MAX_STATES = 2_000;

/** How many states {@link buildAutomaton} needs for a pattern, but for the last one. */
export function countStates(node: Regex): number {
  switch (node.kind) {
    case "sequence":
      return node.items.reduce((sum, item) => sum + countStates(item), 0);
    case "choice":
      return node.options.reduce((sum, option) => sum + countStates(option), 1);
    case "repeat": {
      const body = countStates(node.body);
      const further = node.max === Number.POSITIVE_INFINITY ? 1 : node.max - node.min;
      return body * node.min + (body + 1) * further;
    }
    default:
      return 1;
  }
}

/**
 * Makes an automaton of a pattern. Counts become copies.
 *
 * @param forward whether it takes a text's characters from the first to the last
 * @param lookTest gives the test of a look-around's body, whether or not that is to match
 * @throws RegexProblem where there would be too many states.
 */
export function buildAutomaton(
  node: Regex,
  forward: boolean,
  lookTest: (look: Look) => PlaceTest,
): Automaton {
  if (countStates(node) > MAX_STATES) {
    throw new RegexProblem("it is too long, or its repetitions are too involved", 0);
  }
  const states: State[] = [];
  const add = (state: State): number => states.push(state) - 1;
  const accept = add({ kind: "accept" });
  const start = build(node, accept);
  return { states, start };

  /** The state from which what is left is to match `part`, and then to go on at `next`. */
  function build(part: Regex, next: number): number {
    switch (part.kind) {
      case "set":
        return add({ kind: "take", set: part.set, next });
      case "assert":
        return add({ kind: "test", test: stickyTest(part.source), next });
      case "look": {
        const test = lookTest(part);
        const { negative } = part;
        return add({ kind: "test", test: (text, place) => test(text, place) !== negative, next });
      }
      case "sequence":
        return forward
          ? part.items.reduceRight((after, item) => build(item, after), next)
          : part.items.reduce((after, item) => build(item, after), next);
      case "choice":
        return add({ kind: "fork", targets: part.options.map((option) => build(option, next)) });
      case "repeat":
        return buildRepeat(part, next);
    }
  }

  function buildRepeat({ body, min, max }: Extract<Regex, { kind: "repeat" }>, next: number): number {
    let from = next;
    if (max === Number.POSITIVE_INFINITY) {
      const targets = [next];
      from = add({ kind: "fork", targets });
      targets.push(build(body, from));
    } else {
      for (let turn = min; turn < max; turn++)
        from = add({ kind: "fork", targets: [next, build(body, from)] });
    }
    for (let turn = 0; turn < min; turn++) from = build(body, from);
    return from;
  }
}

/**
 * A text so long that the engine compiles a pattern for it at once. For shorter ones, as most paragraphs are, it makes
 * byte code first, and throws that away when the pattern is used again: large patterns would take twice as long to be ready.
 */
const LONG_TEXT = " ".repeat(2_000);

/** Asks the engine whether there is a match right after a place. */
export function stickyTest(source: string): PlaceTest {
  const regex = new RegExp(source, "uy");
  let isCompiled = false;
  return (text, place) => {
    if (!isCompiled) regex.test(LONG_TEXT);
    isCompiled = true;
    regex.lastIndex = place;
    return regex.test(text);
  };
}
