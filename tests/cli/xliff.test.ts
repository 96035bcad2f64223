import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { inProcess, jsonLines } from "./in-process.ts";

const cwd = mkdtempSync(join(tmpdir(), "exonym-xliff-"));
afterAll(() => rmSync(cwd, { recursive: true }));
const run = (args: readonly string[], input?: string) =>
  inProcess(args, { cwd, ...(input === undefined ? {} : { input }) });
const put = (name: string, text: string) => writeFileSync(join(cwd, name), text);
const get = (name: string) => readFileSync(join(cwd, name), "utf8");

const FILE = `<?xml version="1.0" encoding="UTF-8"?>
<!-- from elsewhere -->
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:t="urn:tool">
 <file original="a.md" source-language="en" target-language="fr" datatype="plaintext" t:keep='yes'><body>
  <trans-unit id="1"   resname = "title"><source>A <g id="b">bold</g> word.</source>
   <target state='needs-translation'/></trans-unit>
  <trans-unit id="2" approved="yes"><source>Fish &amp; chips</source><target>Poisson</target><t:own/></trans-unit>
 </body></file>
</xliff>
`;
beforeEach(() => put("a.xlf", FILE));

describe("exonym xliff list", () => {
  it("gives one object per segment, inline codes as they stand in the file", async () => {
    const { code, stdout, stderr } = await run(["xliff", "list", "a.xlf", "--json"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(jsonLines(stdout)).toEqual([
      { file: "a.xlf", unit: "1", segment: "1", source: 'A <g id="b">bold</g> word.', target: "", state: "needs-translation", line: 6 }, // biome-ignore format: one object
      {
        file: "a.xlf",
        unit: "2",
        segment: "2",
        source: "Fish &amp; chips",
        target: "Poisson",
        state: "final",
        line: 7,
      },
    ]);
  });

  it("reads standard input", async () => {
    expect(jsonLines((await run(["xliff", "list", "-"], FILE)).stdout)).toHaveLength(2);
  });
});

describe("exonym xliff set", () => {
  const edit = (rest: object) =>
    `${JSON.stringify({ unit: "1", segment: "1", target: 'Un mot <g id="b">gras</g>.', ...rest })}\n`;

  it("changes the segment that was named, and no other byte", async () => {
    const wanted = FILE.replace(
      "<target state='needs-translation'/>",
      "<target state='translated'>Un mot <g id=\"b\">gras</g>.</target>",
    );
    put("edits.jsonl", edit({ state: "translated" }));
    expect(await run(["xliff", "set", "a.xlf", "--edits", "edits.jsonl", "--out", "b.xlf"])).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
    expect([get("b.xlf"), get("a.xlf")]).toEqual([wanted, FILE]);
    expect(
      (await run(["xliff", "set", "a.xlf", "--edits", "-", "--out", "-"], edit({ state: "translated" })))
        .stdout,
    ).toBe(wanted);
    await run(["xliff", "set", "a.xlf", "--edits", "edits.jsonl"]);
    expect(get("a.xlf")).toBe(wanted);
  });

  it("changes nothing where there is no edit", async () => {
    expect((await run(["xliff", "set", "a.xlf", "--edits", "-"], "")).code).toBe(0);
    expect(get("a.xlf")).toBe(FILE);
  });

  it.each<[string, string, RegExp]>([
    ["is no JSON", "{\n", /^edits\.jsonl:1:\d+: /],
    ["names no such segment", edit({ unit: "9" }), /^edits\.jsonl:1:\d+: .*9/],
    ["lacks its target", '{"unit": "1", "segment": "1"}\n', /^edits\.jsonl:1:\d+: /],
    ["has an unknown state", edit({ state: "done" }), /^edits\.jsonl:1:\d+: .*done/],
    ["is no XML", edit({ target: "a < b" }), /^edits\.jsonl:1:\d+: .*not well-formed/],
    ["is wrong on its second line", `${edit({ state: "final" })}nonsense\n`, /^edits\.jsonl:2:\d+: /],
  ])("that %s: leaves the file as it is", async (_, edits, message) => {
    put("edits.jsonl", edits);
    const { code, stdout, stderr } = await run(["xliff", "set", "a.xlf", "--edits", "edits.jsonl"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(get("a.xlf")).toBe(FILE);
  });
});

describe("exonym xliff export and import", () => {
  it("give the file back where nothing was changed, and change what was", async () => {
    await run(["xliff", "export", "a.xlf", "--js", "--out", "a.json"]);
    await run(["xliff", "import", "a.xlf", "--js", "a.json"]);
    expect(get("a.xlf")).toBe(FILE);
    put("a.json", get("a.json").replace("Poisson", "Poisson-frites"));
    const { code, stdout, stderr } = await run(["xliff", "import", "a.xlf", "--js", "a.json", "--out", "-"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain('<target state="translated">Poisson-frites</target><t:own/>');
    expect(get("a.xlf")).toBe(FILE);
  });

  it("speak i18next as well", async () => {
    const { stdout } = await run(["xliff", "export", "a.xlf", "--i18next"]);
    expect(JSON.parse(stdout)).toMatchObject({ "2": { "2": "Poisson" } });
    const back = await run(
      ["xliff", "import", "a.xlf", "--js", "-", "--out", "-"],
      stdout.replace("Poisson", "Frites"),
    );
    expect(back.stdout).toContain('<target state="translated">Frites</target>');
  });

  it("take nothing over from texts that i18next writes as untranslated", async () => {
    const { code } = await run(["xliff", "import", "a.xlf", "--js", "-"], '{"2":{"2":""},"1":{"1":""}}');
    expect([code, get("a.xlf")]).toEqual([0, FILE]);
  });

  it("name the codes that a new text lacks, as set does", async () => {
    const said = "a.xlf:6:4: The target of segment 1 lacks codes of its source: «b».";
    const imported = await run(["xliff", "import", "a.xlf", "--js", "-", "--out", "-"], '{"1":{"1":"gras"}}');
    const edit = '{"unit":"1","segment":"1","target":"gras"}';
    const set = await run(["xliff", "set", "a.xlf", "--edits", "-", "--out", "-"], edit);
    for (const { code, stdout, stderr } of [imported, set]) {
      expect([code, stderr]).toEqual([0, expect.stringContaining(said)]);
      expect(stdout).toContain(">gras</target>");
    }
  });

  it("name standard input as such", async () => {
    const { stderr } = await run(["xliff", "set", "a.xlf", "--edits", "-"], "nonsense");
    expect(stderr).toMatch(/^standard input:1:1: /);
  });

  it.each(["{", '{"resources": 1}'])("refuse %s", async (json) => {
    const { code, stderr } = await run(["xliff", "import", "a.xlf", "--js", "-"], json);
    expect([code, stderr !== ""]).toEqual([2, true]);
    expect(get("a.xlf")).toBe(FILE);
  });
});
