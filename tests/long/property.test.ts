import fc from "fast-check";
import { expect, it } from "vitest";
import { runStory, type Setting, type Step, setting, step } from "../sync/story.ts";

const RUNS = Number(process.env.EXONYM_STORIES ?? 1000);

it(`loses no human translation and writes nothing the second time (${RUNS} stories)`, async () => {
  let told = 0;
  let steps = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 3, maxLength: 25 }),
      setting,
      async (story: readonly Step[], place: Setting) => {
        expect(await runStory(story, place)).toEqual([]);
        steps += story.length;
        if (++told % 100 === 0) console.log(`${told} stories, ${steps} steps`);
      },
    ),
    { numRuns: RUNS, interruptAfterTimeLimit: 3_000_000 },
  );
  console.log(`${told} stories, ${steps} steps`);
});
