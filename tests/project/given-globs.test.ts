import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { filesMatching } from "../../src/project/given-globs.ts";

const root = mkdtempSync(join(tmpdir(), "exonym-globs-"));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, "news/world"), { recursive: true });
for (const name of ["news/a.md", "news/b.html", "news/world/c.md", "news/[d].md", "news/.e.md"]) {
  writeFileSync(join(root, name), "");
}
const matching = async (pattern: string) =>
  (await filesMatching(join(root, pattern), [".md", ".html"])).map((file) => file.slice(root.length + 1));

describe("filesMatching", () => {
  it.each([
    ["news/a.md", ["news/a.md"]],
    ["news", ["news/[d].md", "news/a.md", "news/b.html", "news/world/c.md"]],
    ["news/*.md", ["news/[d].md", "news/a.md"]],
    ["news/**/*.md", ["news/[d].md", "news/a.md", "news/world/c.md"]],
    ["*/b.{html,md}", ["news/b.html"]],
    ["news/[d].md", ["news/[d].md"]],
  ])("finds %s", async (pattern, files) => {
    expect(await matching(pattern)).toEqual(files);
  });

  it.each(["none.md", "news/*.xml", "nowhere/*.md"])("says that there is no %s", async (pattern) => {
    await expect(matching(pattern)).rejects.toThrow(/There is no/);
  });
});
