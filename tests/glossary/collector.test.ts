import { describe, expect, it } from "vitest";
import { createCollector, MOST_CONCEPTS } from "../../src/glossary/collector.ts";
import { readGlossaryCsv } from "../../src/glossary/csv.ts";

describe("gathering concepts", () => {
  it("leaves out a row that says the same as another", () => {
    const { concepts, problems } = readGlossaryCsv(
      "en,fr\nKyiv,Kyiv\nGeorgia,Géorgie\nKyiv,Kyiv\nGeorgia,la Géorgie\nGeorgia,la Géorgie\n",
      "g.csv",
    );
    expect(concepts.map(({ id }) => id)).toEqual(["Kyiv", "Georgia", "Georgia-2"]);
    expect(problems.map(({ position, message }) => [position?.line, message])).toEqual([
      [4, "«Kyiv» stands in line 2 already, with the same wordings."],
      [6, "«Georgia» stands in line 5 already, with the same wordings."],
    ]);
  });

  it("compares many rows with a long one in no time", () => {
    const admitted = Array.from({ length: 20_000 }, (_, i) => `Wording ${i}`).join("|");
    const rows = Array.from({ length: 5000 }, (_, i) => `Kyiv,Kyiv ${i}`).join("\n");
    const start = performance.now();
    const { concepts } = readGlossaryCsv(`en,fr,en:admitted\nKyiv,Kyiv,${admitted}\n${rows}\n`, "g.csv");
    expect(concepts).toHaveLength(5001);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("stops at a number that no project needs, and says so once", () => {
    const collector = createCollector("g.csv");
    const concept = { kind: "other" as const, terms: new Map(), forms: new Map(), except: [] };
    for (let line = 1; line <= MOST_CONCEPTS + 3; line++)
      collector.add({ id: `c${line}`, ...concept }, { line, column: 1 });
    const { concepts, problems } = collector.finish();
    expect(concepts).toHaveLength(MOST_CONCEPTS);
    expect(problems.map(({ position, message }) => [position?.line, message])).toEqual([
      [MOST_CONCEPTS + 1, "The glossary has more than 500,000 concepts; from here on they are not read."],
    ]);
  });
});
