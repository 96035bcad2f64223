import { expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { onlyNumber, pluralCategories } from "../../src/article/plural.ts";

it.each([
  ["one", "en", 1],
  ["one", "uk", undefined],
  ["one", "fr", undefined],
  ["two", "ar", 2],
  ["two", "sl", undefined],
  ["zero", "en", 0],
  ["zero", "lv", undefined],
  ["zero", "ar", 0],
  ["few", "en", undefined],
] as const)("the form %s of %s stands alone for the number %s", (category, tag, number) => {
  expect(onlyNumber(parseLocale(tag), { type: "cardinal", category })).toBe(number);
});

it("tells the forms of a language, and takes one that nobody knows for English", () => {
  expect(pluralCategories(parseLocale("uk"), "cardinal")).toEqual(["one", "few", "many", "other"]);
  expect(pluralCategories(parseLocale("en"), "ordinal")).toEqual(["one", "two", "few", "other"]);
  expect(pluralCategories(parseLocale("qaa"), "cardinal")).toEqual(["one", "other"]);
});
