import { expect, test } from "vitest";
import { fuzz } from "../xliff/fuzz/run.ts";
import { realSeeds, SEEDS } from "../xliff/fuzz/seeds.ts";

/** Longest real file that is damaged, in bytes. */
const LONGEST = 4_000;

/** `EXONYM_CASES` in all; `EXONYM_SEED` decides which; `EXONYM_REAL=1` damages real files too. */
const CASES = Number(process.env.EXONYM_CASES ?? 1_000_000);
const SEED = Number(process.env.EXONYM_SEED ?? 11);
const FILES = process.env.EXONYM_REAL === "1" ? [...SEEDS, ...realSeeds(LONGEST)] : SEEDS;

test("damaged files are read, changed, validated and converted as other parsers see them, or refused", () => {
  const { failures, ...figures } = fuzz(FILES, CASES, SEED);
  console.info(JSON.stringify(figures));
  expect(failures).toEqual([]);
  expect(figures.slowest).toBeLessThan(5_000);
});
