import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkSplit, parseExpectedSplits } from "../../src/segmentation/expected-splits.ts";
import { builtInSegmenter } from "./rules.ts";

const FOLDER = new URL("./probes/", import.meta.url);
const segmenter = builtInSegmenter();
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));
const splits = files.map((name) => ({
  name,
  list: parseExpectedSplits(readFileSync(new URL(name, FOLDER), "utf8"), name),
}));

/** A probe that we know to be cut wrongly, and why, says so in its comment. */
const isKnownGap = (description: string | undefined): boolean =>
  description?.toLowerCase().startsWith("not yet") ?? false;

describe("paragraphs of our own, cut as a person would", () => {
  it.each(splits)("$name", ({ list }) => {
    const surprises = list.flatMap((split) => {
      const { right, found } = checkSplit(split, segmenter);
      if (right !== isKnownGap(split.description)) return [];
      return [`line ${split.line}: ${right ? "is right by now" : `cut as ${found}`}`];
    });
    expect(surprises).toEqual([]);
  });

  it("are right in at least 96 of 100 cases", () => {
    const all = splits.flatMap(({ list }) => list);
    const right = all.filter((split) => checkSplit(split, segmenter).right);
    expect(right.length / all.length).toBeGreaterThanOrEqual(0.96);
  });
});
