import { describe, expect, it } from "vitest";
import { readXliff } from "../../src/xliff/read.ts";
import { newsroom, typed } from "../sync/newsroom.ts";
import { inProcess } from "./in-process.ts";

const FILE = "locales/uk/xliff/a.md.xlf";
const ARTICLE = "# Ships\n\nOne **ship** came. Two [ships](https://example.org/a) left {{ name }}.\n";
const FOREIGN = `<?xml version="1.0" encoding="ISO-8859-1"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="en" target-language="fr" datatype="plaintext"><body>
<trans-unit id="1" phase-name="p"><source>Summer</source><target>Été</target><context-group><context context-type="x-a">b</context></context-group></trans-unit>
</body></file>
</xliff>
`;

describe("exonym xliff convert", () => {
  it("gives a locale's files another version, and the next sync goes on with it", async () => {
    const room = newsroom("sourceLanguages: [en]\nlocales: [uk]\n", { "a.md": ARTICLE });
    try {
      await room.sync();
      room.translate(FILE, ({ source }, index) =>
        index === 0 ? typed("Кораблі") : { target: source, state: "translated", origin: "human" },
      );
      await room.sync();
      const article = room.read("locales/uk/articles/a.md");
      const before = room.read(FILE);
      room.write(
        "config/exonym.yaml",
        "sourceLanguages: [en]\nlocales: [uk]\nxliff: {versions: {uk: '2.1'}}\n",
      );
      expect((await room.sync()).changes).toEqual([]);
      expect(room.read(FILE)).toBe(before);
      for (const to of ["2.1", "1.2"]) {
        const run = await inProcess(["xliff", "convert", FILE, "--to", to, "--out", FILE], {
          cwd: room.root,
        });
        expect([run.code, run.stdout, run.stderr]).toEqual([0, "", ""]);
        expect(readXliff(room.read(FILE), FILE).version).toBe(to);
        await room.sync({ force: true });
        expect((await room.sync({ force: true })).changes).toEqual([]);
        expect(room.read("locales/uk/articles/a.md")).toBe(article);
        expect(readXliff(room.read(FILE), FILE).version).toBe(to);
      }
      // An edit of the article finds the codes of a converted file.
      room.write("source-articles/a.md", ARTICLE.replace("came", "came back"));
      expect((await room.sync()).problems).toEqual([]);
      expect(readXliff(room.read(FILE), FILE).segments.map(({ state }) => state)).toEqual([
        "translated",
        "needs-adaptation",
        "translated",
      ]);
    } finally {
      room.dispose();
    }
  });

  it("names what has no place, and writes UTF-8 whatever the file was in", async () => {
    const room = newsroom("sourceLanguages: [en]\nlocales: [fr]\n");
    try {
      room.write("x.xlf", Buffer.from(FOREIGN, "latin1"));
      const run = await inProcess(["xliff", "convert", "x.xlf", "--to", "2.1"], { cwd: room.root });
      expect(run.code).toBe(0);
      expect(readXliff(run.stdout, "x").segments[0]?.target).toEqual([{ type: "text", value: "Été" }]);
      expect(run.stderr.trim().split("\n")).toEqual([
        "x.xlf: XLIFF 2.1 has no place for: phase-name of trans-unit (line 4).",
        "x.xlf: XLIFF 2.1 has no place for: context-group (line 4).",
      ]);
      const json = await inProcess(
        ["xliff", "convert", "x.xlf", "--to", "2.1", "--json", "--quiet", "--out", "y.xlf"],
        { cwd: room.root },
      );
      expect(JSON.parse(json.stdout)).toMatchObject({
        from: "1.2",
        to: "2.1",
        losses: [{ count: 1 }, { lines: [4] }],
      });
      expect(room.read("y.xlf")).toBe(run.stdout);
      const same = await inProcess(["xliff", "convert", "y.xlf", "--to", "2.1"], { cwd: room.root });
      expect(same.stdout).toBe(run.stdout);
    } finally {
      room.dispose();
    }
  });

  it("asks for a file where the report needs standard output, and for a version that it knows", async () => {
    const cwd = process.cwd();
    const json = await inProcess(["xliff", "convert", "a.xlf", "--to", "2.1", "--json"], { cwd });
    expect([json.code, json.stdout]).toEqual([2, ""]);
    expect(json.stderr).toContain("Name a file with --out.");
    expect((await inProcess(["xliff", "convert", "a.xlf"], { cwd })).code).toBe(2);
    expect((await inProcess(["xliff", "convert", "a.xlf", "--to", "3.0"], { cwd })).code).toBe(2);
  });
});
