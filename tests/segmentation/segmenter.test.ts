import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { parseRegex } from "../../src/segmentation/regex/syntax.ts";
import { isTame } from "../../src/segmentation/regex/tame.ts";
import { compileSegmenter } from "../../src/segmentation/segmenter.ts";
import type { SrxDocument } from "../../src/segmentation/srx.ts";
import { builtInDocuments, builtInSegmenter, cut, house } from "./rules.ts";

const en = parseLocale("en");
const segmenter = builtInSegmenter();

describe("SRX semantics", () => {
  const split = (rules: readonly (readonly [boolean, string, string])[], text: string) =>
    cut(text, compileSegmenter([house(rules)])(text, en));
  const BREAK = [true, "[.?!]", "\\s"] as const;

  test("the first rule that matches decides", () => {
    const exception = [false, "Mr\\.", "\\s"] as const;
    expect(split([exception, BREAK], "Mr. A came. B left.")).toEqual(["Mr. A came. ", "B left."]);
    expect(split([BREAK, exception], "Mr. A came. B left.")).toEqual(["Mr. ", "A came. ", "B left."]);
  });

  test("a break before white space stands after it", () => {
    expect(split([BREAK], "One.  Two. \t Three.")).toEqual(["One.  ", "Two. \t ", "Three."]);
    expect(split([[true, "[.]\\s+", "\\p{Lu}"]], "One.  Two. three")).toEqual(["One.  ", "Two. three"]);
  });

  test("an exception counts on both sides of white space", () => {
    expect(split([[false, "Mr\\.\\s", ""], BREAK], "Mr. A. B")).toEqual(["Mr. A. ", "B"]);
    expect(
      split(
        [
          [false, "Mr\\.", "\\s"],
          [true, "[.]\\s", ""],
        ],
        "Mr. A. B",
      ),
    ).toEqual(["Mr. A. ", "B"]);
  });

  test("an exception that says nothing of what stands before it keeps to its place", () => {
    expect(
      split(
        [
          [false, "", "[A-Za-z0-9]"],
          [true, "\\.", ""],
        ],
        "First. Second 01.07.2014. Third",
      ),
    ).toEqual(["First. ", "Second 01.07.2014. ", "Third"]);
  });

  test("rules without one of the two patterns", () => {
    expect(split([[true, "", "§"]], "a§b §c")).toEqual(["a", "§b ", "§c"]);
    expect(split([[true, "", ""]], "a😀b c")).toEqual(["a", "😀", "b ", "c"]);
    expect(split([[false, "a", "b"]], "ab. C")).toEqual(["ab. C"]);
  });

  test("there is no break at the edges", () => {
    expect(split([[true, "", ""]], " a ")).toEqual([" a "]);
    expect(split([BREAK], "A. ")).toEqual(["A. "]);
    expect(split([BREAK], "")).toEqual([""]);
  });

  test("language maps: all that match with cascade, else the first, in whatever case and spelling", () => {
    const document = (cascade: boolean): SrxDocument => ({
      ...house([], cascade),
      languageRules: new Map([
        ["English", [{ break: true, before: ";", after: "", position: { line: 1, column: 1 } }]],
        ["All", [{ break: true, before: "/", after: "", position: { line: 2, column: 1 } }]],
      ]),
      languageMaps: [
        { pattern: "EN_US", ruleName: "English", position: { line: 1, column: 1 } },
        { pattern: ".*", ruleName: "All", position: { line: 1, column: 1 } },
      ],
    });
    const split = (cascade: boolean, locale: string) =>
      cut("a;b/c", compileSegmenter([document(cascade)])("a;b/c", parseLocale(locale)));
    expect(split(true, "en-US")).toEqual(["a;", "b/", "c"]);
    expect(split(false, "en-US")).toEqual(["a;", "b/c"]);
    expect(split(false, "en")).toEqual(["a;b/", "c"]);
  });

  test("rules are compiled once for all locales that have the same", () => {
    const segmenter = builtInSegmenter();
    const start = performance.now();
    for (let n = 0; n < 1000; n++)
      expect(segmenter("I came. He went.", parseLocale(`en-x-a${n}`))).toEqual([8]);
    expect(performance.now() - start).toBeLessThan(2_000); // it took six, and a gigabyte
  });

  test("rules that are mapped many times are asked once", () => {
    const [map] = house([]).languageMaps;
    if (map === undefined) throw new Error("The house has no map.");
    const rules = Array.from({ length: 500 }, (_, index) => [false, `\\bX${index}\\.`, "\\s"] as const);
    const document = { ...house([...rules, BREAK]), languageMaps: Array(20_000).fill(map) };
    expect(compileSegmenter([document])("X7. One. Two.", en)).toEqual([9]);
  });

  test("a team's file comes first", () => {
    const text = "See Abt. Müller. Then go; Stop.";
    expect(cut(text, segmenter(text, en))).toEqual(["See Abt. ", "Müller. ", "Then go; Stop."]);
    const team = builtInSegmenter(
      house([
        [false, "\\bAbt\\.", "\\s"],
        [true, ";", "\\s"],
      ]),
    );
    expect(cut(text, team(text, en))).toEqual(["See Abt. Müller. ", "Then go; ", "Stop."]);
  });

  test("a pattern that cannot be used names its rule", () => {
    expect(() => compileSegmenter([house([[true, "a\\X", ""]])])).toThrow(
      /^house\.srx:7:9: .*beforebreak.*character 2 of «a\\X»/,
    );
    expect(() => compileSegmenter([house([[true, "", "("]])])).toThrow(/afterbreak/);
    expect(() =>
      compileSegmenter([
        {
          ...house([]),
          languageMaps: [{ pattern: "(", ruleName: "House", position: { line: 3, column: 1 } }],
        },
      ]),
    ).toThrow(/^house\.srx:3:1: /);
  });
});

describe("a hostile rule or text takes bounded time", () => {
  test.each([
    ["nested repetition", [true, "(?:a+)+[.]", ""]],
    ["ambiguous choice", [true, "(?:a|a|b)*[.]", "\\s"]],
    ["many wildcards", [true, ".*.*.*[.]", ".*.*.*x"]],
    ["optional after optional", [true, `${"a?".repeat(40)}[.]`, ""]],
  ] as const)("%s", (_, rule) => {
    const text = `${"a".repeat(500)}. `.repeat(20);
    expect(compileSegmenter([house([rule])])(text, en).length).toBeLessThanOrEqual(20);
  });

  test.each([
    ["no terminal", "word ".repeat(400_000), 0],
    ["dots", ".".repeat(100_000), 0],
    ["dots and spaces", ". ".repeat(30_000), 0],
    ["quotation marks", `"'”“`.repeat(20_000), 0],
    ["white space", `One.${" ".repeat(1_000_000)}Two.`, 1],
    ["line breaks", `A.${"\n".repeat(300_000)}B.`, 1],
    ["one letter and a dot", "A.".repeat(100_000), 0],
    ["CJK full stops", "。".repeat(200_000), 0],
  ])("%s", (_, text, expected) => {
    expect(segmenter(text, en)).toHaveLength(expected);
  });
});

describe("the built-in rules", () => {
  test("are all safe for the engine's own matcher", () => {
    for (const document of builtInDocuments()) {
      for (const rules of document.languageRules.values()) {
        for (const rule of rules) {
          expect([
            document.file,
            rule,
            isTame(parseRegex(rule.before), "last") && isTame(parseRegex(rule.after), "first"),
          ]).toEqual([document.file, rule, true]);
        }
      }
    }
  });

  test("cut any text into pieces of it", () => {
    const piece = fc.constantFrom(
      ". ",
      "Mr. ",
      "U.S. ",
      "。",
      "」",
      "! ",
      "\n",
      "\n\n",
      "“",
      "”",
      "A",
      "b ",
      "5.",
      "[1]",
      "😀",
      " ",
      "т. д. ",
      "？",
    );
    const locale = fc.constantFrom("en", "ja", "th").map(parseLocale);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 40 }).map((all) => all.join("")),
          fc.string({ unit: "binary", maxLength: 60 }),
        ),
        locale,
        (text, one) => {
          const offsets = segmenter(text, one);
          expect(cut(text, offsets).join("")).toBe(text);
          expect(
            offsets.every((offset, index) => offset > (offsets[index - 1] ?? 0) && offset < text.length),
          ).toBe(true);
          // White space goes with the sentence before it.
          expect(offsets.every((offset) => !/^\s/.test(text.slice(offset)))).toBe(true);
          expect(segmenter(text, one)).toEqual(offsets);
        },
      ),
      { seed: 5, numRuns: 120 },
    );
  });
});

/** `|` stands where a break is expected; texts of one line are in `probes/`. */
test.each([
  ["en", "First line.\n|Second line\nof two."],
  ["en", "One\n\n|Two"],
  ["en", "Shopping:\n|1. Bread\n|2. Butter"],
] as const)("%s: %s", (language, marked) => {
  const pieces = marked.split("|");
  expect(cut(pieces.join(""), segmenter(pieces.join(""), parseLocale(language)))).toEqual(pieces);
});
