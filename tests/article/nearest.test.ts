import { describe, expect, it } from "vitest";
import { nearest } from "../../src/article/nearest.ts";

describe("nearest", () => {
  it.each([
    ["forbiden", ["forbidden", "deprecated"], "forbidden"],
    ["nubmers", ["numbers", "space-edges"], "numbers"],
    ["NOTE", ["note"], "note"],
    ["nots", ["note", "kind"], "note"],
    ["kn", ["kind"], undefined],
    ["colour", ["severity"], undefined],
    ["", ["a"], "a"],
    ["x".repeat(65), ["x".repeat(65)], undefined],
  ])("of %s among %j is %s", (word, known, expected) => {
    expect(nearest(word, known)).toBe(expected);
  });

  it("prefers the nearer, and the first of equals", () => {
    expect(nearest("abcd", ["abcx", "abcd"])).toBe("abcd");
    expect(nearest("abcd", ["abcx", "abcy"])).toBe("abcx");
  });
});
