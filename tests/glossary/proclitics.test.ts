import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { readGlossaryCsv } from "../../src/glossary/csv.ts";
import { procliticsOf } from "../../src/glossary/inflection/proclitics.ts";
import { createMatcher } from "../../src/glossary/matcher.ts";

function matcher(csv: string, locale: string) {
  const { concepts, problems } = readGlossaryCsv(csv, "g.csv");
  expect(problems).toEqual([]);
  return createMatcher(concepts, parseLocale(locale));
}

/** The terms themselves that are found, without words made from them. */
function found(locale: string, terms: readonly string[], text: string): string[] {
  return allFound(locale, terms, text)
    .filter(({ layer }) => layer !== "derivation")
    .map(({ word }) => word);
}

function allFound(locale: string, terms: readonly string[], text: string) {
  const rows = terms.map((term) => `"${term.replaceAll('"', '""')}"\n`).join("");
  return matcher(`${locale}\n${rows}`, locale)
    .find(text)
    .map(({ start, end, layer }) => ({ word: text.slice(start, end), layer }));
}

describe("Arabic terms", () => {
  it.each([
    ["كييف", "وكييف فكييف بكييف لكييف وبكييف ولكييف فلكييف", 7],
    ["بوتين", "لبوتين", 1],
    ["موسكو", "بين بيونغ يانغ وموسكو.", 1],
    ["روسيا", "كروسيا وكروسيا", 2],
    ["لبنان", "للبنان وللبنان ولبنان", 3],
    ["قطر", "لقطر ومصر", 1],
    ["رويترز", "لـرويترز بـرويترز لـ«رويترز»", 3],
    ["كييف", "وَكييف لِكييف", 2],
  ])("%s are found behind proclitics in %s", (term, text, times) => {
    expect(found("ar", [term], text)).toEqual(Array(times).fill(term));
  });

  it.each([
    ["الولايات المتحدة", "والولايات المتحدة", "الولايات المتحدة"],
    ["الولايات المتحدة", "بالولايات المتحدة", "الولايات المتحدة"],
    ["الولايات المتحدة", "وكالولايات المتحدة", "الولايات المتحدة"],
    ["الولايات المتحدة", "للولايات المتحدة", "للولايات المتحدة"],
    ["الولايات المتحدة", "وللولايات المتحدة", "للولايات المتحدة"],
    ["الولايات المتحدة", "فلـلولايات المتحدة", "لـلولايات المتحدة"],
    ["اللاذقية", "للاذقية", "للاذقية"],
    ["الهند", "للهند", "للهند"],
  ])("%s with an article are found in %s", (term, text, expected) => {
    expect(found("ar", [term], text)).toEqual([expected]);
    expect(found("ar", [term], `قال ${text}، أمس`)).toEqual([expected]);
  });

  it.each([
    // another word that has the term inside
    ["كييف", "تكييف مكييف وتكييف سكييف"],
    ["كييف", "بكييفا وكييفي"],
    ["كورسك", "الكورسكي وكورسكي"],
    // letters that are no proclitics in this order
    ["كييف", "بوكييف للكييف بلكييف ووكييف"],
    // an article is not written out behind li-
    ["الولايات المتحدة", "لالولايات المتحدة ولايات المتحدة"],
    // an article that the term does not have
    ["كييف", "للكييف الكييف"],
    // too little is left of the word
    ["ند", "وند بند كند"],
    ["الصف", "لصف"],
    // «like» is rare before names
    ["ندا", "كندا وكندا"],
    ["وبا", "كوبا"],
    // inside an address
    ["كييف", "https://example.org/وكييف"],
  ])("%s are not found in %s", (term, text) => {
    expect(found("ar", [term], text)).toEqual([]);
  });

  it.each([
    ["روسيا", "الروسي والروسية بالروسي للروسية وللروسيين", ["روسي", "روسية", "روسي", "روسية", "روسيين"]],
    ["كييف", "الكييفي", ["كييفي"]],
    // what has no article as a name has none behind li- either
    ["روسيا", "لروسي اللروسي الالروسي بلروسي", ["روسي"]],
    // and too short a word is left
    ["لي", "اللية", []],
  ])("%s have an article where words are made from them: %s", (term, text, expected) => {
    expect(allFound("ar", [term], text)).toEqual(expected.map((word) => ({ word, layer: "derivation" })));
    expect(found("ar", [term], text)).toEqual([]);
  });

  it("are taken whole where a whole word is a term", () => {
    expect(found("ar", ["وليد", "ليد"], "وليد لليد")).toEqual(["وليد", "ليد"]);
    expect(found("ar", ["لبنان", "بنان"], "لبنان وبنان")).toEqual(["لبنان", "بنان"]);
  });

  it("keep their case, status and exceptions behind proclitics", () => {
    const csv =
      "id,ar,ar:forbidden,ar:forms,except,case\n" +
      "us,الولايات المتحدة,أمريكا,الأمريكية,,sensitive\nkyiv,كييف,,,دجاج كييف,\n";
    const matches = matcher(csv, "ar").find("للولايات المتحدة وأمريكا بالأمريكية بدجاج كييف وكييف");
    expect(
      matches.map(({ concept, status, layer, start }) => `${concept.id} ${status} ${layer} ${start}`),
    ).toEqual([
      "us preferred exact 0",
      "us forbidden exact 18",
      "us preferred form 26",
      "kyiv preferred exact 48",
    ]);
  });
});

describe("Hebrew terms", () => {
  it.each([
    ["קייב", "וקייב בקייב לקייב מקייב שקייב ובקייב ולקייב ומקייב שבקייב כשבקייב ושבקייב", 11],
    ["מוסקבה", "כמוסקבה במוסקבה", 2],
    ["ארצות הברית", "בארצות הברית ומארצות הברית", 2],
    ["פנטגון", "הפנטגון בפנטגון ומהפנטגון", 3],
    ["עזה", "לעזה, בעזה", 2],
    ['צה"ל', "וצה״ל", 1],
    ["הודו", "בהודו והודו", 2],
    ["קייב", "ב־קייב ב-קייב", 2],
    ["קייב", "בְּקייב", 1],
  ])("%s are found behind proclitics in %s", (term, text, times) => {
    expect(found("he", [term], text)).toHaveLength(times);
  });

  it.each([
    ["הקרמלין", "בקרמלין לקרמלין והקרמלין מהקרמלין", ["קרמלין", "קרמלין", "הקרמלין", "הקרמלין"]],
    ["האיחוד האירופי", "באיחוד האירופי", ["איחוד האירופי"]],
    ['האו"ם', "לאו״ם", ["או״ם"]],
  ])("%s lose their article behind b-, l- and k-: %s", (term, text, expected) => {
    expect(found("he", [term], text)).toEqual(expected);
  });

  it.each([
    // another word that has the term inside
    ["קייב", "תקייב בקייבית וקייבים"],
    // letters that are no proclitics in this order
    ["קייב", "בוקייב בבקייב הוקייב"],
    // an article that is still there, or was never there
    ["קרמלין", "בלקרמלין"],
    ["הקרמלין", "קרמלין וקרמלין שקרמלין"],
    // too little is left of the word
    ["הודו", "לודו"],
    ["רן", "ברן"],
    // «like» is rare before names: a direction is no Greece
    ["יוון", "כיוון, מכיוון שכיוון"],
  ])("%s are not found in %s", (term, text) => {
    expect(found("he", [term], text)).toEqual([]);
  });
});

describe("proclitics", () => {
  it("are only those of the language", () => {
    expect(found("fa", ["کی‌یف"], "وکی‌یف")).toEqual([]);
    expect(found("ur", ["کیف"], "وکیف")).toEqual([]);
    expect(procliticsOf("en")).toBeUndefined();
  });

  it.each(["ar", "he"])("of %s hide no term, whatever stands before it", (locale) => {
    const letter = fc.constantFrom(..."وفبلكاـَ", ..."והבלכמש", "x", " ", "'", '"', "-");
    const made = matcher(`${locale}\nكييف\nקייב\n`, locale);
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 12 }), (letters) => {
        const text = `${letters.join("")} كييف קייב`;
        const starts = made.find(text).map(({ start }) => start);
        expect(starts).toContain(text.length - 9);
        expect(starts).toContain(text.length - 4);
      }),
      { numRuns: 200 },
    );
  });

  it("stand hostile texts", () => {
    const made = matcher("ar\nكييف\n", "ar");
    expect(made.find("و".repeat(100_000))).toEqual([]);
    expect(made.find("وَ".repeat(50_000))).toEqual([]);
    expect(made.find(`و${"ـ".repeat(100_000)}كييف`)).toHaveLength(1);
    expect(made.find("و ".repeat(50_000))).toEqual([]);
  });
});

const NTREX = "../shared/corpora/ntrex";

describe.skipIf(!existsSync(NTREX))(
  "names of countries in human translations (NTREX; skipped without ../shared/corpora)",
  () => {
    const CODES = "AU CA CN DE ES EU FR GB IE IN IR JP KE KP MX RU SG UN US".split(" ");
    const SHORT = new Map([
      ["EU", "EU"],
      ["GB", "UK|U.K.|Britain"],
      ["UN", "UN|U.N."],
      ["US", "US|U.S.|America"],
    ]);

    it.each([
      ["ar", "arb", 10],
      ["he", "heb", 30],
    ])("are found behind proclitics where the English has them: %s", (locale, file, least) => {
      const lines = (name: string) => readFileSync(`${NTREX}/${name}.txt`, "utf8").split("\n").slice(0, -1);
      const nameOf = (tag: string, code: string) => new Intl.DisplayNames(tag, { type: "region" }).of(code);
      const rows = CODES.map((code) =>
        [code, nameOf(locale, code), nameOf("en", code), SHORT.get(code)].join(","),
      );
      const csv = `id,${locale},en,en:admitted\n${rows.join("\n")}\n`;
      const [here, english] = [matcher(csv, locale), matcher(csv, "en")];
      const source = lines("eng");
      let behind = 0;
      let right = 0;
      lines(file).forEach((text, i) => {
        for (const { start, concept, layer } of here.find(text)) {
          if (layer === "derivation" || !/\p{L}/u.test(text[start - 1] ?? "")) continue;
          behind++;
          if (english.find(source[i] ?? "").some((match) => match.concept.id === concept.id)) right++;
        }
      });
      expect(behind).toBeGreaterThan(least);
      expect(right / behind).toBeGreaterThan(0.9);
    });
  },
);
