import { describe, expect, it } from "vitest";
import { fuzz } from "./run.ts";
import { SEEDS } from "./seeds.ts";

describe("damaged files", () => {
  it("are read, changed, validated and converted as other parsers see them, or refused with a place", () => {
    const report = fuzz(SEEDS, 4_000, 1);
    expect(report.failures).toEqual([]);
    expect(report.outcomes.taken).toBeGreaterThan(400);
    expect(report.outcomes.malformed).toBeGreaterThan(400);
    expect(report.slowest).toBeLessThan(5_000);
  });
});
