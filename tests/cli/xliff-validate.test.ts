import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { inProcess, jsonLines } from "./in-process.ts";

const cwd = mkdtempSync(join(tmpdir(), "exonym-validate-"));
afterAll(() => rmSync(cwd, { recursive: true }));
const run = (...args: string[]) => inProcess(["xliff", "validate", ...args], { cwd });

const GOOD = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en">
 <file id="f1"><unit id="u1"><segment><source>Kyiv</source></segment></unit></file>
</xliff>
`;
writeFileSync(join(cwd, "good.xlf"), GOOD);
writeFileSync(join(cwd, "bad.xlf"), GOOD.replace("<segment>", '<segment state="final">'));
writeFileSync(join(cwd, "broken.xlf"), GOOD.replace("</file>", ""));
writeFileSync(join(cwd, "latin.xlf"), Buffer.from([0x3c, 0xe9, 0x2f, 0x3e]));

describe("exonym xliff validate", () => {
  it("finds nothing in a valid file", async () => {
    expect(await run("good.xlf")).toMatchObject({
      code: 0,
      stdout: "",
      stderr: "Nothing found in 1 file.\n",
    });
  });

  it("says one line for each violation, with place and rule", async () => {
    const { code, stdout } = await run("good.xlf", "bad.xlf");
    expect(code).toBe(1);
    expect(stdout).toBe(
      "bad.xlf:2:30: The segment is final, but has no target. Add the target, or set the state to initial. (state-target)\n",
    );
  });

  it("goes on behind a file that is not XML", async () => {
    const { code, stdout } = await run("broken.xlf", "bad.xlf", "--json");
    expect(code).toBe(1);
    expect(jsonLines(stdout)).toMatchObject([
      { file: "broken.xlf", line: 3, rule: "well-formed", severity: "error" },
      { file: "bad.xlf", line: 2, column: 30, rule: "state-target", severity: "error" },
    ]);
  });

  it.each(["none.xlf", "latin.xlf"])(
    "goes on behind %s, which cannot be read, and says so by the exit code",
    async (file) => {
      const { code, stdout } = await run(file, "bad.xlf", "--json");
      expect(code).toBe(2);
      expect(jsonLines(stdout)).toMatchObject([
        { file, rule: "readable" },
        { file: "bad.xlf", rule: "state-target" },
      ]);
    },
  );
});
