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
const LONG_TAIL = "a".repeat(4_900);
const ENDINGS = Array.from({ length: 800 }, (_, index) => [false, `x${"a".repeat(index)}`, "\\s"] as const);
const APART = Array.from(
  { length: 250 },
  (_, index) => [false, `\\bAbbr${index}\\.`, `\\sWort${index}`] as const,
);
/** Each is harmless alone; together they need the other matcher, for which the first is too long. */
const MIXED = [
  [false, "(?<=\\w{900}\\w{900}\\w{900})b", "(?:b+)+c"] as const,
  ...Array.from("cdef", (char) => {
    const words = "\\w{0,8}".repeat(4);
    return [false, `(?<=[a-${char}]?${words})[\\p{L}--[${char}]]`, "(?:b+)+c"] as const;
  }),
];
let look = "(?<!c(?:b|a+)+)";
for (let depth = 0; depth < 8; depth++) look = `(?<!d(?:b|a${look})+)`;
const NESTED = `x(?:a${look}|a${look}b)*(?:z?y?w?v?){20}`;
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
    ["looks inside of looks inside of looks", [[true, NESTED, ""]], LONG_WORD.slice(-5_000), 1],
    ["two long words that end alike", [[false, `b${LONG_TAIL}|c${LONG_TAIL}`, "\\s"], END], NEWS, 599],
    ["very many endings of endings", [...ENDINGS, END], NEWS, 599],
    ["very many that go on differently", [...APART, END], "Abbr7. Wort7 Abbr9. Wort9. Abbr1. No.", 2],
    ["tame and wild ones that go on alike", [...MIXED, END], NEWS, 599],
  ])(
    "%s",
    (_, rules, text, expected) => {
      expect(compileSegmenter([house(rules)])(text, en)).toHaveLength(expected);
    },
    LIMIT,
  );
});

/** Each level would copy the ones inside of it three times. */
function possessive(depth: number): string {
  return depth === 0 ? "a" : `(?=(?:a${possessive(depth - 1)})?+)`;
}

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
    ["quantifiers of quantifiers", `a${"{1}".repeat(16_000)}`],
    ["possessive quantifiers inside of each other", possessive(18)],
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
