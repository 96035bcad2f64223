import { describe, expect, test } from "vitest";
import { plainText, text } from "../../../src/article/content.ts";
import { parseLocale } from "../../../src/article/locale.ts";
import { isGarbled } from "../../../src/sync/returned/mojibake.ts";
import { pseudoTranslate } from "../../../src/translation/providers/pseudo.ts";

describe("letters that came out as others", () => {
  test.each([
    ["CafÃ© fermÃ©", "Café closed", "fr", true],
    ["Êè¿â", "Kyiv", "uk", true],
    ["Êè¿â — ñòîëèöÿ", "Kyiv is the capital", "uk", true],
    ["Київ — ñтолиця", "Kyiv is the capital", "uk", false],
    ["Café fermé", "Café closed", "fr", false],
    ["Äußerung", "Statement", "ja", true],
    ["「Äußerung」という語", "The word Äußerung", "ja", false],
    ["カフェ", "Café", "ja", false],
  ] as const)("%j for %j in %s: %s", (target, source, locale, garbled) => {
    expect(isGarbled(target, source, parseLocale(locale))).toBe(garbled);
  });

  test.each(["ja", "uk", "ar", "fr"])("a pseudo-translation is none, into %s", (locale) => {
    const source = "Good evening, and welcome to the news from the harbour.";
    expect(isGarbled(plainText(pseudoTranslate([text(source)])), source, parseLocale(locale))).toBe(false);
  });
});
