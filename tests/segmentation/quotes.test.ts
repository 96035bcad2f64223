import fc from "fast-check";
import { expect, test } from "vitest";
import { orientQuotes } from "../../src/segmentation/quotes.ts";

test.each([
  ["the head of a text", '"Yes." She left.', "“Yes.” She left."],
  ["beside white space", 'She said "no" twice.', "She said “no” twice."],
  ["beside brackets", '("Yes", she said.)', "(“Yes”, she said.)"],
  ["without white space around, by turns", '他说"好"了。他又说"不"。', "他说“好”了。他又说“不”。"],
  ["with white space on both sides, by turns", 'He said " yes " and left.', "He said “ yes ” and left."],
  ["after a dash", 'He came — "late" — again.', "He came — “late” — again."],
  ["German marks", "Er sagte „Ja“ und ging.", "Er sagte „Ja” und ging."],
  ["Swedish marks", "Hon sade ”ja” och gick.", "Hon sade “ja” och gick."],
  ["two openers in Chinese", "他说“好“了。", "他说“好”了。"],
  ["a quotation inside another", "“He said “no” to me.”", "“He said “no” to me.”"],
  ["each paragraph of a long quotation opens anew", "“One.\n“Two.”", "“One.\n“Two.”"],
  ["abbreviations in Hebrew quotations", 'הוא אמר: "מנכ"ל צה"ל." היא', 'הוא אמר: “מנכ"ל צה"ל.” היא'],
  ["a Hebrew prefix before a quotation", 'כתב ב"הארץ" וב"מעריב".', "כתב ב“הארץ” וב“מעריב”."],
  ["no quotation marks", "It's fine.", "It's fine."],
  ["a mark alone", '"', "“"],
  ["the empty text", "", ""],
])("%s", (_, text, expected) => {
  expect(orientQuotes(text)).toBe(expected);
});

test("any text keeps its length and all but its quotation marks", () => {
  const piece = fc.constantFrom('"', "“", "”", "„", " ", "\n", "a", ".", "(", ")", "—", "。", "😀");
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }).map((all) => all.join("")),
      (text) => {
        const oriented = orientQuotes(text);
        expect(oriented).toHaveLength(text.length);
        expect(oriented.replace(/["“”]/g, "|")).toBe(text.replace(/["“”]/g, "|"));
        expect(oriented).not.toContain('"');
      },
    ),
    { seed: 5, numRuns: 200 },
  );
});
