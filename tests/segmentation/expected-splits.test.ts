import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { explainSplit, parseExpectedSplits, showSplit } from "../../src/segmentation/expected-splits.ts";
import { compileExplainer } from "../../src/segmentation/segmenter.ts";
import { house } from "./rules.ts";

const read = (text: string) => parseExpectedSplits(text, "splits.txt");

describe("a file of expected splits", () => {
  it("has one paragraph per line, each with the language and the comment that stand above it", () => {
    const text =
      "\uFEFFlanguage: en\r\n# Titles.\r\nMr. Kim came. | He left.\r\n\r\nlanguage: zh-Hant\r\n好。|走吧。\r\n";
    expect(read(text)).toEqual([
      { locale: "en", text: "Mr. Kim came. He left.", offsets: [14], description: "Titles.", line: 3 },
      { locale: "zh-Hant", text: "好。走吧。", offsets: [2], description: "Titles.", line: 6 },
    ]);
  });

  it.each([
    ["A.|B.", "A.B.", [2]],
    ["A. |B. |  C.", "A. B. C.", [3, 6]],
    ["A.\u00A0| B.", "A. B.", [3]],
    ["A \\| B.", "A | B.", []],
    ["\\#one leads. | So.", "#one leads. So.", [12]],
    ["Head\\n|Text.", "Head\nText.", [5]],
    ["  A. | B.  ", "  A. B.  ", [5]],
  ])("reads «%s»", (line, text, offsets) => {
    expect(read(`language: en\n${line}`)).toMatchObject([{ text, offsets }]);
  });

  it.each([
    ["A. | B.", "splits.txt:1:1: The language of this line is not known."],
    ["language: e_\nA.", "splits.txt:1:1: «e_» is no language tag."],
    ["language: en\nA. | B. |", "splits.txt:2:9: This bar does not stand between two sentences."],
    ["language: en\n| A.", "splits.txt:2:1: This bar does not stand between two sentences."],
    ["language: en\nA. | | B.", "splits.txt:2:6: This bar does not stand between two sentences."],
  ])("says where «%s» is wrong", (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it("is written as it is read, whatever the text", () => {
    const sentence = fc
      .string({ unit: fc.constantFrom("a", "|", "#", "\n", ".", "好", "😀") })
      .filter((text) => text !== "" && text.trim() === text);
    const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(paragraph, fc.constantFrom(" ", ""), (sentences, joiner) => {
        const text = sentences.join(joiner);
        const offsets = sentences
          .slice(0, -1)
          .map((_, index) => (sentences.slice(0, index + 1).join(joiner) + joiner).length);
        expect(read(`language: en\n${showSplit(text, offsets)}`)).toMatchObject([{ text, offsets }]);
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  it("takes no longer for a line of spaces or bars than for prose", () => {
    expect(read(`language: en\n${" ".repeat(300_000)}x${" ".repeat(300_000)}`)).toHaveLength(1);
    const line = `A.${" | A.".repeat(100_000)}`;
    const [split] = read(`language: en\n${line}`);
    expect(split?.offsets).toHaveLength(100_000);
    expect(split && showSplit(split.text, split.offsets)).toBe(line);
  });
});

describe("what differs from it", () => {
  const locale = parseLocale("en");
  const explainer = compileExplainer([
    house([
      [false, "\\bCllr\\.", "\\s"],
      [true, "\\.", "\\s"],
    ]),
  ]);

  it("is nothing where all is as expected", () => {
    const [split] = read("language: en\nSo said Cllr. Murphy. | It passed.");
    expect(split && explainSplit(split, explainer)).toEqual({ offsets: [22], differences: [] });
  });

  it("has the rule that decided, if one did", () => {
    const text = "So said Cllr. Murphy. It passed, they say.";
    const { offsets, differences } = explainSplit({ locale, text, offsets: [14, 33], line: 1 }, explainer);
    expect(offsets).toEqual([22]);
    expect(differences).toMatchObject([
      { offset: 14, expected: true, rule: { file: "house.srx", rule: { break: false } } },
      { offset: 22, expected: false, rule: { file: "house.srx", rule: { break: true } } },
      { offset: 33, expected: true, rule: undefined },
    ]);
  });
});
