import { afterEach, expect, it } from "vitest";
import { formatProblem } from "../../src/article/problem.ts";
import { loadGlossary } from "../../src/sync/glossary.ts";
import { openProject } from "../../src/sync/project.ts";
import { type Newsroom, newsroom } from "./newsroom.ts";

let room: Newsroom | undefined;
afterEach(() => room?.dispose());

it("loads all glossary files as one, and says where two of them give the same id", async () => {
  room = newsroom("sourceLanguages: [en]\nlocales: [fr]\n");
  room.write("config/glossary/places.csv", "id,en,fr\nkyiv,Kyiv,Kyiv\nkursk,Kursk,Koursk\n");
  room.write("config/glossary/more/cities.csv", "en,id\nKyiv City,kyiv\nOdesa,odesa\n");
  const { config } = await openProject(room.root);
  const { glossary, problems } = await loadGlossary(config);
  expect(glossary.concepts.map(({ id }) => id)).toEqual(["kyiv", "odesa", "kursk"]);
  expect(problems.map(formatProblem)).toEqual([
    "config/glossary/places.csv:2:1: The id «kyiv» is taken by the concept of config/glossary/more/cities.csv:2. Give every concept an id of its own, or join the two rows.",
  ]);
});

it("loads every format, and loses no more than the terms of a file that is broken", async () => {
  room = newsroom("sourceLanguages: [en]\nlocales: [uk]\n");
  room.write("config/glossary/a.tsv", "en\tuk\nKyiv\tКиїв\n");
  room.write("config/glossary/b.utx", "#UTX 1.20; en/uk\n#src\ttgt\nKursk\tКурськ\n");
  const entry =
    '<termEntry id="o"><langSet xml:lang="en"><tig><term>Odesa</term></tig></langSet></termEntry>';
  const tbx = `<?xml version="1.0" encoding="utf-16"?><martif type="TBX"><text><body>${entry}</body></text></martif>`;
  room.write("config/glossary/c.tbx", Buffer.from(`\ufeff${tbx}`, "utf16le"));
  room.write("config/glossary/d.tbx", "<martif><text>");
  room.write("config/glossary/e.csv", Buffer.from("en\nL\xf3d\x9f\n", "latin1"));
  const { config } = await openProject(room.root);
  const { glossary, problems } = await loadGlossary(config);
  expect(glossary.concepts.map(({ id, file }) => `${id} ${file}`)).toEqual([
    "Kyiv config/glossary/a.tsv",
    "Kursk config/glossary/b.utx",
    "o config/glossary/c.tbx",
  ]);
  expect(problems.map(({ file }) => file).sort()).toEqual(["config/glossary/d.tbx", "config/glossary/e.csv"]);
});
