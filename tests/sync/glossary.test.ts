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
