import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runStory, type Setting, type Step, setting, step } from "./story.ts";

/** How many stories are tried; `npm run test:long` tries many more. */
const RUNS = Number(process.env.EXONYM_STORIES ?? 15);

describe("sync, whatever people do", () => {
  it(`loses no human translation and writes nothing the second time (${RUNS} stories)`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 3, maxLength: 14 }),
        setting,
        async (steps: readonly Step[], place: Setting) => {
          expect(await runStory(steps, place)).toEqual([]);
        },
      ),
      {
        numRuns: RUNS,
        endOnFailure: false,
        ...(process.env.EXONYM_SEED ? { seed: Number(process.env.EXONYM_SEED) } : {}),
      },
    );
  }, 240_000);
});
