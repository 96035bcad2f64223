import { contentKey } from "../../article/content.ts";
import type { Origin, State } from "../../article/translation.ts";
import type { XliffSegment } from "../model.ts";

/** What decides about a target. */
export type Wording = Pick<XliffSegment, "target" | "state" | "origin" | "approved">;

/** Whose target with its state a merged segment has; a conflict where two people wrote different ones. */
export type Decision = "ours" | "theirs" | "conflict";

/** How far a state has come. */
const RANKS: Readonly<Record<State, number>> = {
  "needs-translation": 0,
  "needs-adaptation": 1,
  "needs-review-translation": 2,
  translated: 3,
  "signed-off": 4,
  final: 5,
};

const STRENGTH: Readonly<Record<Origin, number>> = { machine: 0, memory: 1, human: 2 };

/**
 * Decides whose target a merged segment has.
 *
 * - What only one side changed is taken; an edit of the words beats a change of the old words' state.
 * - Of equal words, the state that one side changed; where both did, the further one.
 * - A person's words beat the memory's, and those a machine's. Words beat none.
 * - White space that a tool laid out anew is no edit beside one.
 *
 * @param base `undefined` where the segment is new on both sides.
 * @example decide(base, { ...base, target: mine }, { ...base, target: yours }) // "conflict"
 */
export function decide(base: Wording | undefined, ours: Wording, theirs: Wording): Decision {
  const [old, mine, yours] = [base && wordsOf(base), wordsOf(ours), wordsOf(theirs)];
  if (mine === yours) return furtherState(base, ours, theirs);
  if (old === mine) return yours === "" && !sameState(base, ours) ? "ours" : "theirs";
  if (old === yours) return mine === "" && !sameState(base, theirs) ? "theirs" : "ours";
  if (mine === "" || yours === "") return mine === "" ? "theirs" : "ours";
  const stronger = strengthOf(ours) - strengthOf(theirs);
  if (stronger !== 0) return stronger > 0 ? "ours" : "theirs";
  if (ours.origin !== "human") return "ours";
  return betweenPeople(old, mine, yours);
}

function betweenPeople(old: string | undefined, mine: string, yours: string): Decision {
  const [was, left, right] = [old === undefined ? undefined : loose(old), loose(mine), loose(yours)];
  if (left === right) return "ours";
  if (was === left) return "theirs";
  return was === right ? "ours" : "conflict";
}

/** Of equal words: the state that one side alone changed, else the further one. */
function furtherState(base: Wording | undefined, ours: Wording, theirs: Wording): "ours" | "theirs" {
  if (sameState(ours, theirs)) return "ours";
  if (base !== undefined && wordsOf(base) === wordsOf(ours)) {
    if (sameState(base, ours)) return "theirs";
    if (sameState(base, theirs)) return "ours";
  }
  return rankOf(theirs) > rankOf(ours) ? "theirs" : "ours";
}

function rankOf({ state, approved, origin }: Wording): number {
  return RANKS[state] * 8 + (approved ? 4 : 0) + (origin === null ? 0 : STRENGTH[origin]);
}

function strengthOf({ origin }: Wording): number {
  return origin === null ? 0 : STRENGTH[origin];
}

/** Words that compare; empty where there is no target. */
export function wordsOf({ target }: Pick<Wording, "target">): string {
  return target === null ? "" : contentKey(target);
}

/** Whether state, approval and origin are the same. */
export function sameState(a: Wording | undefined, b: Wording): boolean {
  return a !== undefined && a.state === b.state && a.approved === b.approved && a.origin === b.origin;
}

/** White space of XML as one space; no-break spaces are a translator's own. */
export function loose(words: string): string {
  return words.replace(/[ \t\r\n]+/g, " ").trim();
}
