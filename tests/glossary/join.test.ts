import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatProblem } from "../../src/article/problem.ts";
import { readGlossaryCsv } from "../../src/glossary/csv.ts";
import { freeIds } from "../../src/glossary/free-ids.ts";
import { joinReadings } from "../../src/glossary/join.ts";
import { MOST_PROBLEMS } from "../../src/glossary/reading.ts";

/** Joins files given by name. */
function join(files: Readonly<Record<string, string>>) {
  const readings = Object.entries(files).map(([file, text]) => readGlossaryCsv(text, file));
  const { glossary, problems } = joinReadings(readings);
  return {
    concepts: glossary.concepts.map(({ id, file, position }) => `${id} ${file}:${position.line}`),
    problems: problems.map(formatProblem),
  };
}

describe("joining the files of a glossary", () => {
  it("puts the concepts of all files one after the other", () => {
    const files = { "a.csv": "id,en\nkyiv,Kyiv\n", "b.csv": "id,en\nkursk,Kursk\nkharkiv,Kharkiv\n" };
    expect(join(files)).toEqual({
      concepts: ["kyiv a.csv:2", "kursk b.csv:2", "kharkiv b.csv:3"],
      problems: [],
    });
  });

  it("says where an id stands that another file has given, and keeps the first concept", () => {
    const files = {
      "people.csv": "id,en\nkyiv,Kyiv\n",
      "places.csv": 'en,note,id\nOdesa,"two\nlines",odesa\nKyiv City,,kyiv\n',
      "rivers.csv": "id,en\nkyiv,Kyivka\n",
    };
    expect(join(files)).toEqual({
      concepts: ["kyiv people.csv:2", "odesa places.csv:2"],
      problems: [
        "places.csv:4:12: The id «kyiv» is taken by the concept of people.csv:2. Give every concept an id of its own, or join the two rows.",
        "rivers.csv:2:1: The id «kyiv» is taken by the concept of people.csv:2. Give every concept an id of its own, or join the two rows.",
      ],
    });
  });

  it("lets a team that gives no ids have a file for each language", () => {
    const files = { "french.csv": "en,fr\nKyiv,Kyiv\n", "german.csv": "en,de\nKyiv,Kyjiw\n" };
    expect(join(files)).toEqual({ concepts: ["Kyiv french.csv:2", "Kyiv-2 german.csv:2"], problems: [] });
  });

  it("takes no id away from the file that gives it", () => {
    const files = { "a.csv": "en\nKyiv\n", "b.csv": "id,en\nKyiv,City\n", "c.csv": "en\nKyiv\nKyiv-2\n" };
    expect(join(files)).toEqual({
      concepts: ["Kyiv-2 a.csv:2", "Kyiv b.csv:2", "Kyiv-3 c.csv:2", "Kyiv-2-2 c.csv:3"],
      problems: [],
    });
  });

  it("tells the problems of the files themselves first", () => {
    const files = { "a.csv": "id,en\nx,Kyiv\nx,Kursk\n", "b.csv": "id,en\nx,Odesa\n", "c.csv": "" };
    expect(join(files).problems.map((problem) => problem.slice(0, 10))).toEqual([
      "a.csv:3:1:",
      "c.csv:1:1:",
      "b.csv:2:1:",
    ]);
  });

  it("takes no harm from ids that JavaScript knows, and tells no endless list", () => {
    const rows = Array.from({ length: 3 * MOST_PROBLEMS }, (_, i) => `${i},Name\n`).join("");
    const text = `id,en\n__proto__,a\nconstructor,b\n${rows}`;
    const { concepts, problems } = join({ "a.csv": text, "b.csv": text });
    expect(concepts).toHaveLength(3 * MOST_PROBLEMS + 2);
    expect(problems).toHaveLength(MOST_PROBLEMS);
    expect(problems[0]).toContain("«__proto__» is taken by the concept of a.csv:2.");
  });

  it("gives every concept an id of its own, whatever the files say", () => {
    const name = fc.constantFrom("", "Kyiv", "Kyiv-2", "Kyiv-3", "__proto__");
    const file = fc.array(fc.tuple(name, name), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 4 }), (files) => {
        const readings = files.map((rows, i) =>
          readGlossaryCsv(`id,en\n${rows.map((row) => `${row.join(",")}\n`).join("")}`, `${i}.csv`),
        );
        const { glossary, problems } = joinReadings(readings);
        const ids = glossary.concepts.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const read = readings.reduce((sum, { concepts }) => sum + concepts.length, 0);
        const told = problems.length - readings.reduce((sum, reading) => sum + reading.problems.length, 0);
        expect(glossary.concepts.length + told).toBe(read);
      }),
      { numRuns: 150 },
    );
  });
});

describe("ids made from names", () => {
  it("are the names, with a number where they are taken", () => {
    const makeId = freeIds(["Kyiv", "Kursk-2"]);
    expect(["Kyiv", "Kursk", "Kursk", "Kyiv", "Odesa"].map(makeId)).toEqual([
      "Kyiv-2",
      "Kursk",
      "Kursk-3",
      "Kyiv-3",
      "Odesa",
    ]);
  });
});
