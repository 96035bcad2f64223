import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWithin } from "../../src/glossary/ranges.ts";

describe("a place within ranges", () => {
  it.each([
    [2, 5, true],
    [3, 4, true],
    [7, 9, true],
    [0, 2, false],
    [4, 6, false],
    [1, 3, false],
    [5, 7, false],
    [9, 10, false],
  ])("%i to %i: %s", (start, end, expected) => {
    const ranges = [
      { start: 2, end: 5 },
      { start: 7, end: 9 },
    ];
    expect(isWithin(ranges, start, end)).toBe(expected);
    expect(isWithin([], start, end)).toBe(false);
  });

  it("is what looking at each would say", () => {
    const numbers = fc.uniqueArray(fc.nat(20), { maxLength: 6 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(numbers, numbers, fc.nat(20), fc.nat(5), (starts, ends, start, length) => {
        const ranges = starts.flatMap((from, i) => {
          const to = ends[i];
          return to === undefined || to < from ? [] : [{ start: from, end: to }];
        });
        const end = start + length;
        expect(isWithin(ranges, start, end)).toBe(
          ranges.some((range) => range.start <= start && end <= range.end),
        );
      }),
      { numRuns: 500, seed: 6 },
    );
  });
});
