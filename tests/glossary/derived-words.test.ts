import { describe, expect, it } from "vitest";
import { readGlossaryCsv } from "../../src/glossary/csv.ts";
import { withDerivedWords } from "../../src/glossary/gazetteer/derived-words.ts";
import { builtInGazetteer } from "../../src/sync/gazetteer.ts";

function lent(csv: string) {
  const glossary = { concepts: readGlossaryCsv(csv, "g.csv").concepts };
  const result = withDerivedWords(glossary, builtInGazetteer());
  return { isSame: result === glossary, derived: result.concepts[0]?.derived };
}

describe("words that the gazetteer lends", () => {
  it("are those of a place that is called so in two languages", () => {
    const { derived } = lent("en,de,uk\nNetherlands,Niederlande,Нідерланди\n");
    expect(derived?.get("de" as never)).toContain("niederländisch"); // a key, only looked up
  });

  it.each([
    ["one language alone", "en,de\nNetherlands,Die Flachlande\n"],
    ["a person", "kind,en,de\nperson,Netherlands,Niederlande\n"],
    [
      "a language for which the glossary lists its own",
      "en,de,de:derived,en:derived\nNetherlands,Niederlande,holländisch,Dutch\n",
    ],
    ["nothing", "en\nNetherlands\n"],
  ])("are not lent for %s", (_, csv) => {
    const { isSame, derived } = lent(csv);
    expect([isSame, derived?.get("de" as never)?.includes("niederländisch") ?? false]).toEqual([true, false]);
  });
});
