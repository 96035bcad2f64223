import { describe, expect, test } from "vitest";
import { text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { nearest } from "../../src/article/nearest.ts";
import { createRecogniser } from "../../src/furniture/recognise.ts";
import {
  closestLocale,
  loadResources,
  mergeResources,
  readResources,
} from "../../src/furniture/resources.ts";
import { parseTemplate } from "../../src/furniture/template.ts";
import { SHIPPED } from "./shipped.ts";

const EN = parseLocale("en");
const UK = parseLocale("uk");

/** What is wrong with one file, as `path: message advice`. */
function problems(json: unknown, locale = EN): string[] {
  return loadResources(locale, json).problems.map(
    ({ path, message, advice }) => `${path}: ${message} ${advice}`,
  );
}

describe("a file is checked", () => {
  test.each<[string, unknown, RegExp]>([
    ["not an object", [], /^: The file is not a JSON object/],
    ["null", null, /^: The file is not a JSON object/],
    ["an unknown key", { fotoCredit: "Photo: {{credit}}" }, /^fotoCredit: .*Did you mean «photoCredit»\?/],
    ["a key that is nothing like ours", { zzz: "x" }, /^zzz: .*docs\/furniture\.md/],
    ["a hostile key", JSON.parse('{"__proto__": "x"}'), /^__proto__: .*not a key/],
    [
      "a plural key without a form",
      { commentCount: "{{count}}" },
      /^commentCount: .*commentCount_one, commentCount_other/,
    ],
    [
      "a form that the locale has not",
      { commentCount_few: "{{count}} x" },
      /^commentCount_few: .*no plural form «few»/,
    ],
    ["a misspelt form", { commentCount_ohter: "{{count}} x" }, /Did you mean «commentCount_other»\?/],
    ["a missing form", { commentCount_one: "{{count}} comment" }, /^commentCount_other: .*is missing/],
    ["a text that is none", { byline: 5 }, /^byline: .*not a text/],
    ["null under an unknown key", { bylin: null }, /^bylin: /],
    ["an empty line", { readMore: " " }, /^readMore: .*empty/],
    ["a long line", { readMore: "x".repeat(301) }, /^readMore: .*longer/],
    ["a wrong placeholder", { byline: "By {{auther}}" }, /^byline: .*Did you mean {{author}}\?/],
    ["a placeholder too many", { readMore: "Read {{title}}" }, /^readMore: .*has no placeholders/],
    ["a placeholder too few", { byline: "By" }, /^byline: .*{{author}} is missing/],
    ["a placeholder twice", { byline: "By {{author}} {{author}}" }, /^byline: .*twice/],
    ["two placeholders without words between", { datelineAgency: "{{place}}{{agency}} -" }, /directly after/],
    ["an open brace", { byline: "By {{author" }, /^byline: .*not closed/],
    ["a closing brace", { byline: "By author}}" }, /^byline: .*not closed or not opened/],
    ["an unescaped placeholder", { byline: "By {{- author}}" }, /^byline: .*not a placeholder/],
    ["nesting", { byline: "$t(x) {{author}}" }, /^byline: .*nesting/],
    ["a control character", { byline: "By\u0007 {{author}}" }, /^byline: .*control character/],
    ["a line end", { byline: "By\n{{author}}" }, /^byline: .*control character/],
    ["a private-use character", { byline: "By \ue0000\ue001 {{author}}" }, /^byline: .*private-use/],
    ["a date without a format", { published: "On {{date}}" }, /^published: .*{{date, datetime}}/],
    ["a date with another format", { published: "On {{date, number}}" }, /^published: .*no format/],
    ["a date with a wrong option", { published: "On {{date, datetime(dateStyle: huge)}}" }, /^published: /],
    [
      "a number with another format",
      { commentCount_one: "{{count, datetime}} x", commentCount_other: "{{count}} x" },
      /^commentCount_one: .*{{count, number}}/,
    ],
    ["a text with a format", { byline: "By {{author, number}}" }, /^byline: .*takes no format/],
    ["a line without words", { byline: "({{author}})" }, /^byline: .*no words/],
    [
      "a form without its number",
      { commentCount_one: "one", commentCount_other: "many" },
      /^commentCount_other: .*{{count}} is missing/,
    ],
    ["recognise as a list", { recognise: [] }, /^recognise: .*not an object/],
    [
      "an unknown key to recognise",
      { recognise: { bylines: [] } },
      /^recognise\.bylines: .*Did you mean «byline»\?/,
    ],
    ["a plural form to recognise", { recognise: { commentCount_one: [] } }, /^recognise\.commentCount_one: /],
    ["a spelling that is no list", { recognise: { byline: "x" } }, /^recognise\.byline: .*not a list/],
    [
      "a spelling that is no text",
      { recognise: { byline: ["By: {{author}}", 5] } },
      /^recognise\.byline\[1\]: /,
    ],
    [
      "a wrong spelling",
      { recognise: { byline: ["By: {{author}}", "By {{name}}"] } },
      /^recognise\.byline\[1\]: .*{{name}}/,
    ],
    ["agencies that are no list", { agencies: "Reuters" }, /^agencies: .*not a list/],
    ["an agency that is no text", { agencies: ["Reuters", " "] }, /^agencies\[1\]: /],
  ])("%s", (_, json, expected) => {
    expect(problems(json)).toEqual([expect.stringMatching(expected)]);
  });

  test("a good one has no problem", () => {
    const file = {
      $schema: "x",
      byline: "By {{ author }}",
      published: "On {{date, datetime(dateStyle: medium)}}",
      commentCount_zero: "No comments",
      commentCount_one: "One comment",
      commentCount_other: "{{count, number}} comments",
      agency: "[{{agency}}]",
      readMore: null,
      recognise: { byline: ["Words: {{author}}"], published: ["On {{date}}"] },
      agencies: ["Daily Planet"],
    };
    expect(problems(file)).toEqual([]);
  });

  test("the order of problems is that of the file, and good keys stay", () => {
    const { resources, problems: found } = readResources({ x: "y", byline: "By {{author}}", z: "y" }, EN);
    expect(found.map(({ path }) => path)).toEqual(["x", "z"]);
    expect([...resources.templates]).toEqual([["byline", "By {{author}}"]]);
  });
});

describe("a project's file", () => {
  const packaged = SHIPPED.get(UK);

  test("overrides key by key, also one plural form of four", () => {
    const { resources, problems: found } = loadResources(UK, packaged, {
      byline: "Пише {{author}}",
      commentCount_many: "{{count}} відгуків",
    });
    expect(found).toEqual([]);
    expect(resources.templates.get("byline")).toBe("Пише {{author}}");
    expect(resources.templates.get("commentCount_many")).toBe("{{count}} відгуків");
    expect(resources.templates.get("commentCount_few")).toBe("{{count, number}} коментарі");
    expect(resources.templates.get("source")).toBe("Джерело: {{source}}");
  });

  test("adds spellings and agencies to ours", () => {
    const { resources } = loadResources(UK, packaged, {
      recognise: { photoCredit: ["Знято: {{credit}}"] },
      agencies: ["Планета"],
    });
    const recognise = createRecogniser(resources, UK);
    expect(recognise([text("Знято: Reuters")])?.key).toBe("photoCredit");
    expect(recognise([text("Світлина: Reuters")])?.key).toBe("photoCredit");
    expect(recognise([text("(Планета)")])?.key).toBe("agency");
    expect(recognise([text("(Укрінформ)")])?.key).toBe("agency");
  });

  test("switches a key off with null", () => {
    const { resources, problems: found } = loadResources(UK, packaged, { byline: null, commentCount: null });
    expect(found).toEqual([]);
    const recognise = createRecogniser(resources, UK);
    expect(recognise([text("Автор: Джейн Доу")])).toBeUndefined();
    expect(recognise([text("5 коментарів")])).toBeUndefined();
    expect(recognise([text("Джерело: Reuters")])?.key).toBe("source");
  });

  test("that is bad leaves ours as it is", () => {
    const { resources, problems: found } = loadResources(UK, packaged, { byline: "Пише {{autor}}" });
    expect(found.map(({ path }) => path)).toEqual(["byline"]);
    expect(resources.templates.get("byline")).toBe("Автор: {{author}}");
  });

  test("does not change what it overrides", () => {
    const base = readResources(packaged, UK).resources;
    const before = [...base.templates];
    mergeResources(base, readResources({ byline: null, source: "Звідки: {{source}}" }, UK).resources);
    expect([...base.templates]).toEqual(before);
  });
});

describe("the nearest locale", () => {
  test.each([
    ["en-GB", "en"],
    ["zh-TW", "zh-Hant"],
    ["zh-CN", "zh-Hans"],
    ["zh", "zh-Hans"],
    ["pt-PT", "pt"],
    ["pt-AO", "pt"],
    ["pt-BR", "pt-BR"],
    ["es-MX", "es"],
    ["no", "nb"],
    ["uk-UA", "uk"],
    ["sr-Latn", undefined],
    ["ga", undefined],
  ])("of %s is %s", (tag, expected) => {
    expect(closestLocale(parseLocale(tag), SHIPPED.keys())).toBe(expected);
  });
});

test("templates are cut into words and places", () => {
  expect(parseTemplate("a {{ b , c(d: e) }} f")).toEqual([
    { type: "literal", value: "a " },
    { type: "place", name: "b", format: "c(d: e)" },
    { type: "literal", value: " f" },
  ]);
  expect(parseTemplate("")).toEqual([]);
  expect(parseTemplate("{{".repeat(100_000))).toBeUndefined();
});

test("a suggestion is near or none", () => {
  expect(nearest("photocredit", ["byline", "photoCredit"])).toBe("photoCredit");
  expect(nearest("x", ["byline"])).toBeUndefined();
  expect(nearest("x".repeat(100_000), ["byline"])).toBeUndefined();
});
