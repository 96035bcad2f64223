import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { formatProblem } from "../../src/article/problem.ts";
import { readGlossaryCsv } from "../../src/glossary/csv.ts";
import type { ReadOptions } from "../../src/glossary/format.ts";
import { printedTerms } from "./printed.ts";

const EN_UK: ReadOptions = { source: parseLocale("en"), target: parseLocale("uk") };

/** Concepts as `en: preferred Kyiv; uk: …`, with problems and what is left out as printed. */
function read(text: string, options: ReadOptions = {}) {
  const { concepts, problems, leftOut } = readGlossaryCsv(text, "g.csv", options);
  return {
    concepts: concepts.map(printedTerms),
    problems: problems.map(formatProblem),
    leftOut: leftOut.map(formatProblem),
    first: concepts[0],
  };
}

describe("tables of other tools", () => {
  it("of Crowdin have terms, statuses and grammar by language, and concepts of several rows", () => {
    const { concepts, problems, leftOut, first } = read(
      "Concept ID,Concept Definition,Term [en],Description [en],Part of Speech [en],Status [en],Term [uk],Status [uk],Gender [uk]\n" +
        "12,Capital,Kyiv,,proper noun,preferred,Київ,preferred,masculine\n" +
        "12,,Kiev,Soviet spelling,,obsolete,Киев,forbidden,\n" +
        "13,,Kursk,,,,Курськ,admitted,\n",
    );
    expect(concepts).toEqual([
      "en: preferred Kyiv, deprecated Kiev; uk: preferred Київ, forbidden Киев",
      "en: preferred Kursk; uk: admitted Курськ",
    ]);
    expect(first).toMatchObject({ id: "12", definition: "Capital", position: { line: 2, column: 1 } });
    expect(first?.grammar?.get(parseLocale("en"))).toEqual({ partOfSpeech: "proper noun" });
    expect(first?.grammar?.get(parseLocale("uk"))).toEqual({ gender: "masculine" });
    expect(problems).toEqual([]);
    expect(leftOut).toEqual([
      "g.csv:3:10: The column «Description [en]» is not read. It is left out, as the glossary has no place for it.",
    ]);
  });

  it("of Lokalise tell the language of their terms by the column that repeats them", () => {
    const { concepts, problems, leftOut, first } = read(
      "term;description;casesensitive;translatable;forbidden;tags;en;en_description;id;uk\n" +
        "Kyiv;A city;yes;yes;no;;Kyiv;;Kiev;Київ\n" +
        "Kiev;;no;yes;yes;;;;;Кієв\n" +
        "BBC;;no;no;no;media;BBC;;;\n",
    );
    expect(concepts).toEqual([
      "en: preferred Kyiv; id: preferred Kiev; uk: preferred Київ",
      "uk: forbidden Кієв; en: forbidden Kiev",
      "en: preferred BBC; id: preferred BBC; uk: preferred BBC",
    ]);
    expect(first).toMatchObject({ definition: "A city", letterCase: "sensitive" });
    expect(problems).toEqual([]);
    expect(leftOut).toHaveLength(1);
  });

  it("of Phrase say the language of their terms on import", () => {
    const text = "term,case sensitive,translatable,description,uk\nKyiv,true,true,A city,Київ\n";
    expect(read(text).problems[0]).toMatch(/^g\.csv:1:1: The file does not say which language .*--source en/);
    expect(read(text, EN_UK).concepts).toEqual(["uk: preferred Київ; en: preferred Kyiv"]);
  });

  it("of Weblate have two languages that the import names, notes, and terms that are not decided", () => {
    const text =
      "location,source,target,id,fuzzy,context,translator_comments,developer_comments\n" +
      ",Kyiv,Київ,,,,Not Kiev,Since 2019\n,Kursk,Курск,,True,,,\n,Odesa,,,False,,,\n";
    const { concepts, problems, leftOut, first } = read(text, EN_UK);
    expect(concepts).toEqual(["en: preferred Kyiv; uk: preferred Київ", "en: preferred Odesa"]);
    expect(first?.note).toBe("Not Kiev\nSince 2019");
    expect(problems).toEqual([]);
    expect(leftOut[0]).toMatch(/^g\.csv:3:1: Terms that are marked as fuzzy/);
    expect(read(text).problems[0]).toMatch(/--source en --target uk/);
  });

  it("of DeepL need no header, and may say the languages in each row", () => {
    expect(read("Kyiv,Kyjiw,EN,de\nKursk,Koursk,en,fr\n")).toMatchObject({
      concepts: ["en: preferred Kyiv; de: preferred Kyjiw", "en: preferred Kursk; fr: preferred Koursk"],
      problems: [],
    });
    expect(read("Kyiv,Київ\nKursk,Курськ\n", EN_UK)).toMatchObject({
      concepts: ["en: preferred Kyiv; uk: preferred Київ", "en: preferred Kursk; uk: preferred Курськ"],
      problems: [],
    });
    expect(read("source,target,source_lang,target_lang\nKyiv,Kyjiw,en,de\n").concepts).toEqual([
      "en: preferred Kyiv; de: preferred Kyjiw",
    ]);
  });

  it("of Google have languages, a part of speech and a description", () => {
    const { concepts, problems, first } = read("en,uk,pos,description\nKyiv,Київ,noun,A city\n");
    expect(concepts).toEqual(["en: preferred Kyiv; uk: preferred Київ"]);
    expect(first?.definition).toBe("A city");
    expect(problems).toEqual([]);
  });

  it("are not taken for the native one, which may be imported with languages too", () => {
    expect(read("en,uk\nis,de\n", EN_UK).concepts).toEqual(["en: preferred is; uk: preferred de"]);
    expect(read("id,en,uk,fr\nx,Kyiv,Київ,Kiev\n").concepts).toHaveLength(1);
  });

  it("tell statuses that nobody knows, and lose no term by it", () => {
    const { concepts, problems } = read("Term [en],Status [en]\nKyiv,__proto__\n");
    expect(concepts).toEqual(["en: admitted Kyiv"]);
    expect(problems).toEqual([expect.stringMatching(/^g\.csv:2:6: «__proto__» is not a status of a term\./)]);
  });
});
