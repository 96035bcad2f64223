import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinProfiles, profile, similarity } from "../../src/sync/similarity.ts";

const alike = (a: string, b: string) => similarity(profile(a), profile(b));

describe("similarity", () => {
  it.each([
    ["night", "nacht", 0.25],
    ["The harbour", "the  HARBOUR", 1],
    ["", "", 1],
    ["", "a", 0],
    [" \n", "", 1],
    ["a", "a", 1],
    ["a", "b", 0],
    ["a", "ab", 0],
    ["aaaa", "aa", 0.5],
    ["今日は雨です", "今日は晴れです", 6 / 11],
  ])("of «%s» and «%s» is %d", (a, b, wanted) => {
    expect(alike(a, b)).toBeCloseTo(wanted, 10);
  });

  it("is symmetric, between 0 and 1, and 1 for what reads alike", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
        expect(alike(a, b)).toBe(alike(b, a));
        expect(alike(a, b)).toBeGreaterThanOrEqual(0);
        expect(alike(a, b)).toBeLessThanOrEqual(1);
        expect(alike(a, `  ${a}\n`)).toBe(1);
      }),
    );
  });
});

describe("joinProfiles", () => {
  it("is near the profile of the whole, and exact but for the seams", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme-ascii", minLength: 5 }), { maxLength: 4 }),
        (pieces) => {
          const joined = joinProfiles(pieces.map(profile));
          const whole = profile(pieces.join(""));
          expect(joined.total).toBe(pieces.reduce((sum, piece) => sum + profile(piece).total, 0));
          expect(Math.abs(whole.total - joined.total)).toBeLessThanOrEqual(Math.max(0, pieces.length));
          for (const [bigram, count] of joined.counts)
            expect(whole.counts.get(bigram)).toBeGreaterThanOrEqual(count);
        },
      ),
    );
  });
});
