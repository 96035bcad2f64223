import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { LANGUAGE_ROLES, PLAIN_COLUMNS } from "../../src/glossary/csv/columns.ts";
import { readGlossaryCsv } from "../../src/glossary/csv.ts";
import { newsroom } from "../sync/newsroom.ts";
import { runInProcess, shownCommands } from "./in-process.ts";

const PAGE = readFileSync(new URL("../../docs/glossary.md", import.meta.url), "utf8");

describe("docs/glossary.md", () => {
  const room = newsroom("sourceLanguages: [en]\nlocales: [fr, uk]\n");
  afterAll(() => room.dispose());
  const tables = [...PAGE.matchAll(/```csv\n([\s\S]*?)```/g)].map(([, table]) => table ?? "");

  it("shows tables that can be read", () => {
    expect(tables).toHaveLength(2);
    for (const table of tables) expect(readGlossaryCsv(table, "names.csv").problems).toEqual([]);
  });

  it("names every column", () => {
    for (const name of [...PLAIN_COLUMNS, ...LANGUAGE_ROLES.map((role) => `uk:${role}`)]) {
      expect(PAGE).toContain(`| \`${name}\` |`);
    }
  });

  it("shows what is found", async () => {
    tables.forEach((table, index) => {
      room.write(`config/glossary/${index}.csv`, table);
    });
    const commands = shownCommands(PAGE);
    expect(commands).toHaveLength(1);
    for (const { args, input, output } of commands)
      expect(await runInProcess(args, room.root, input)).toBe(output);
  });
});
