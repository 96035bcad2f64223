import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { inProcess, jsonLines } from "./in-process.ts";

const cwd = mkdtempSync(join(tmpdir(), "exonym-verify-"));
afterAll(() => rmSync(cwd, { recursive: true }));
mkdirSync(join(cwd, "news"));
const run = (...args: string[]) => inProcess(["verify", ...args], { cwd });
const put = (name: string, text: string) => writeFileSync(join(cwd, name), text);

put("news/a.md", "# One\n\nTwo **three** four.\n");
put("news/b.txt", "One. Two.\n");
put("news/c.png", "");
put("empty.md", "");

const KEPT = "own kept, accented kept, special kept, cjk kept, rtl kept";
const A = `news/a.md: byte-exact, ${KEPT}
  for translators: 1 heading, 1 paragraph (82 % of the characters)
  protected inside: 1 strong
`;

describe("exonym verify", () => {
  it("tells what is exact, what goes to translators and what does not", async () => {
    expect(await run("news/a.md")).toEqual({ code: 0, stdout: A, stderr: "" });
    expect((await run("empty.md")).stdout).toContain("for translators: nothing (0 % of the characters)");
  });

  it("takes folders and patterns, and sums up", async () => {
    for (const given of [["news"], ["news/*"], ["news/a.md", "news/b.txt"]]) {
      const { code, stdout, stderr } = await run(...given);
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout.startsWith(A)).toBe(true);
      expect(stdout).toContain(
        "\n2 of 2 byte-exact; structure kept: own 2, accented 2, special 2, cjk 2, rtl 2; 0 damaged\n",
      );
    }
  });

  it("gives one object per file, also for one that it cannot read", async () => {
    const { code, stdout, stderr } = await run("news/a.md", "none.md", "--json");
    expect(jsonLines(stdout)).toEqual([
      {
        file: "news/a.md",
        format: "markdown",
        identity: true,
        structure: { own: "kept", accented: "kept", special: "kept", cjk: "kept", rtl: "kept" },
        refused: { own: 0, accented: 0, special: 0, cjk: 0, rtl: 0 },
        reason: null,
        exposed: { heading: 1, paragraph: 1 },
        protected: { strong: 1 },
        share: expect.any(Number),
        findings: [],
      },
      {
        file: "none.md",
        identity: false,
        structure: {},
        reason: "none.md: There is no such file. Check the path.",
      },
    ]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      "none.md: There is no such file. Check the path.\n1 of 2 byte-exact; structure kept: own 1, accented 1, special 1, cjk 1, rtl 1; 0 damaged\n",
    );
  });

  it.each(["none", "news/*.pdf"])("says that there is no %s", async (path) => {
    const { code, stderr } = await run(path);
    expect([code, stderr]).toEqual([2, `${path}: There is no such file. Check the path.\n`]);
  });
});
