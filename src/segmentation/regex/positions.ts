import { type Automaton, buildAutomaton, type Look, type PlaceTest } from "./automaton.ts";
import { contains } from "./character-set.ts";
import type { Regex } from "./regex.ts";

/** A text is gone through in blocks of so many UTF-16 code units; a match reaches into the neighbouring block at most. */
const BLOCK = 1_024;

/**
 * A matcher for patterns on which backtracking could take exponential time: says whether a match ends right before a place,
 * or begins right after it. It follows all ways of matching at once, so its time is bounded by the length of the text times
 * that of the pattern, however many places are asked about. A match has 1,024 characters at least to be found in.
 *
 * @throws RegexProblem where counts and repetitions make the pattern too large.
 */
export function placeTest(node: Regex, side: "before" | "after"): PlaceTest {
  /** Looks are asked in both directions of going through a text; were they made anew for each, nested ones would double. */
  const looks = new Map<Look, PlaceTest>();
  const lookTest = (look: Look): PlaceTest => {
    const test = looks.get(look) ?? placeTest(look.body, look.ahead ? "after" : "before");
    looks.set(look, test);
    return test;
  };
  const isAfter = side === "after";
  const away = buildAutomaton(node, isAfter, lookTest);
  const askOne = createWalk(away, isAfter);
  let sweep: Walk | undefined;
  let text: string | undefined;
  let blocks = new Map<number, Block>();
  return (asked, place) => {
    if (text !== asked) {
      text = asked;
      blocks = new Map();
    }
    const number = Math.floor(place / BLOCK);
    const block = blocks.get(number) ?? addBlock(blocks, number);
    const floor = Math.max(0, (number - 1) * BLOCK);
    const ceiling = Math.min(asked.length, (number + 2) * BLOCK);
    if (block.places === undefined && block.steps > BLOCK * away.states.length) {
      sweep ??= createWalk(buildAutomaton(node, !isAfter, lookTest), !isAfter);
      const found = new Set<number>();
      const end = isAfter ? number * BLOCK : Math.min(asked.length, (number + 1) * BLOCK);
      sweep(asked, isAfter ? ceiling : floor, end, true, (at) => found.add(at));
      block.places = found;
    }
    if (block.places !== undefined) return block.places.has(place);
    let isFound = false;
    block.steps += askOne(asked, place, isAfter ? ceiling : floor, false, () => {
      isFound = true;
    });
    return isFound;
  };
}

/** What is known of a block. */
interface Block {
  /** What single questions have cost; when they have cost as much as to go through all of it, that is done. */
  steps: number;
  /** All places where a match ends, or begins; absent until then. */
  places?: ReadonlySet<number>;
}

/** Blocks that are remembered: as far as the pattern around a look-around reaches, so that nested ones go through none twice. */
const KEPT_BLOCKS = 4;

function addBlock(blocks: Map<number, Block>, number: number): Block {
  const [oldest] = blocks.keys();
  if (blocks.size >= KEPT_BLOCKS && oldest !== undefined) blocks.delete(oldest);
  const block: Block = { steps: 0 };
  blocks.set(number, block);
  return block;
}

/**
 * Lets an automaton take a text's characters from `from` to `end`, and tells where it accepts.
 *
 * @param everywhere whether a match may begin at each place, not only at `from`; where not, the first one ends the walk
 * @returns how many steps it took
 */
type Walk = (
  text: string,
  from: number,
  end: number,
  everywhere: boolean,
  accepted: (place: number) => void,
) => number;

function createWalk({ states, start }: Automaton, forward: boolean): Walk {
  /** For each state the number of the round in which it was last reached. */
  const reachedIn = new Uint32Array(states.length);
  let round = 0;

  /** Goes on from a state without taking a character; collects states that take one. */
  const settle = (text: string, place: number, from: number, taking: number[]): boolean => {
    let accepts = false;
    const open = [from];
    for (let number = open.pop(); number !== undefined; number = open.pop()) {
      const state = states[number];
      if (state === undefined || reachedIn[number] === round) continue;
      reachedIn[number] = round;
      if (state.kind === "take") taking.push(number);
      else if (state.kind === "accept") accepts = true;
      else if (state.kind === "fork") for (const target of state.targets) open.push(target);
      else if (state.test(text, place)) open.push(state.next);
    }
    return accepts;
  };

  return (text, from, end, everywhere, accepted) => {
    let steps = 0;
    let place = from;
    let taking: number[] = [];
    let accepts = false;
    nextRound();
    for (let isFirst = true; ; isFirst = false) {
      if ((everywhere || isFirst) && settle(text, place, start, taking)) accepts = true;
      if (accepts) accepted(place);
      if ((accepts || taking.length === 0) && !everywhere) return steps;
      if (forward ? place >= end : place <= end) return steps;
      const code = forward ? codeAt(text, place, end) : codeBefore(text, place, end);
      place += (code > 0xffff ? 2 : 1) * (forward ? 1 : -1);
      nextRound();
      accepts = false;
      const before = taking;
      taking = [];
      steps += before.length + 1;
      for (const number of before) {
        const state = states[number];
        if (state?.kind === "take" && contains(state.set, code) && settle(text, place, state.next, taking))
          accepts = true;
      }
    }
  };

  function nextRound(): void {
    if (++round === 0xffffffff) {
      reachedIn.fill(0);
      round = 1;
    }
  }
}

function codeAt(text: string, place: number, end: number): number {
  return place + 1 < end ? (text.codePointAt(place) ?? 0) : text.charCodeAt(place);
}

function codeBefore(text: string, place: number, end: number): number {
  const low = text.charCodeAt(place - 1);
  if (low < 0xdc00 || low > 0xdfff || place - 2 < end) return low;
  const whole = text.codePointAt(place - 2) ?? low;
  return whole > 0xffff ? whole : low;
}
