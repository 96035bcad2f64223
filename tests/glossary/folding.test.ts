import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { foldCase } from "../../src/glossary/folding.ts";
import { createPhraseIndex } from "../../src/glossary/phrase-index.ts";

const en = parseLocale("en");

describe("folding", () => {
  it.each([
    ["Kyiv’s", "kyiv's"],
    ["O\u02bbzbekiston, O‘zbekiston", "o'zbekiston, o'zbekiston"],
    ["Kim\u00a0Jong‑un", "kim jong-un"],
    ["Ｋｙｉｖ", "kyiv"],
    ["a \n\t b", "a b"],
    ["Ky\u00adiv\u200e", "kyiv"],
    ["ΟΔΟΣ", "οδοσ"],
    ["e\u0301", "é"],
  ])("makes %j %j", (text, folded) => {
    expect(foldCase(text, en).text).toBe(folded);
  });

  it("follows the locale", () => {
    expect(foldCase("I", parseLocale("tr")).text).toBe("ı");
    expect(foldCase("I", en).text).toBe("i");
  });

  it("keeps the way back to the text", () => {
    const text = "\u200eE\u0301  Xİy";
    const { text: folded, toStart, toEnd } = foldCase(text, en);
    expect(folded).toBe("é xi̇y");
    const x = folded.indexOf("x");
    expect(text.slice(toStart(x), toEnd(x + 1))).toBe("X");
    expect(text.slice(toStart(0), toEnd(1))).toBe("E\u0301");
    expect(text.slice(toStart(x + 1), toEnd(x + 3))).toBe("İ");
  });

  it("is the same twice as once, and its offsets ascend inside the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
        const once = foldCase(text, en);
        expect(foldCase(once.text, en).text).toBe(once.text);
        const offsets = Array.from({ length: once.text.length }, (_, i) => once.toStart(i));
        expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
        expect(offsets.every((start, i) => once.toEnd(i + 1) > start)).toBe(true);
        expect(once.toEnd(once.text.length)).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 150 },
    );
  });
});

describe("the index of phrases", () => {
  it("finds what a plain search finds", () => {
    const phrase = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.uniqueArray(phrase, { maxLength: 30 }),
        fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 12 }),
        (list, text) => {
          const phrases = list.toSorted();
          const index = createPhraseIndex(phrases);
          for (let at = 0; at <= text.length; at++) {
            const expected = phrases
              .filter((candidate) => text.startsWith(candidate, at))
              .sort((a, b) => a.length - b.length);
            expect(index.prefixesAt(text, at).map((found) => phrases[found])).toEqual(expected);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("what one language takes for one spelling", () => {
  it.each([
    ["ru", "Королёв", "королев"],
    ["uk", "Ки́їв", "київ"],
    ["uk", "Київ", "київ"],
    ["el", "Αθήνα", "αθηνα"],
    ["ar", "أَلمانيا", "المانيا"],
    ["ro", "Bucureşti", "bucurești"],
    ["uk", "Кuїв", "кuїв"], // no Cyrillic letter looks like a small u
    ["uk", "Oдеса", "одеса"], // a Latin O
    ["en", "Mоscow", "moscow"], // a Cyrillic о
    ["uk", "IT-компанія", "it-компанія"],
  ])("%s: %s is compared as %s", (locale, text, folded) => {
    const result = foldCase(text, parseLocale(locale));
    expect(result.text).toBe(folded);
    expect(result.toEnd(result.text.length)).toBe(text.length);
  });
});
