import { describe, expect, test } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { ExonymError } from "../../src/article/problem.ts";
import { compileSegmenter } from "../../src/segmentation/segmenter.ts";
import { parseSrx } from "../../src/segmentation/srx.ts";
import { house } from "./rules.ts";

const en = parseLocale("en");
/** For vitest, in milliseconds: each takes some tenths of a second, and took minutes where a matcher went back and forth. */
const LIMIT = 5_000;
const LONG_WORD = `${"a".repeat(50_000)}! Next one. `;
const NEWS = "The minister, Dr. Smith, said on Monday that 12.5 per cent of U.S. voters agreed. ".repeat(200);
const END = [true, "[.!?]", "\\s"] as const;
type Rules = readonly (readonly [boolean, string, string])[];

describe("rules that a matcher could choke on", () => {
  test.each<[string, Rules, string, number]>([
    ["a repetition of repetitions", [[true, "(a+)+", ""]], LONG_WORD, 50_000],
    ["one that never matches", [[true, "b(a+)+", ""]], LONG_WORD, 0],
    ["on both sides", [[true, "(a|aa)+", "(a|aa)+x"]], LONG_WORD, 0],
    ["two of one sort", [[true, "x[a-z]*[a-z]*", "[!b]"]], LONG_WORD, 0],
    ["many wildcards", [[true, ".*.*.*[.]", ".*.*.*x"]], NEWS, 0],
    ["all characters", [[true, "[\\u0000-\\uffff]+\\.", "[\\u0000-\\uffff]{2}"]], NEWS, 999],
    ["looks inside of looks", [[true, "(?<=a+)(?<=(a+)+)(?<!(b|a+)+c)a", ""]], LONG_WORD, 49_999],
    [
      "eight thousand words",
      [
        [
          false,
          Array.from({ length: 8_000 }, (_, index) => `w${index}`)
            .join("|")
            .slice(0, 49_000),
          "\\s",
        ],
        END,
      ],
      NEWS,
      599,
    ],
  ])(
    "%s",
    (_, rules, text, expected) => {
      expect(compileSegmenter([house(rules)])(text, en)).toHaveLength(expected);
    },
    LIMIT,
  );

  test.each<[number, string, (index: number) => readonly [boolean, string, string]]>([
    [10_000, "abbreviations", (index) => [false, `\\bAbbr${index}\\.`, "\\s"]],
    [2_000, "that go on differently", (index) => [false, `\\bAbbr${index}\\.`, `\\sWort${index}`]],
    [10_000, "breaks", (index) => [true, `[a-z]${index}\\.`, "\\s"]],
  ])(
    "%s %s",
    (count, _, rule) => {
      const rules = [...Array.from({ length: count }, (_, index) => rule(index)), END];
      const text = `${NEWS}Abbr77. Wort77 Abbr1999. Wort1999.`;
      const last = compileSegmenter([house(rules)])(text, en).at(-1) ?? 0;
      expect(text.slice(last)).toMatch(/^(?:Wort1999|Abbr77\. Wort77 Abbr1999\. Wort1999)\.$/);
    },
    LIMIT,
  );
});

describe("rules that are refused, with their place", () => {
  test.each([
    ["counts of counts", "((a{1,30}){1,30}){1,30}"],
    ["a long pattern", "a".repeat(50_000)],
    ["many optional letters", "a?".repeat(20_000)],
    ["many choices", "(a|b)".repeat(9_000)],
    ["many classes", "\\w".repeat(20_000)],
    ["a pattern that is too long", "a".repeat(50_001)],
    ["a back-reference", "(a)\\1"],
    ["deep groups", "(".repeat(60)],
  ])(
    "%s",
    (_, pattern) => {
      expect(() => compileSegmenter([house([[true, pattern, ""]])])).toThrow(
        /^house\.srx:7:9: The pattern in <beforebreak>/,
      );
    },
    LIMIT,
  );

  test.each([
    ["entities of its own", '<!DOCTYPE srx [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><srx>&c;</srx>'],
    ["an entity that nobody declares", "<srx>&lol;</srx>"],
    ["elements without end", "<srx>".repeat(100_000)],
    ["attributes without end", `<srx ${'a="b" '.repeat(100_000)}>`],
    ["a file without rules", `<srx>${"<!-- - -->".repeat(100_000)}`],
  ])(
    "%s",
    (_, text) => {
      expect(() => parseSrx(text, "house.srx")).toThrow(ExonymError);
      expect(() => parseSrx(text, "house.srx")).toThrow(/^house\.srx:\d+:\d+: /);
    },
    LIMIT,
  );
});
