import type { Position, Problem } from "../article/problem.ts";
import type { Concept } from "./concept.ts";

/** What stands in a glossary file, and what is wrong with it. */
export interface GlossaryReading {
  /** The concepts that could be read, in the order of the file. */
  readonly concepts: readonly Concept[];
  /** Empty where the file is fine; each with file and position. At most {@link MOST_PROBLEMS}. */
  readonly problems: readonly Problem[];
  /** Where the file itself gives an id. A concept whose id is not here has one made from its first wording. */
  readonly idPlaces: ReadonlyMap<string, Position>;
  /** What the file says and a concept cannot: one for each kind of it. Told on import; no fault of the file. */
  readonly leftOut: readonly Problem[];
}

/** More are not told: who has so many has one mistake, many times. */
export const MOST_PROBLEMS = 100;
