import { expect, it } from "vitest";
import { killSyncs } from "../cli/killing.ts";

const TRIALS = Number(process.env.EXONYM_KILLS ?? 200);

it(`ends in the same bytes when a sync is killed (${TRIALS} moments)`, async () => {
  const { killed, different } = await killSyncs(TRIALS, (done) => {
    if (done % 20 === 0) console.log(`${done} of ${TRIALS}`);
  });
  console.log(
    `${killed} of ${TRIALS} syncs were killed before they ended; ${different.length} differ afterwards`,
  );
  expect(different).toEqual([]);
  expect(killed).toBeGreaterThan(TRIALS / 2);
});
