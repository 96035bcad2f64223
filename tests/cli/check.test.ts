import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Newsroom, newsroom } from "../sync/newsroom.ts";
import { inProcess, jsonLines } from "./in-process.ts";

const unit = (id: string, source: string, target: string) =>
  `<trans-unit id="${id}"><source>${source}</source><target state="translated">${target}</target></trans-unit>\n`;
const xliff = (...units: string[]) =>
  `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.md" source-language="en" target-language="fr" datatype="plaintext"><body>\n${units.join("")}</body></file></xliff>\n`;
const WRONG = xliff(
  unit("1", "Talks in Kyiv.", "Des négociations à Kiev."),
  unit("2", 'A <g id="1">bold</g> word.', "Un mot gras."),
  unit("3", "12 people came.", "13 personnes sont venues."),
);
const RIGHT = xliff(unit("1", "Talks in Kyiv.", "Des négociations à Kyiv."));

let room: Newsroom;
beforeAll(() => {
  room = newsroom("sourceLanguages: [en]\nlocales: [fr, uk]\n");
  room.write("config/glossary/places.csv", "en,fr,fr:forbidden\nKyiv,Kyiv,Kiev\n");
  room.write("wrong.xlf", WRONG);
  room.write("right.xlf", RIGHT);
  room.write("broken.xlf", "<xliff>");
  room.write("locales/fr/xliff/a.md.xlf", WRONG);
  room.write("locales/uk/xliff/a.md.xlf", RIGHT.replace('"fr"', '"uk"').replace("Kyiv.<", "Київ.<"));
});
afterAll(() => room.dispose());
const check = (...args: string[]) => inProcess(["check", ...args], { cwd: room.root });

describe("exonym check", () => {
  it("gives one object per finding, with the place of the word", async () => {
    const { code, stdout, stderr } = await check("wrong.xlf", "right.xlf", "--format", "json");
    expect([code, stderr]).toEqual([1, ""]);
    const findings = jsonLines(stdout) as Record<string, unknown>[];
    expect(findings.map(({ check: id }) => id)).toEqual(
      expect.arrayContaining(["glossary-forbidden", "codes-missing", "numbers"]),
    );
    const forbidden = findings.find(({ check: id }) => id === "glossary-forbidden");
    expect(forbidden).toEqual({
      check: "glossary-forbidden",
      severity: expect.stringMatching(/^(error|warning)$/),
      file: "wrong.xlf",
      line: 2,
      column: (WRONG.split("\n")[1]?.indexOf("Kiev") ?? 0) + 1,
      endLine: 2,
      endColumn: (WRONG.split("\n")[1]?.indexOf("Kiev") ?? 0) + 5,
      locale: "fr",
      sourceLocale: "en",
      unit: "1",
      segment: "1",
      message: expect.stringContaining("Kiev"),
      source: "Talks in Kyiv.",
      target: "Des négociations à Kiev.",
      marks: [{ side: "target", start: 19, end: 23 }],
      suggestion: "Kyiv",
      concept: "Kyiv",
      expected: ["Kyiv"],
      layer: "exact",
    });
    expect((await check("wrong.xlf", "right.xlf", "--json")).stdout).toBe(stdout);
  });

  it.each<[string, (text: string) => void]>([
    ["stylish", (text) => expect(text).toContain("wrong.xlf")],
    [
      "sarif",
      (text) =>
        expect(JSON.parse(text)).toMatchObject({ version: "2.1.0", runs: [{ results: expect.any(Array) }] }),
    ],
    ["junit", (text) => expect(text).toMatch(/^<\?xml[^>]*\?>\s*<testsuites[\s\S]*<\/testsuites>\s*$/)],
    ["gitlab", (text) => expect(JSON.parse(text)[0].location).toMatchObject({ path: "wrong.xlf" })],
    ["html", (text) => expect(text).toMatch(/^<!doctype html>[\s\S]*<mark>Kiev<\/mark>[\s\S]*<\/html>\n$/)],
    ["github", (text) => expect(text).toMatch(/^::(error|warning) file=wrong\.xlf,line=2,/m)],
  ])(
    "speaks %s, on standard output alone, without colours where that is no terminal",
    async (format, look) => {
      const { code, stdout, stderr } = await check("wrong.xlf", "--format", format);
      expect([code, stderr]).toEqual([1, ""]);
      expect(stdout).not.toContain("\u001b");
      look(stdout);
    },
  );

  it("writes reports to files, beside one to read", async () => {
    const { code, stdout } = await check(
      ...["wrong.xlf", "--report", "junit=report.xml", "--report", "sarif=a=b.sarif", "--out", "list.txt"],
    );
    expect([code, stdout]).toEqual([1, ""]);
    expect(room.read("list.txt")).toContain("Kiev");
    expect(room.read("report.xml")).toContain("<testsuites");
    const sarif = JSON.parse(room.read("a=b.sarif"));
    expect(sarif).toMatchObject({ version: "2.1.0" });
    expect(sarif.runs[0].tool.driver.rules[0].help.markdown).toContain("exonym: allow glossary-forbidden");
    for (const name of ["list.txt", "report.xml", "a=b.sarif"]) room.remove(name);
  });

  it.each([
    [["--report", "junit"], "«junit» does not say what to write where."],
    [["--report", "junti=a.xml"], "Did you mean junit?"],
    [["--report", "junit=wrong.xlf"], "wrong.xlf: The result would replace a file that it is made from."],
    [["--out", "wrong.xlf"], "wrong.xlf: The result would replace a file that it is made from."],
  ])("does not write with %j", async (options, message) => {
    const { code, stderr } = await check("wrong.xlf", ...options);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(room.read("wrong.xlf")).toBe(WRONG);
  });

  it("colours what is for people, unless NO_COLOR says otherwise", async () => {
    const coloured = async (env: Record<string, string>) =>
      (await inProcess(["check", "wrong.xlf"], { cwd: room.root, env })).stdout.includes("\u001b");
    expect(await coloured({ FORCE_COLOR: "1" })).toBe(true);
    expect(await coloured({ FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(false);
    expect(await coloured({ FORCE_COLOR: "0" })).toBe(false);
  });

  it("finds nothing in what is right: 0, and nothing to read for scripts", async () => {
    expect(await check("right.xlf", "--json")).toEqual({
      code: 0,
      stdout: "",
      stderr: "Nothing found in 1 file.\n",
    });
    expect((await check("--locale", "uk")).code).toBe(0);
    const missing = await check("right.xlf", "none.xlf");
    expect(missing).toMatchObject({ code: 2, stderr: expect.not.stringContaining("Nothing found") });
  });

  it("weighs findings as it is told to", async () => {
    const codes = await Promise.resolve([(await check("wrong.xlf", "--fail-on", "error")).code, (await check("wrong.xlf", "--fail-on", "info")).code]); // biome-ignore format: one line
    expect(codes[1]).toBe(1);
    const severities = (jsonLines((await check("wrong.xlf", "--json")).stdout) as { severity: string }[]).map(({ severity }) => severity); // biome-ignore format: one line
    expect(codes[0]).toBe(severities.includes("error") ? 1 : 0);
  });

  it("looks at all files of the project by default, or of some locales", async () => {
    const files = async (...args: string[]) =>
      new Set(
        (jsonLines((await check("--json", ...args)).stdout) as { file: string }[]).map(({ file }) => file),
      );
    expect(await files()).toEqual(new Set(["locales/fr/xliff/a.md.xlf"]));
    expect(await files("--locale", "uk")).toEqual(new Set());
  });

  it("goes on after a file that it cannot read, names it, and exits with 2", async () => {
    const { code, stdout, stderr } = await check("broken.xlf", "wrong.xlf", "none.xlf", "--json");
    expect(code).toBe(2);
    expect(jsonLines(stdout).length).toBeGreaterThan(0);
    expect(stderr).toMatch(/^broken\.xlf:\d+:\d+: .*\nnone\.xlf: There is no such file/);
  });

  it("names the mistakes of a glossary with their places, and uses what is right in it", async () => {
    const mistaken = newsroom("sourceLanguages: [en]\nlocales: [fr]\n");
    try {
      mistaken.write(
        "config/glossary/places.csv",
        "en,fr,fr:forbidden,severity\nKyiv,Kyiv,Kiev,\nOdesa,Odessa,,sever\n",
      );
      mistaken.write("config/glossary/bad.csv", 'en,fr,colour\n"Lviv,Lviv\n');
      mistaken.write("wrong.xlf", WRONG);
      const { code, stdout, stderr } = await inProcess(["check", "wrong.xlf", "--json"], {
        cwd: mistaken.root,
      });
      expect(code).toBe(2);
      expect(stdout).toContain("glossary-forbidden");
      expect(stderr).toMatch(/^config\/glossary\/places\.csv:3:\d+: .*sever/m);
      expect(stderr).toMatch(/^config\/glossary\/bad\.csv:\d+:\d+: /m);
    } finally {
      mistaken.dispose();
    }
  });

  it("reads standard input", async () => {
    const { code, stdout } = await inProcess(["check", "-", "--json"], { cwd: room.root, input: WRONG });
    expect(code).toBe(1);
    const named = jsonLines((await check("wrong.xlf", "--json")).stdout);
    expect(jsonLines(stdout)).toEqual(named.map((finding) => Object.assign({}, finding, { file: "-" })));
  });

  it("refuses a setting for a check that is none, once", async () => {
    const wrong = newsroom("sourceLanguages: [en]\nlocales: [fr]\nchecks: {numbrs: off}\n");
    try {
      wrong.write("a.xlf", RIGHT);
      const { code, stdout, stderr } = await inProcess(["check", "a.xlf", "a.xlf"], { cwd: wrong.root });
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(/numbrs.*numbers/);
      expect(stderr.trim().split("\n")).toHaveLength(1);
    } finally {
      wrong.dispose();
    }
  });
});

describe("exonym glossary", () => {
  it("lists concepts and finds terms, one object each", async () => {
    const listed = await inProcess(["glossary", "list", "--json"], { cwd: room.root });
    expect(jsonLines(listed.stdout)).toMatchObject([{ terms: { en: [{ text: "Kyiv" }] } }]);
    const found = await inProcess(["glossary", "find", "--locale", "fr", "--json"], {
      cwd: room.root,
      input: "Rien.\nÀ Kiev, à Kyiv.\n",
    });
    expect(jsonLines(found.stdout)).toMatchObject([
      { line: 2, column: 3, text: "Kiev", status: "forbidden" },
      { line: 2, column: 11, text: "Kyiv", status: "preferred" },
    ]);
  });
});
