import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { inProcess, jsonLines } from "./in-process.ts";

const cwd = mkdtempSync(join(tmpdir(), "exonym-articles-"));
afterAll(() => rmSync(cwd, { recursive: true }));
const run = (...args: string[]) => inProcess(args, { cwd });
const put = (name: string, text: string) => writeFileSync(join(cwd, name), text);
const get = (name: string) => readFileSync(join(cwd, name), "utf8");

const MARKDOWN =
  "---\r\ntitle: The library opened on Monday\r\n---\r\n\r\n# What was new\r\n\r\nMany **people** came.  They _saw_ it &amp; left.\r\n\r\n(Photo: Reuters)\r\n";
const TEXT =
  "The library opened on Monday. Many people came.\n\nNobody was surprised by what they saw there.\n\nBy Jane Miller\n\nComment (2)";

describe.each([
  ["a.md", MARKDOWN],
  ["a.txt", TEXT],
])("%s", (name, text) => {
  it("comes back byte for byte from empty targets and from targets that equal their sources", async () => {
    put(name, text);
    for (const version of ["1.2", "2.1"]) {
      const extracted = await run(
        "extract",
        name,
        "--target",
        "fr",
        "--xliff-version",
        version,
        "--no-furniture",
        "--out",
        "a.xlf",
      );
      expect(extracted).toEqual({ code: 0, stdout: "", stderr: "" });
      expect(await run("compose", name, "a.xlf", "--no-furniture")).toEqual({
        code: 0,
        stdout: text,
        stderr: "",
      });
      const segments = jsonLines((await run("xliff", "list", "a.xlf", "--json")).stdout) as Record<
        string,
        string
      >[];
      const edits = segments.map(({ unit, segment, source }) =>
        JSON.stringify({ unit, segment, target: source, state: "final" }),
      );
      put("edits.jsonl", `${edits.join("\n")}\n`);
      expect((await run("xliff", "set", "a.xlf", "--edits", "edits.jsonl")).code).toBe(0);
      const composed = await run(
        "compose",
        name,
        "a.xlf",
        "--no-furniture",
        "--fallback",
        "skip-article",
        "--out",
        "b",
      );
      expect(composed).toEqual({ code: 0, stdout: "", stderr: "" });
      expect(get("b")).toBe(text);
    }
  });
});

describe("exonym extract and compose", () => {
  it("render standing lines, and leave them out of the XLIFF", async () => {
    put("a.md", MARKDOWN);
    const { stdout } = await run("extract", "a.md", "--target", "fr", "--source-language", "en");
    expect(stdout).not.toContain("Reuters");
    expect(stdout).toContain('original="a.md" source-language="en" target-language="fr"');
    put("a.xlf", stdout);
    expect((await run("compose", "a.md", "a.xlf")).stdout).toMatch(/\(Photo\s: Reuters\)\r\n$/u);
  });

  it("write nothing that is not whole, where that is asked, and exit with 1", async () => {
    put("a.md", MARKDOWN);
    put("a.xlf", (await run("extract", "a.md", "--target", "fr")).stdout);
    const { code, stdout, stderr } = await run(
      "compose",
      "a.md",
      "a.xlf",
      "--fallback",
      "skip-article",
      "--out",
      "none.md",
    );
    expect([code, stdout, existsSync(join(cwd, "none.md"))]).toEqual([1, "", false]);
    expect(stderr).toContain("a.xlf: Not all of it is translated");
  });

  it("name the sentence whose markup was lost, and exit with 1", async () => {
    put("a.md", MARKDOWN);
    put("a.xlf", (await run("extract", "a.md", "--target", "fr")).stdout);
    const segments = jsonLines((await run("xliff", "list", "a.xlf")).stdout) as Record<string, string>[];
    const lost = segments.find(({ source }) => source?.includes("people")) ?? {};
    put(
      "edits.jsonl",
      JSON.stringify({ unit: lost.unit, segment: lost.segment, target: "Du monde.", state: "translated" }),
    );
    expect((await run("xliff", "set", "a.xlf", "--edits", "edits.jsonl")).code).toBe(0);
    const { code, stdout, stderr } = await run("compose", "a.md", "a.xlf");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^a\.xlf:\d+:\d+: .*«\*\*» «\*\*»; it has none\./);
  });

  it.each<[string[], string]>([
    [["extract", "none.md", "--target", "fr"], "none.md: There is no such file."],
    [["extract", "a.pages", "--target", "fr"], "a.pages: No format is known for this file."],
    [["extract", "empty.md", "--target", "fr"], "empty.md: The article has no text to translate."],
    [["extract", "latin.md", "--target", "fr"], "latin.md:1:4: "],
    [["compose", "a.md", "a.md"], "This is not XML"],
    [["compose", "a.md", "none.xlf"], "none.xlf: There is no such file."],
    [["extract", "."], "required option"],
    [["extract", ".", "--target", "fr"], "."],
  ])("%j: exit code 2, a message, and nothing on standard output", async (args, message) => {
    put("a.md", MARKDOWN);
    put("a.pages", "x");
    put("empty.md", "\n");
    writeFileSync(join(cwd, "latin.md"), Buffer.from("Caf\xe9.", "latin1"));
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe("what --out names", () => {
  it("is never an input, and translations that stand there are kept", async () => {
    put("kept.md", "---\nlang: en\n---\n\nIt rained all day.\n");
    expect((await run("extract", "kept.md", "--target", "fr", "--out", "kept.md")).code).toBe(2);
    expect((await run("extract", "kept.md", "--target", "fr", "--out", "kept.xlf")).stderr).toBe("");
    const [segment] = jsonLines((await run("xliff", "list", "kept.xlf")).stdout) as Record<string, string>[];
    put(
      "edits.jsonl",
      JSON.stringify({ unit: segment?.unit, segment: segment?.segment, target: "Il a plu." }),
    );
    await run("xliff", "set", "kept.xlf", "--edits", "edits.jsonl");
    for (const backup of ["kept.xlf.bak", "kept.xlf.bak2"]) {
      const again = await run("extract", "kept.md", "--target", "fr", "--out", "kept.xlf");
      expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining(`kept in ${backup}.`) });
      expect((await run("xliff", "list", backup)).stdout).toContain("Il a plu.");
      await run("xliff", "set", "kept.xlf", "--edits", "edits.jsonl");
    }
    expect((await run("compose", "kept.md", "kept.xlf", "--out", "kept.md")).code).toBe(2);
    put("other.md", "---\nlang: en\n---\n\nSomething else altogether.\n");
    expect((await run("compose", "other.md", "kept.xlf")).code).toBe(2);
  });
});
