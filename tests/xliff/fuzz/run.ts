import { damaged } from "./damage.ts";
import { examine, type Outcome } from "./examine.ts";
import { createRandom } from "./random.ts";

/** What came of a run. */
export interface FuzzReport {
  readonly cases: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Milliseconds of the slowest case. */
  readonly slowest: number;
  /** What was not as promised; the first of each kind, to be repeated by its number. */
  readonly failures: readonly string[];
}

/** Failures of one message that are told. */
const TOLD = 2;

/**
 * Damages files and asks everything of them.
 *
 * @param seed with the number of a case, decides what is done.
 */
export function fuzz(files: readonly Buffer[], cases: number, seed: number): FuzzReport {
  const outcomes = { undecodable: 0, malformed: 0, foreign: 0, taken: 0 };
  const failures: string[] = [];
  const told = new Map<string, number>();
  let slowest = 0;
  for (let number = 0; number < cases; number++) {
    const bytes = fuzzCase(files, seed, number);
    const start = performance.now();
    try {
      outcomes[examine(bytes)]++;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const kind = message.split(/[\n:«]/)[0] ?? "";
      const before = told.get(kind) ?? 0;
      told.set(kind, before + 1);
      if (before < TOLD)
        failures.push(`seed ${seed}, case ${number}: ${error instanceof Error ? error.stack : message}`);
    }
    slowest = Math.max(slowest, performance.now() - start);
  }
  return { cases, outcomes, slowest, failures: [...failures, ...counts(told)] };
}

/** The bytes of one case. */
export function fuzzCase(files: readonly Buffer[], seed: number, number: number): Buffer {
  const random = createRandom(seed, number);
  return damaged(random.pick(files), random, random.pick(files));
}

function counts(told: ReadonlyMap<string, number>): readonly string[] {
  return [...told].filter(([, count]) => count > TOLD).map(([kind, count]) => `${count} times: ${kind}`);
}
