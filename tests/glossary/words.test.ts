import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { readGlossaryCsv } from "../../src/glossary/csv.ts";
import { createMatcher } from "../../src/glossary/matcher.ts";
import { splitPhrase, wordEnd } from "../../src/glossary/words.ts";

describe("the words of a phrase", () => {
  it.each([
    ["північна корея", ["північна", "корея"]],
    ["кам'янець-подільський", ["кам'янець", "подільський"]],
    ['צה"ל', ['צה"ל']],
    ["cote d'ivoire", ["cote", "d", "ivoire"]],
    ["u.s.", undefined],
    ["", []],
  ])("%s: %j", (phrase, words) => {
    expect(splitPhrase(phrase)?.map(({ word }) => word)).toEqual(words);
  });

  it("give the phrase again with what stands between", () => {
    const parts = splitPhrase("ki-м чен  ир") ?? [];
    expect(parts.map(({ gap, word }) => gap + word).join("")).toBe("ki-м чен  ир");
  });

  it("end where no letter follows", () => {
    expect(wordEnd("в кам'янці, так", 2)).toBe(10);
    expect(wordEnd("кам' янці", 0)).toBe(3);
  });
});

describe("a name in another form", () => {
  it.each([
    ["uk", "Слов'янськ", "у Слов’янську", "Слов’янську"],
    ["uk", "Кам'янець-Подільський", "до Кам’янця-Подільського", "Кам’янця-Подільського"],
    ["bs", "Beograd", "u Beogradu", "Beogradu"],
    ["bs", "Београд", "у Београду", "Београду"],
    ["no", "Sør-Korea", "Sør-Koreas president", "Sør-Koreas"],
    ["be", "Дзям'янск", "у Дзям’янску", "Дзям’янску"],
  ])("in %s, %s, is found in %s", (locale, term, text, written) => {
    const { concepts } = readGlossaryCsv(`${locale}\n${term}\n`, "g.csv");
    const matches = createMatcher(concepts, parseLocale(locale)).find(text);
    expect(matches.map(({ start, end }) => text.slice(start, end))).toEqual([written]);
  });
});
