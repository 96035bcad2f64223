import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { inProcess, jsonLines } from "./in-process.ts";

const cwd = mkdtempSync(join(tmpdir(), "exonym-texts-"));
afterAll(() => rmSync(cwd, { recursive: true }));
const run = (args: readonly string[], input?: string | Uint8Array) =>
  inProcess(args, { cwd, ...(input === undefined ? {} : { input }) });

const ENGLISH = "The library opened on Monday, and many people came to see what was new.";
const UKRAINIAN = "Бібліотека відчинилася в понеділок, і багато людей прийшли подивитися, що нового.";

describe("exonym detect", () => {
  it("gives one object per line of standard input, `und` where it can't tell", async () => {
    const { code, stdout, stderr } = await run(
      ["detect", "--lines", "--json"],
      `${ENGLISH}\n${UKRAINIAN}\r\n12.\n\n`,
    );
    expect([code, stderr]).toEqual([0, ""]);
    const lines = jsonLines(stdout);
    expect(lines).toMatchObject([
      { line: 1, language: "en", script: "Latn" },
      { line: 2, language: "uk", script: "Cyrl" },
      { line: 3, language: "und" },
      { line: 4, language: "und" },
    ]);
    for (const line of lines) {
      expect(Object.keys(line as object)).toEqual([
        "line",
        "language",
        "script",
        "confidence",
        "alternatives",
      ]);
    }
  });

  it("reads articles without their markup, files of any ending, and standard input", async () => {
    writeFileSync(
      join(cwd, "a.md"),
      `---\nlang: xx\n---\n\n[${UKRAINIAN}](https://example.com/english-words-here)\n`,
    );
    writeFileSync(join(cwd, "b.log"), ENGLISH);
    const { code, stdout } = await run(["detect", "--json", "a.md", "b.log"]);
    expect(code).toBe(0);
    expect(jsonLines(stdout)).toMatchObject([
      { file: "a.md", language: "uk" },
      { file: "b.log", language: "en" },
    ]);
    expect(jsonLines((await run(["detect", "--json"], ENGLISH)).stdout)).toMatchObject([
      { file: "-", language: "en" },
    ]);
    expect((await run(["detect", "b.log"])).stdout).toMatch(/^b\.log: en \(\d+ %\)\n$/);
  });

  it("chooses among the languages asked for", async () => {
    const { stdout } = await run(["detect", "--lines", "--json", "--only", "fr,uk"], `${UKRAINIAN}\n`);
    expect(jsonLines(stdout)).toMatchObject([{ language: "uk" }]);
  });

  it("goes on after a file that is not there, and says so", async () => {
    writeFileSync(join(cwd, "b.log"), ENGLISH);
    const { code, stdout, stderr } = await run(["detect", "--json", "none.txt", "b.log"]);
    expect([code, jsonLines(stdout).length]).toEqual([2, 1]);
    expect(stderr).toBe("none.txt: There is no such file. Check the path.\n");
  });
});

describe("exonym segment", () => {
  it("gives one array per line, whose concatenation is the line", async () => {
    const lines = [
      "Mr. Kim came. He left!  So what?",
      "",
      "  indented. Twice. ",
      "One.\u2028Two.\u0085Three.\u000bFour.\rFive.",
      "A “quoted.” B. 你好。",
    ];
    const { code, stdout, stderr } = await run(
      ["segment", "--language", "en", "--lines", "--json"],
      `${lines.join("\n")}\n`,
    );
    expect([code, stderr]).toEqual([0, ""]);
    const arrays = jsonLines(stdout) as string[][];
    expect(arrays.map((sentences) => sentences.join(""))).toEqual(lines);
    expect(arrays[0]).toEqual(["Mr. Kim came. ", "He left!  ", "So what?"]);
  });

  it("takes lines that end in CRLF, a last one without end, and none at all", async () => {
    const of = async (input: string) =>
      jsonLines((await run(["segment", "--language", "uk", "--json"], input)).stdout);
    expect(await of("Так. Ні.\r\nТак.")).toEqual([["Так. ", "Ні."], ["Так."]]);
    expect(await of("")).toEqual([]);
    expect(await of("\n")).toEqual([[""]]);
  });

  it("reads a file, and prints sentences for people", async () => {
    writeFileSync(join(cwd, "p.txt"), "One came. Two left.\nThree.\n");
    expect((await run(["segment", "--language", "en", "p.txt"])).stdout).toBe(
      "One came.\nTwo left.\nThree.\n",
    );
  });

  it("places a line that is not UTF-8, after the answers for those before it", async () => {
    const input = Buffer.concat([Buffer.from("One.\n"), Buffer.from("caf\xe9\n", "latin1")]);
    const { code, stdout, stderr } = await run(["segment", "--language", "fr", "--json"], input);
    expect([code, stdout]).toEqual([2, '["One."]\n']);
    expect(stderr).toBe("standard input:2:1: The line is not UTF-8. Save the text in UTF-8.\n");
  });
});
