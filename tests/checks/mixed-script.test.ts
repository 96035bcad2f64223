import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { findMixedWords } from "../../src/checks/mixed-words.ts";
import { runChecks } from "../../src/checks/run.ts";
import { document, segment } from "./example-document.ts";

function found(text: string, locale: string): string[] {
  return findMixedWords(text, parseLocale(locale)).map(({ start, end, unmixed, isInflected }) => {
    return `${text.slice(start, end)}>${isInflected ? "inflected" : (unmixed ?? "?")}`;
  });
}

describe("words of mixed letters", () => {
  it.each([
    ["uk", "\u0406\u006e\u0442ер", ["\u0406\u006e\u0442ер>?"]],
    ["uk", "i\u0420hone і Іphone", ["i\u0420hone>iPhone", "Іphone>Iphone"]],
    ["ru", "Facebook\u0443 и iPhon\u0435", ["Facebook\u0443>inflected", "iPhon\u0435>inflected"]],
    ["ru", "X\u0406\u0425 и XX\u0406", ["X\u0406\u0425>XIX", "XX\u0406>XXI"]],
    ["tt", "FBIның Beиңелмәгән", ["FBIның>inflected", "Beиңелмәгән>Веиңелмәгән"]],
    ["tg", "ⱪабул", ["ⱪабул>қабул"]],
    ["ee", "dͻmegã", ["dͻmegã>dɔmegã"]],
    ["de", "in M\u043e\u0441kau", ["M\u043e\u0441kau>Mockau"]],
    ["ja", "\u0410pple社の", ["\u0410pple社の>Apple社の"]],
    ["sr", "Он je дan, a нe o", ["je>је", "дan>?", "нe>не"]],
    ["mk", "и a, а не", []],
    ["ru", "Pro a cappella и a, b", []],
    ["uk", "kΩ, μs, Δt, TNFα, ˈβeːta", []],
    ["uk", "@Kиїв, abc@example.org, https://example.org/Kиїв", []],
    ["uk", "SIM-карта, PDF‑файл, 5G, A4, Т34, П.S.", []],
  ])("in %s: %s", (locale, text, expected) => {
    expect(found(text, locale)).toEqual(expected);
  });

  it("do not outgrow a hostile text", () => {
    expect(found("Mо".repeat(100_000), "uk")).toEqual([]);
    expect(found("Mо ".repeat(20_000), "uk")).toHaveLength(20_000);
  });
});

describe("the check mixed-script", () => {
  const messages = (target: string, source = "x") =>
    runChecks(document([segment(source, target)], "uk"), { concepts: [] })
      .filter(({ check }) => check === "mixed-script")
      .map(({ severity, message }) => `${severity} ${message}`);

  it("names the odd letters, and each word once", () => {
    expect(messages("Kиїв, Kиїв і COVIDом")).toEqual([
      "warning «Kиїв» (here twice) has Latin letters (K) among Cyrillic ones. Write «Київ», all in Cyrillic letters.",
      "info «COVIDом» is a word in Latin letters with an ending in others. Set the ending off, or write the word in one alphabet.",
    ]);
    expect(messages("ніч i день")).toEqual([
      "warning «i» is in Latin letters that only look like those of the text. Write «і», all in Cyrillic letters.",
    ]);
  });

  it("leaves alone what the source spells so", () => {
    expect(messages("гурт ЯRUS", "the band ЯRUS")).toEqual([]);
    expect(messages("гурт ЯRUS", "the band")).toHaveLength(1);
  });
});

const ntrex = new URL("../../../shared/corpora/ntrex/", import.meta.url);

describe.skipIf(!existsSync(ntrex))("in news of real translators", () => {
  /** What was found by eye to be there: all of them slips. */
  it.each([
    ["ukr", "uk", 0],
    ["rus", "ru", 0],
    ["bul", "bg", 1],
    ["mkd", "mk", 2],
    ["bel", "be", 1],
    ["ell", "el", 0],
    ["deu", "de", 0],
    ["pol", "pl", 0],
    ["vie", "vi", 0],
    ["srp-Latn", "sr-Latn", 0],
    ["jpn", "ja", 0],
    ["arb", "ar", 0],
    ["srp-Cyrl", "sr", 4247],
  ])("%s has as many mixed words as it has", (file, locale, count) => {
    const words = findMixedWords(readFileSync(new URL(`${file}.txt`, ntrex), "utf8"), parseLocale(locale));
    expect(words).toHaveLength(count);
    for (const { unmixed } of words) expect(unmixed).toBeDefined();
  });
});
