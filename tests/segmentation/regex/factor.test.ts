import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLocale } from "../../../src/article/locale.ts";
import { factor } from "../../../src/segmentation/regex/factor.ts";
import { printRegex } from "../../../src/segmentation/regex/regex.ts";
import { parseRegex } from "../../../src/segmentation/regex/syntax.ts";
import { compileExplainer, compileSegmenter } from "../../../src/segmentation/segmenter.ts";
import { house } from "../rules.ts";

const en = parseLocale("en");

describe("common edges of alternatives", () => {
  test.each([
    ["Mr|Dr", "last", "[DM]r"],
    ["Mr|Mrs", "first", "Mr(?:s|)"],
    ["a|b|ab", "last", "(?:a|)b|a"],
    ["x(?:a|ba)|c", "last", "x(?:b|)a|c"],
    ["\\ba\\.|\\bab\\.", "last", `${printRegex(parseRegex("\\ba")).slice(0, -1)}(?:ab|a)\\u{2e}`],
  ] as const)("%s, %s", (pattern, edge, expected) => {
    expect(printRegex(factor(parseRegex(pattern), edge))).toBe(expected);
  });
});

const part = fc.constantFrom(
  "a",
  "b",
  "A",
  ".",
  "[ab]",
  "\\b",
  "\\p{L}",
  "\\.",
  "(?:a|ab|b)",
  "a?",
  "\\s",
  "(?:ab?)+",
  "",
);
const pattern = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(""));
const choice = fc.array(pattern, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("|"));
const text = fc
  .array(fc.constantFrom("a", "b", "A", ".", " ", "\n", "я"), { maxLength: 12 })
  .map((all) => all.join(""));

test("a factored pattern matches in the same places", () => {
  fc.assert(
    fc.property(choice, text, (source, sample) => {
      const node = parseRegex(source);
      for (let place = 0; place <= sample.length; place++) {
        const matches = (body: string): boolean => {
          const regex = new RegExp(body, "uy");
          regex.lastIndex = place;
          return regex.test(sample);
        };
        expect(matches(`(?<=${printRegex(factor(node, "last"))})`)).toBe(matches(`(?<=${printRegex(node)})`));
        expect(matches(`(?=${printRegex(factor(node, "first"))})`)).toBe(matches(`(?=${printRegex(node)})`));
      }
    }),
    { numRuns: 80, seed: 5 },
  );
});

test("a segmenter, which asks rules together, and an explainer, which asks them one by one, agree", () => {
  const rules = fc.array(fc.tuple(fc.boolean(), choice, choice), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(rules, text, (list, sample) => {
      const documents = [house([...list, [true, "\\.", "\\s"]])];
      const explained = compileExplainer(documents)(sample, en);
      expect(compileSegmenter(documents)(sample, en)).toEqual(
        explained.filter((candidate) => candidate.break).map(({ offset }) => offset),
      );
    }),
    { numRuns: 40, seed: 5 },
  );
});
