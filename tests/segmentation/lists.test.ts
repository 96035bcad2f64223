import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markListItems } from "../../src/segmentation/lists.ts";

/** `|` in place of the separator. */
const marked = (text: string): string => markListItems(text).replaceAll("\u2029", "|");

describe("a list in running text", () => {
  test.each([
    ["1) bread 2) butter 3) jam", "1) bread|2) butter|3) jam"],
    ["1.) bread 2.) butter", "1.) bread|2.) butter"],
    ["1. Fresh bread 2. Fresh butter", "1. Fresh bread|2. Fresh butter"],
    ["a) bread b) butter", "a) bread|b) butter"],
    ["A) bread B) butter", "A) bread|B) butter"],
    ["a. bread b. butter c. milk", "a. bread|b. butter|c. milk"],
    ["• Kyiv • Lviv • Odesa", "• Kyiv|• Lviv|• Odesa"],
    ["• 9. Kyiv • 10. Lviv", "• 9. Kyiv|• 10. Lviv"],
    ["⁃9. Kyiv ⁃10. Lviv", "⁃9. Kyiv|⁃10. Lviv"],
  ])("%s", (text, expected) => {
    expect(marked(text)).toBe(expected);
  });
});

describe("prose", () => {
  test.each([
    ["a number out of turn", "1) bread and chapter 5) of the book"],
    ["another shape", "1) bread 2. Butter"],
    ["a date at the end of a sentence", "1. The treaty holds from April 2. The next day it is void."],
    ["ordinals", "1. Mai und 2. Mai"],
    ["a text that does not begin with the first marker", "We need 1) bread 2) butter"],
    ["initials", "A. Smith with B. Jones"],
    ["a bullet between two words", "Kyiv • Lviv"],
    ["a wrapped sentence", "It was a cold\nnight in the\ncity of Kyiv."],
    ["a verse", "The rose is red,\nthe violet blue,\nthe honey sweet"],
    ["a headline of two lines", "Floods in the north\nThousands flee"],
    ["long lines", `${"word ".repeat(20)}\n`.repeat(3)],
  ])("%s", (_, text) => {
    expect(markListItems(text)).toBe(text);
  });
});

test("three short lines without a final mark are a list", () => {
  expect(marked("What you need:\nbread\nbutter")).toBe("What you need:|bread|butter");
});

test("a text keeps its length and everything but white space", () => {
  const piece = fc.constantFrom("1", "2", "a", "b", ".", ")", "•", " ", "\n", "word", ",", "é", "😀");
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }).map((all) => all.join("")),
      (text) => {
        const result = markListItems(text);
        expect(result).toHaveLength(text.length);
        expect(result.replaceAll(/\s/g, " ")).toBe(text.replaceAll(/\s/g, " "));
      },
    ),
    { seed: 5, numRuns: 200 },
  );
});

test.each([
  ["bullets", "• ".repeat(200_000)],
  ["one marker again and again", `1. ${"a 2. ".repeat(100_000)}x`],
  ["white space", `1) ${" ".repeat(500_000)}x`],
])("%s take time in proportion", (_, text) => {
  expect(markListItems(text)).toHaveLength(text.length);
});
