import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Code,
  type CodeKind,
  type Content,
  type Part,
  plainText,
  rawText,
} from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { type FoundUnit, identifyUnits, type Segment } from "../../src/article/unit.ts";
import { type CutOptions, cutOptions, DEFAULT_CUT, segmentUnits } from "../../src/segmentation/unit.ts";
import { builtInSegmenter, house } from "./rules.ts";

const en = parseLocale("en");
const segmenter = builtInSegmenter();

const t = (value: string, raw = value): Part => ({ type: "text", value, raw });
const code = (form: Code["form"], id: string, raw: string, kind: CodeKind = "strong"): Code => ({
  type: "code",
  form,
  id,
  kind,
  raw,
  display: raw,
});
const open = (id = "1", raw = "**") => code("open", id, raw);
const close = (id = "1", raw = "**") => code("close", id, raw);
const br = code("single", "9", "<br>", "break");

function unitsOf(...contents: Content[]) {
  return identifyUnits(
    contents.map(
      (content): FoundUnit => ({ kind: "paragraph", content, start: 0, end: rawText(content).length }),
    ),
  );
}

function segmentsOf(...content: Content): readonly Segment[] {
  return segmentUnits(unitsOf(content), en, segmenter).flatMap((unit) => unit.segments);
}

/** Each segment as its raw content and its raw trailing. */
function rawOf(...content: Content): string[][] {
  return segmentsOf(...content).map((segment) => [rawText(segment.content), rawText(segment.trailing)]);
}

describe("a unit's sentences", () => {
  test("are trimmed, the white space between them trails the first", () => {
    expect(rawOf(t("One is.  Two are. Three"))).toEqual([
      ["One is.", "  "],
      ["Two are.", " "],
      ["Three", ""],
    ]);
  });

  test("the seed's photo credit is a sentence of its own", () => {
    expect(rawOf(t("They attend a banquet in Pyongyang, June 19. (Photo: Reuters)"))).toEqual([
      ["They attend a banquet in Pyongyang, June 19.", " "],
      ["(Photo: Reuters)", ""],
    ]);
  });

  test.each<[string, Content, string[][]]>([
    [
      "a closing code",
      [open(), t("Foo."), close(), t(" Bar")],
      [
        ["**Foo.**", " "],
        ["Bar", ""],
      ],
    ],
    [
      "a footnote",
      [t("Foo."), code("single", "1", "[^1]", "footnote"), t(" Bar")],
      [
        ["Foo.[^1]", " "],
        ["Bar", ""],
      ],
    ],
    [
      "a line break",
      [t("Foo."), br, t("Bar")],
      [
        ["Foo.", "<br>"],
        ["Bar", ""],
      ],
    ],
    [
      "a line break among spaces",
      [t("Foo. "), br, t(" bar")],
      [
        ["Foo.", " <br> "],
        ["bar", ""],
      ],
    ],
    [
      "an opening code",
      [t("Foo. "), open(), t("Bar"), close()],
      [
        ["Foo.", " "],
        ["**Bar**", ""],
      ],
    ],
    [
      "a code that opens before the white space",
      [t("Foo."), open(), t(" Bar"), close()],
      [
        ["Foo.", ""],
        ["** Bar**", ""],
      ],
    ],
    [
      "a code that closes after the white space",
      [open(), t("Foo. "), close(), t("Bar")],
      [
        ["**Foo. **", ""],
        ["Bar", ""],
      ],
    ],
    [
      "a pair over two sentences",
      [open(), t("Foo. Bar"), close()],
      [
        ["**Foo.", " "],
        ["Bar**", ""],
      ],
    ],
    [
      "a variable that begins a sentence",
      [t("He left. "), code("single", "1", "{{name}}", "variable"), t(" stayed.")],
      [
        ["He left.", " "],
        ["{{name}} stayed.", ""],
      ],
    ],
    [
      "a soft line break",
      [t("Foo."), t(" ", "\n> "), t("Bar")],
      [
        ["Foo.", "\n> "],
        ["Bar", ""],
      ],
    ],
    [
      "an escaped character",
      [t("Foo! "), t("&", "&amp;"), t(" bar. Baz")],
      [
        ["Foo! &amp; bar.", " "],
        ["Baz", ""],
      ],
    ],
  ])("%s does not hide the boundary", (_, content, expected) => {
    expect(rawOf(...content)).toEqual(expected);
  });

  test.each<[string, Content]>([
    ["inline code", [t("Use "), code("single", "1", "`a`", "code"), t(". then stop")]],
    ["a line break in a sentence", [t("Roses are red, "), br, t("violets are blue")]],
    ["an image alone", [t("See. "), code("single", "1", "![](a)", "image")]],
    ["marks alone", [t("Foo. "), t("*** "), open(), t("!"), close()]],
    ["a mark at the head", [t("… "), br, t("Foo")]],
    ["spelling that cannot be cut", [t("Foo. Bar", "F&#111;o. Bar")]],
    ["nothing but codes", [open(), close(), br]],
  ])("%s makes no sentence", (_, content) => {
    expect(rawOf(...content)).toEqual([[rawText(content), ""]]);
  });

  test("have codes numbered from one, and equal sentences have equal bases of ids", () => {
    const bold = (id: string): Content => [open(id), t("Same."), close(id)];
    const [first, second, third] = segmentsOf(...bold("5"), t(" "), ...bold("8"), t(" Other."));
    expect(first?.content).toEqual(second?.content);
    expect(first?.content.map((part) => (part.type === "code" ? part.id : ""))).toEqual(["1", "", "1"]);
    expect(second?.id).toBe(`${first?.id}-2`);
    expect(third?.id).not.toBe(first?.id);
  });

  test("have ids unique in the article, whatever stands around them", () => {
    const ids = (...contents: Content[]) =>
      segmentUnits(unitsOf(...contents), en, segmenter).flatMap((unit) =>
        unit.segments.map((segment) => segment.id),
      );
    const [one, two] = ids([t("Alpha came. Beta left.")]);
    expect(ids([t("New. Beta left.")], [t("Alpha came.")]).slice(1)).toEqual([two, one]);
    expect(ids([t("Alpha came.")], [t("Alpha came.")])).toEqual([one, `${one}-2`]);
  });

  test("are furniture where they are recognised", () => {
    const segments = segmentUnits(unitsOf([t("It rains. (Photo: AP)")]), en, segmenter, (content) =>
      plainText(content).startsWith("(Photo") ? { key: "photoCredit", values: {} } : undefined,
    ).flatMap((unit) => unit.segments);
    expect(segments.map((segment) => segment.furniture?.key)).toEqual([undefined, "photoCredit"]);
    expect(segments[0]).not.toHaveProperty("furniture");
  });

  test("a head without a word, of very many pieces", () => {
    const content = Array.from({ length: 20_000 }, (_, index) => (index % 2 === 0 ? t("*") : br));
    const everywhere = (text: string): number[] => Array.from({ length: text.length - 1 }, (_, at) => at + 1);
    const [unit] = segmentUnits(unitsOf([...content, t("Foo")]), en, everywhere);
    expect(unit?.segments.map(({ content: one }) => plainText(one).slice(-3))).toEqual(["**F", "o", "o"]);
  });

  test("of very many codes", () => {
    const content = Array.from({ length: 150_000 }, (_, index) =>
      code("single", String(index), "<wbr>", "html"),
    );
    const all: Content = [t("A b. ")].concat(content, t("C d."));
    expect(segmentUnits(unitsOf(all), en, segmenter)[0]?.segments).toHaveLength(2);
  });
});

test("contents and trailings spell the unit, whatever it holds", () => {
  const part: fc.Arbitrary<Part> = fc.oneof(
    fc
      .constantFrom("Foo. ", "Bar", " ", "! ", "\n", "Mr. ", "。", "“A.” ", "b", "1. ", "😀")
      .map((value) => t(value)),
    fc.constantFrom("x. Y", " ", "").map((value) => t(value, `&${value};`)),
    fc.constantFrom("Foo. Bar", " ").map((value): Part => ({ type: "text", value })),
    fc
      .tuple(
        fc.constantFrom("open", "close", "single"),
        fc.constantFrom("1", "2"),
        fc.constantFrom("strong", "break", "code", "footnote", "html"),
      )
      .map(([form, id, kind]) => code(form, id, `<${id}>`, kind)),
  );
  fc.assert(
    fc.property(fc.array(fc.array(part, { minLength: 1, maxLength: 12 }), { maxLength: 4 }), (contents) => {
      const units = unitsOf(...contents);
      const result = segmentUnits(units, en, segmenter);
      for (const [index, unit] of result.entries()) {
        const joined = unit.segments.flatMap((segment) => [...segment.content, ...segment.trailing]);
        expect(rawText(joined)).toBe(rawText(contents[index] ?? []));
        expect(plainText(joined)).toBe(plainText(contents[index] ?? []));
        expect(unit.segments.length).toBeGreaterThan(0);
        expect(unit.segments.at(-1)?.trailing).toEqual([]);
        if (unit.segments.length > 1) {
          for (const segment of unit.segments) expect(plainText(segment.content)).toMatch(/[\p{L}\p{N}]/u);
        }
      }
      const ids = result.flatMap((unit) => unit.segments.map((segment) => segment.id));
      expect(new Set(ids).size).toBe(ids.length);
      expect(segmentUnits(units, en, segmenter)).toEqual(result);
    }),
    { seed: 5, numRuns: 200 },
  );
});

const SEED = "../shared/corpora/seed/article.txt";
test.skipIf(!existsSync(SEED))("the seed article, paragraph by paragraph", () => {
  const lines = readFileSync(SEED, "utf8").trim().split("\n");
  const units = segmentUnits(unitsOf(...lines.map((line): Content => [t(line)])), en, segmenter);
  expect(units.map((unit) => unit.segments.length)).toEqual([2, 2, 1, 1, 1, 1, 2, 1, 1, 1, 1]);
});

describe("what a team's file says of codes at a break (formathandle)", () => {
  const handle = (type: "start" | "end" | "isolated", include: boolean): CutOptions => ({
    ...DEFAULT_CUT,
    formatHandles: { ...DEFAULT_CUT.formatHandles, [type]: include },
  });
  const mark = code("single", "3", "{i}", "html");
  const cutBy = (options: CutOptions, ...content: Content) =>
    segmentUnits(unitsOf(content), en, segmenter, undefined, options)
      .flatMap((unit) => unit.segments)
      .map((segment) => rawText(segment.content) + rawText(segment.trailing));

  test.each<[string, CutOptions, Content, string[]]>([
    ["opening, no", DEFAULT_CUT, [t("Foo. "), open(), t("Bar"), close()], ["Foo. ", "**Bar**"]],
    [
      "opening, no, before the space",
      DEFAULT_CUT,
      [t("Foo."), open(), t(" Bar"), close()],
      ["Foo.", "** Bar**"],
    ],
    ["opening, yes", handle("start", true), [t("Foo. "), open(), t("Bar"), close()], ["Foo. **", "Bar**"]],
    [
      "opening, yes, before the space",
      handle("start", true),
      [t("Foo."), open(), t(" Bar"), close()],
      ["Foo.** ", "Bar**"],
    ],
    ["closing, yes", DEFAULT_CUT, [open(), t("Foo. "), close(), t("Bar")], ["**Foo. **", "Bar"]],
    ["closing, no", handle("end", false), [open(), t("Foo. "), close(), t("Bar")], ["**Foo. ", "**Bar"]],
    [
      "closing, no, before the space",
      handle("end", false),
      [open(), t("Foo."), close(), t(" Bar")],
      ["**Foo.", "** Bar"],
    ],
    ["alone, no", DEFAULT_CUT, [t("Foo. "), mark, t("Bar")], ["Foo. ", "{i}Bar"]],
    ["alone, yes", handle("isolated", true), [t("Foo. "), mark, t("Bar")], ["Foo. {i}", "Bar"]],
    ["alone, no, at a word", DEFAULT_CUT, [t("Foo."), mark, t(" Bar")], ["Foo.{i} ", "Bar"]],
  ])("%s", (_, options, content, expected) => {
    expect(cutBy(options, ...content)).toEqual(expected);
  });

  test("is the first file's word", () => {
    const first = { ...house([]), formatHandles: { start: true, end: true, isolated: true } };
    expect(cutOptions([first, house([])]).formatHandles.start).toBe(true);
    expect(cutOptions([])).toEqual(DEFAULT_CUT);
  });
});

test("a description or footnote stays whole where a file says so (segmentsubflows)", () => {
  const content = [t("One. Two.")];
  const units = identifyUnits(
    (["paragraph", "attribute", "footnote"] as const).map(
      (kind): FoundUnit => ({ kind, content, start: 0, end: 9 }),
    ),
  );
  const countsOf = (segmentSubflows: boolean) =>
    segmentUnits(units, en, segmenter, undefined, { ...DEFAULT_CUT, segmentSubflows }).map(
      ({ segments }) => segments.length,
    );
  expect(countsOf(true)).toEqual([2, 2, 2]);
  expect(countsOf(false)).toEqual([2, 1, 1]);
});
