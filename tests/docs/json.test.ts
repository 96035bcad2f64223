import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newsroom } from "../sync/newsroom.ts";
import { runInProcess } from "./in-process.ts";

const PAGE = readFileSync(new URL("../../docs/cli.md", import.meta.url), "utf8");

/** How to run each command that has JSON output in the project below. */
const RUNS: Readonly<Record<string, readonly string[]>> = {
  "exonym sync": ["sync", "--dry-run", "--json"],
  "exonym check": ["check", "--json", "treaty.uk.xlf"],
  "exonym status": ["status", "--json"],
  "exonym verify": ["verify", "--json", "source-articles/treaty.md"],
  "exonym detect": ["detect", "--json", "--only", "hr,sr,en", "headline.txt"],
  "exonym segment": ["segment", "--language", "en", "--json", "paragraph.txt"],
  "exonym segment test": ["segment", "test", "--json", "splits.txt"],
  "exonym glossary list": ["glossary", "list", "--json"],
  "exonym glossary find": ["glossary", "find", "--locale", "uk", "--json", "strikes.txt"],
  "exonym glossary suggest": [
    "glossary",
    "suggest",
    "--min-count",
    "1",
    "--locale",
    "fr",
    "--json",
    "visit.txt",
  ],
  "exonym merge": ["merge", "--dry-run", "--json", "from-agency"],
  "exonym memory search": ["memory", "search", "--source", "en", "--target", "fr", "--json", "It rains."],
  "exonym xliff convert": [
    "xliff",
    "convert",
    "treaty.uk.xlf",
    "--to",
    "2.1",
    "--out",
    "treaty.uk.2.xlf",
    "--json",
  ],
  "exonym xliff validate": ["xliff", "validate", "--json", "twice.xlf"],
  "exonym xliff list": ["xliff", "list", "treaty.uk.xlf"],
};

const GLOSSARY = `id,kind,en,en:forbidden,uk,uk:forms,except,note
kyiv,place,Kyiv,Kiev,Київ,Києві|Києва|Києву,Chicken Kiev,Since 2019.
`;

const XLIFF = `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="treaty.md" source-language="en" target-language="uk" datatype="plaintext"><header><phase-group><phase phase-name="p" process-name="translation"/></phase-group></header><body>
<trans-unit id="1" phase-name="p"><source>They met in Kyiv.</source><target state="translated">Вони зустрілися в столиці.</target></trans-unit>
</body></file></xliff>
`;

const RETURNED = `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="treaty.md" source-language="en" target-language="uk" datatype="plaintext"><body>
<trans-unit id="1"><source>They met in Kyiv</source><target>Вони зустрілися в столиці</target></trans-unit>
<trans-unit id="2"><source>It rained.</source><target>Дощило.</target></trans-unit>
</body></file></xliff>
`;

describe("the JSON of docs/cli.md", () => {
  const room = newsroom("sourceLanguages: [en]\nlocales: [fr, uk]\n", {
    "treaty.md": "# They met in Kyiv\n\nNobody was hurt.\n",
  });

  beforeAll(async () => {
    room.write("config/glossary/names.csv", GLOSSARY);
    room.write("config/memory/archive.tsv", "en\tfr\nIt rains.\tIl pleut.\n");
    room.write("treaty.uk.xlf", XLIFF);
    room.write("twice.xlf", XLIFF.replace(/<trans-unit.*trans-unit>/, "$&$&"));
    room.write("from-agency/treaty.uk.xlf", RETURNED);
    room.write("paragraph.txt", "Mr. Kim came. He left.\n");
    room.write("splits.txt", "language: en\n# No council.\nIt was tabled by Cllr. Murphy.\n");
    room.write("strikes.txt", "Нові удари по Києву\n");
    room.write("visit.txt", "The delegation of the ministry came to Pyongyang by train.\n");
    room.write("headline.txt", "Vlada je usvojila novi zakon o porezima.\n");
    room.write("source-articles/old.md", "Everybody went home again after the storm had passed.\n");
    await room.sync();
    room.remove("source-articles/old.md");
    room.write("source-articles/bad.md", new Uint8Array([0xff, 0xfe]));
    room.write("source-articles/treaty.md", "# They met in Kyiv\n\nNobody was badly hurt.\n");
  });
  afterAll(() => room.dispose());

  it.each(Object.entries(RUNS))("of «%s» has the fields that the command prints", async (name, args) => {
    const stdout = await runInProcess(args, room.root);
    const printed: unknown = JSON.parse(stdout.split("\n", 1)[0] ?? "");
    expect(shapeOf(exampleOf(name))).toEqual(shapeOf(printed));
  });

  it("of «exonym segment --explain» has the fields that it prints", async () => {
    const args = ["segment", "--language", "en", "--explain", "--json", "paragraph.txt"];
    const printed: unknown = JSON.parse((await runInProcess(args, room.root)).split("\n", 1)[0] ?? "");
    expect(shapeOf(exampleOf("exonym segment", 1))).toEqual(shapeOf(printed));
  });

  it("is there for every command that can print JSON", () => {
    const sections = PAGE.split(/^## /m).filter((section) =>
      /`--json`/.test(section.split("```json")[0] ?? ""),
    );
    const names = sections
      .map((section) => section.split("\n", 1)[0] ?? "")
      .filter((name) => name.startsWith("exonym"));
    expect(names.sort()).toEqual(Object.keys(RUNS).sort());
  });
});

/** A JSON under a command's heading, the first by default. */
function exampleOf(name: string, index = 0): unknown {
  const section = PAGE.split(`## ${name}\n`)[1]?.split("\n## ")[0] ?? "";
  const examples = [...section.matchAll(/```json\n([\s\S]*?)\n```/g)];
  return JSON.parse(examples[index]?.[1] ?? "");
}

/** Keys and types; of a list, the shape of its first item. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, shapeOf(field)]));
}
