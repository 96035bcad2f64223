import type { Origin, State } from "../article/translation.ts";
import table from "./states.json" with { type: "json" };

/** `state` and `subState` of a segment in 2.x (sections 4.7.2 and 4.7.3). */
export interface State2 {
  readonly state: string;
  readonly subState?: string | undefined;
}

const READ_12 = new Map(Object.entries(table["read-1.2"]));
const WRITTEN_2 = new Map<string, State2>(Object.entries(table["written-2"]));
const READ_2 = new Map(Object.entries(table["read-2"]));
const ORIGINS = new Map(Object.entries(table["origin-of-qualifier"]));

/** The `state` of a 1.2 target (section 2.4). */
export function stateName12(state: State): string {
  return table["written-1.2"][state];
}

/**
 * What a `state` of 1.2 says; `null` where there is none. A tool's own state (`x-…`) says that the text is there
 * but not that it is done.
 */
export function readState12(state: string | undefined): State | null {
  if (state === undefined) return null;
  return asState(READ_12.get(state) ?? "needs-review-translation");
}

/** The state of a 2.x segment. What XLIFF 2 has no word for is `initial` with a subState of ours. */
export function stateName2(state: State): State2 {
  return WRITTEN_2.get(state) ?? { state: "initial" };
}

/**
 * What `state` and `subState` of 2.x say; `null` where there is no state. A subState of ours counts only beside the
 * state that we write it with: tools that change the state leave the subState behind.
 */
export function readState2(state: string | undefined, subState: string | undefined): State | null {
  if (state === undefined && subState === undefined) return null;
  for (const [ours, written] of WRITTEN_2) {
    if (
      written.subState !== undefined &&
      written.subState === subState &&
      written.state === (state ?? "initial")
    )
      return asState(ours);
  }
  return asState(READ_2.get(state ?? "initial") ?? "needs-review-translation");
}

/**
 * The `state-qualifier` of a target that we put in; none for a person's. An in-context match (101) is `id-match`, the
 * one qualifier that is stronger than `exact-match`: the same sentence in the same surroundings has the same id.
 */
export function qualifierOf(origin: Origin | null, quality: number): string | undefined {
  if (origin === "machine") return "leveraged-mt";
  if (origin !== "memory") return undefined;
  return quality > 100 ? "id-match" : quality === 100 ? "exact-match" : "fuzzy-match";
}

/** Who made a target, by the `state-qualifier` that another tool gave it. */
export function originOfQualifier(qualifier: string | undefined): Origin {
  const origin = ORIGINS.get(qualifier ?? "");
  return origin === "machine" || origin === "memory" ? origin : "human";
}

function asState(state: string): State {
  return state as State; // the tables hold nothing but states: a test compares them
}
