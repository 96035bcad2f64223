import { describe, expect, it } from "vitest";
import { readGlossaryCsv } from "../../src/glossary/csv.ts";
import { glossaryOn } from "../../src/glossary/validity.ts";

const glossary = {
  concepts: readGlossaryCsv(
    "id,uk,valid-from,valid-until\nnew,Дніпро,2016-05-19,\nold,Дніпропетровськ,,2016-05-18\nkyiv,Київ,,\n",
    "g.csv",
  ).concepts,
};

describe("a glossary on a day", () => {
  it.each([
    ["2016-05-18", ["old", "kyiv"]],
    ["2016-05-19", ["new", "kyiv"]],
  ])("on %s has %s", (day, ids) => {
    expect(glossaryOn(glossary, day).concepts.map(({ id }) => id)).toEqual(ids);
  });

  it("stays the same object, so that what was made of it is kept", () => {
    expect(glossaryOn(glossary, "2020-01-01")).toBe(glossaryOn(glossary, "2020-01-01"));
    const undated = { concepts: glossary.concepts.filter(({ id }) => id === "kyiv") };
    expect(glossaryOn(undated, "2020-01-01")).toBe(undated);
  });
});
