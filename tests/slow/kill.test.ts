import { expect, it } from "vitest";
import { killSyncs } from "../cli/killing.ts";

/** `npm run test:long` kills 200 times. */
const TRIALS = 4;

it(`ends in the same bytes when a sync is killed (${TRIALS} moments)`, async () => {
  const { killed, different } = await killSyncs(TRIALS);
  expect(different).toEqual([]);
  expect(killed).toBeGreaterThan(TRIALS / 2);
});
