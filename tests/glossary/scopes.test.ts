import { describe, expect, it } from "vitest";
import { isInside, quotationRanges } from "../../src/glossary/scopes.ts";

describe("quotations of a text", () => {
  it.each([
    ["He said “Kiev” twice", ["Kiev"]],
    ["«Киев», сказал он", ["Киев"]],
    ["„Kiew“ und ‚Kiew‘", ["Kiew", "Kiew"]],
    ["»Kiew« und »Kiev«", ["Kiew", "Kiev"]],
    ["«he said “Kiev” there»", ["he said “Kiev” there"]],
    ['"Kiev" and "Kiev"', ["Kiev", "Kiev"]],
    ["「キエフ」と", ["キエフ"]],
    ["“Kiev, he said", ["Kiev, he said"]],
    ['6" of Kiev', []],
    ["l'Ukraine d’hier", []],
    ["", []],
  ])("%s", (text, inside) => {
    expect(quotationRanges(text).map(({ start, end }) => text.slice(start, end))).toEqual(inside);
  });
});

describe("a place inside of ranges", () => {
  const ranges = [
    { start: 2, end: 5 },
    { start: 7, end: 9 },
  ];
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
    expect(isInside(ranges, start, end)).toBe(expected);
    expect(isInside([], start, end)).toBe(false);
  });
});
