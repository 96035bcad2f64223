import { describe, expect, it } from "vitest";
import { quotationRanges } from "../../src/glossary/scopes.ts";

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
