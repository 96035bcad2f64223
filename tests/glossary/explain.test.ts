import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { readGlossaryCsv } from "../../src/glossary/csv.ts";
import { explainMatch, passedOver } from "../../src/glossary/explain.ts";
import { createMatcher } from "../../src/glossary/matcher.ts";

function explained(csv: string, tag: string, text: string): string[] {
  const { concepts } = readGlossaryCsv(csv, "g.csv");
  const locale = parseLocale(tag);
  return createMatcher(concepts, locale)
    .find(text)
    .map((match) => explainMatch(match, text.slice(match.start, match.end), locale));
}

describe("an explanation", () => {
  it.each([
    ["uk\nКиїв\n", "uk", "Київ", /^spelled as in the glossary$/],
    ["uk\nКиїв\n", "uk", "у Києві", /^a form of it by the language's rules: ки-їв → ки-єві \(.+\)$/],
    ["uk\nПівнічна Корея\n", "uk", "Північної Кореї", /північн-а → північн-ої \(.+\), коре-я → коре-ї/],
    ["uk,uk:forms\nКиїв,Києва\n", "uk", "Києва", /^a form that the glossary lists/],
    ["uk\nКурськ\n", "uk", "курський", /^a word made from the name: /],
    ["uk,uk:admitted\nСША,Америка\n", "uk", "в Америці", /^an admitted wording: /],
    ["kind,uk\nperson,Володимир Зеленський\n", "uk", "Зеленського", /^the surname alone/],
    ["en,uk\nKursk,Курськ\n", "uk", "під Kursk", /^the name in Latin letters$/],
    ["ko\n수단\n", "ko", "수단을", /; but the word is an ordinary one too/],
  ])("%j, %s: %s", (csv, locale, text, expected) => {
    expect(explained(csv, locale, text)).toEqual([expect.stringMatching(expected)]);
  });

  it("says why a place was passed over", () => {
    const { concepts } = readGlossaryCsv("en,except\nKiev,Chicken Kiev\n", "g.csv");
    const en = parseLocale("en");
    const text = "Chicken Kiev in Kiev and kiev";
    const over = passedOver(concepts, en)(text, createMatcher(concepts, en).find(text));
    expect(over.map(({ match, reason }) => [match.start, reason])).toEqual([
      [8, "it is part of a phrase that the glossary excepts"],
      [25, "its capitals are not the term's"],
    ]);
  });
});
