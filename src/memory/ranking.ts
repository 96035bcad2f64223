import { hash } from "node:crypto";
import { contentKey } from "../article/content.ts";
import type { State } from "../article/translation.ts";
import type { MemoryContext, MemoryEntry, MemoryMatch, MemoryQuery } from "./memory.ts";
import { sameContext } from "./memory.ts";
import { encodeContent } from "./stored-content.ts";

/** How good a state is; more is better, at most 7. */
export const STATE_RANK: Readonly<Record<State, number>> = {
  "needs-translation": 0,
  "needs-adaptation": 1,
  "needs-review-translation": 2,
  translated: 3,
  "signed-off": 4,
  final: 5,
};

/** The state of a rank. */
export function stateOfRank(rank: number): State | undefined {
  for (const [state, value] of Object.entries(STATE_RANK)) {
    if (value === rank) return state as State; // the keys of a Record<State, …>
  }
  return undefined;
}

/** One more than the greatest {@link hash48}. */
export const HASH_RANGE = 2 ** 48;

/** The first 48 bits of SHA-256 over the UTF-8 forms, with a separator: an integer that a double holds exactly. */
export function hash48(...values: readonly string[]): number {
  return hash("sha256", values.join("\u0000"), "buffer").readUIntBE(0, 6);
}

/** Hash of a context; `null` where there is none. */
export function contextHash(context: MemoryContext | null): number | null {
  return context === null ? null : hash48(context.previousKey, context.nextKey);
}

/**
 * A number that depends on an entry alone. Among entries of equal target, kind and state the greatest stands for all,
 * so that what is shown as its origin does not depend on the order of insertion.
 */
export function entryHash(entry: MemoryEntry): number {
  return hash48(
    encodeContent(entry.source),
    encodeContent(entry.target),
    entry.from,
    entry.context?.previousKey ?? "-",
    entry.context?.nextKey ?? "-",
  );
}

/**
 * In one integer below 2^52, what decides which of several entries with equal targets stands for all:
 * in context or not, then state, then {@link entryHash}.
 */
export function weight(inContext: boolean, stateRank: number, rank: number): number {
  return ((inContext ? 8 : 0) + stateRank) * HASH_RANGE + rank;
}

/** All entries of one source with one target: the best of them, and how many there are. */
export interface TargetGroup {
  readonly best: MemoryEntry;
  readonly count: number;
}

/** Puts what was found into the order of {@link Memory.lookup} and cuts it. */
export function rankMatches(
  groups: readonly TargetGroup[],
  query: MemoryQuery,
  limit: number,
): readonly MemoryMatch[] {
  return groups
    .map(({ best, count }) => ({
      match: toMatch(best, query),
      count,
      key: contentKey(best.target),
    }))
    .sort(
      (a, b) =>
        b.match.score - a.match.score ||
        STATE_RANK[b.match.entry.state] - STATE_RANK[a.match.entry.state] ||
        b.count - a.count ||
        (a.key < b.key ? -1 : 1),
    )
    .slice(0, Math.max(0, limit))
    .map(({ match }) => match);
}

function toMatch(entry: MemoryEntry, query: MemoryQuery): MemoryMatch {
  return sameContext(entry.context, query.context)
    ? { kind: "context", score: 101, entry }
    : { kind: "exact", score: 100, entry };
}
