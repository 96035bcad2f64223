import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { isRefused, listArticles, listXliff } from "../../src/project/articles.ts";
import { isThere, listDataFiles } from "../../src/project/data-files.ts";
import { problemOf, put, sandbox } from "./sandbox.ts";

const PATHS = {
  source: "source-articles",
  locales: "locales",
  glossary: "config/glossary",
  segmentation: "config/segmentation",
  memory: "config/memory",
};
const ENDINGS = [".md", ".txt"];
const fr = parseLocale("fr");

function configure(root: string, include: readonly string[] = ["**"], exclude: readonly string[] = []) {
  return { root, paths: PATHS, include, exclude };
}

async function list(root: string, include?: readonly string[], exclude?: readonly string[]) {
  return listArticles(configure(root, include, exclude), ENDINGS);
}

function articles(...paths: string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [`source-articles/${path}`, "text"]));
}

describe("listing", () => {
  it("finds what a format knows, in the order of code units, without hidden things", async () => {
    const root = sandbox(
      articles(
        "b.md",
        "a.TXT",
        "Z.md",
        "ä.md",
        "x/y/z.md",
        "a/b.md",
        "a.b.md",
        "no.png",
        ".hidden.md",
        ".git/a.md",
        "_draft.md",
        "md",
      ),
    );
    expect(await list(root)).toEqual({
      articles: ["Z.md", "_draft.md", "a.TXT", "a.b.md", "a/b.md", "b.md", "x/y/z.md", "ä.md"],
      problems: [],
      refused: [],
    });
  });

  it("heeds include and exclude", async () => {
    const root = sandbox(
      articles("a.md", "2023/a.md", "2024/a.md", "2024/drafts/b.md", "2024/README.md", "drafts/c.md"),
    );
    expect((await list(root, ["20[12]?/**"], ["**/README.md", "2024/drafts/**"])).articles).toEqual([
      "2023/a.md",
      "2024/a.md",
    ]);
    expect((await list(root, ["{2023,drafts}/*.md"])).articles).toEqual(["2023/a.md", "drafts/c.md"]);
    expect((await list(root, ["**"], ["drafts", "2024/**"])).articles).toEqual(["2023/a.md", "a.md"]);
    expect((await list(root, ["*.md"])).articles).toEqual(["a.md"]);
  });

  it("is empty for an empty folder and an error for none", async () => {
    const root = sandbox();
    expect(await problemOf(() => list(root))).toMatchObject({ kind: "usage", file: "source-articles" });
    mkdirSync(join(root, "source-articles"));
    expect((await list(root)).articles).toEqual([]);
    const file = sandbox({ "source-articles": "not a folder" });
    expect(await problemOf(() => list(file))).toMatchObject({ file: "source-articles" });
  });

  it("refuses names that not every system can hold, and goes on", async () => {
    const root = sandbox(articles("aux.md", "a\nb.md", "good.md", "x./y.md", "back\\slash.md"));
    const found = await list(root);
    expect(found.articles).toEqual(["good.md"]);
    expect(found.refused).toEqual(["a\nb.md", "aux.md", "back\\slash.md", "x./y.md"]);
    expect(found.problems.map(({ file }) => file)).toEqual(
      found.refused.map((path) => `source-articles/${path}`),
    );
    for (const { kind, advice } of found.problems) expect([kind, advice]).toEqual(["usage", "Rename it."]);
  });

  it("refuses the second of two names that some system takes for one", async () => {
    const root = sandbox(articles("cafe\u0301.md", "caf\u00e9.md", "good.md"));
    expect(await list(root)).toMatchObject({
      articles: ["cafe\u0301.md", "good.md"],
      refused: ["caf\u00e9.md"],
      problems: [
        { kind: "usage", file: "source-articles/caf\u00e9.md", message: expect.stringContaining("accents") },
      ],
    });
  });

  it.runIf(process.platform === "linux")("refuses a name that is not UTF-8", async () => {
    const root = sandbox(articles("good.md"));
    const bad = Buffer.concat([
      Buffer.from(join(root, "source-articles/b")),
      Buffer.from([0xe9]),
      Buffer.from(".md"),
    ]);
    writeFileSync(bad, "text");
    const found = await list(root);
    expect(found.articles).toEqual(["good.md"]);
    expect(found.problems).toMatchObject([{ message: "The name is not valid UTF-8." }]);
  });

  it("takes many files", async () => {
    const paths = Array.from({ length: 300 }, (_, i) => `${i % 30}/${i}.md`);
    const root = sandbox(articles(...paths));
    expect((await list(root)).articles).toEqual(paths.sort());
  });
});

describe.skipIf(process.platform === "win32")("links and special files", () => {
  it("that lead outside are not followed", async () => {
    const outside = sandbox({ "secret.md": "secret", "folder/deep.md": "secret" });
    const root = sandbox(articles("good.md"));
    symlinkSync(join(outside, "secret.md"), join(root, "source-articles/file.md"));
    symlinkSync(join(outside, "folder"), join(root, "source-articles/folder"));
    symlinkSync("../..", join(root, "source-articles/up"));
    symlinkSync("/etc/passwd", join(root, "source-articles/unknown"));
    const found = await list(root);
    expect(found.articles).toEqual(["good.md"]);
    expect(found.refused).toEqual(["file.md", "folder", "up"]);
    expect(isRefused(found, "folder/deep.md")).toBe(true);
    expect(isRefused(found, "folder")).toBe(true);
    expect(isRefused(found, "folder2.md")).toBe(false);
    for (const { message } of found.problems) expect(message).toContain("leads out of the project");
  });

  it("that lead to something hidden are not followed", async () => {
    const root = sandbox({ ...articles("good.md"), ".git/config": "password", ".env": "password" });
    symlinkSync("../.git/config", join(root, "source-articles/a.md"));
    symlinkSync("../.env", join(root, "source-articles/b.md"));
    symlinkSync("../.git", join(root, "source-articles/c"));
    expect(await list(root)).toMatchObject({ articles: ["good.md"], refused: ["a.md", "b.md", "c"] });
  });

  it("are refused where they lead to what a sync writes, before and after the first one", async () => {
    const root = sandbox(articles("a.md"));
    symlinkSync("..", join(root, "source-articles/all"));
    const advice = expect.stringContaining("exclude it");
    const refusal = { file: "source-articles/all", message: expect.stringContaining("localized"), advice };
    expect(await list(root)).toMatchObject({ articles: ["a.md"], problems: [refusal] });
    mkdirSync(join(root, "locales/fr/articles"), { recursive: true });
    symlinkSync("../locales/fr", join(root, "source-articles/fr"));
    expect(await list(root)).toMatchObject({
      articles: ["a.md"],
      problems: [refusal, { file: "source-articles/fr" }],
    });
  });

  it("that lead inside are followed, also through several", async () => {
    const root = sandbox({ ...articles("good.md"), "content/x/deep.md": "text", "content/lone.md": "text" });
    symlinkSync("../content/x", join(root, "source-articles/x"));
    symlinkSync("../content/lone.md", join(root, "content/link.md"));
    symlinkSync("../content/link.md", join(root, "source-articles/two-steps.md"));
    symlinkSync("../x", join(root, "content/x/again"));
    symlinkSync("../content/link.md", join(root, "source-articles/excluded.md"));
    const found = await list(root, ["**"], ["excluded.md"]);
    expect(found.articles).toEqual(["good.md", "two-steps.md", "x/deep.md"]);
    expect(found.refused).toEqual(["x/again"]);
  });

  it("in circles end, and keep an article's path", async () => {
    const root = sandbox(articles("a/one.md", "b/two.md"));
    symlinkSync("..", join(root, "source-articles/a/up"));
    symlinkSync("../b", join(root, "source-articles/a/b"));
    symlinkSync("self", join(root, "source-articles/self"));
    const found = await list(root);
    expect(found.articles).toEqual(["a/one.md", "b/two.md"]);
    expect(found.refused).toEqual(["a/b", "a/up", "self"]);
  });

  it("that multiply at every step cost no more than the folders there are", async () => {
    const root = sandbox(articles("f/a.md"));
    for (let i = 0; i < 40; i++) symlinkSync(".", join(root, `source-articles/f/l${i}`));
    const found = await list(root);
    expect(found.articles).toEqual(["f/a.md"]);
    expect(found.refused).toHaveLength(40);
  });

  it("that lead nowhere are told where an article would be", async () => {
    const root = sandbox(articles("good.md"));
    symlinkSync("gone.md", join(root, "source-articles/a.md"));
    symlinkSync("gone", join(root, "source-articles/b.png"));
    expect(await list(root)).toMatchObject({ articles: ["good.md"], refused: ["a.md"] });
  });

  it("as the folder itself are followed inside the project only", async () => {
    const outside = sandbox({ "a.md": "text" });
    const root = sandbox({ "content/a.md": "text" });
    symlinkSync("content", join(root, "source-articles"));
    expect((await list(root)).articles).toEqual(["a.md"]);
    const other = sandbox();
    symlinkSync(outside, join(other, "source-articles"));
    expect(await problemOf(() => list(other))).toMatchObject({ kind: "usage", file: "source-articles" });
  });

  it("such as a pipe named as an article are refused, not opened", async () => {
    const root = sandbox(articles("good.md"));
    execFileSync("mkfifo", [join(root, "source-articles/pipe.md"), join(root, "source-articles/pipe.png")]);
    expect(await list(root)).toMatchObject({ articles: ["good.md"], refused: ["pipe.md"] });
  });

  it.skipIf(process.getuid?.() === 0)("such as a folder without permission are told", async () => {
    const root = sandbox(articles("good.md", "locked/a.md"));
    chmodSync(join(root, "source-articles/locked"), 0);
    const found = await list(root);
    chmodSync(join(root, "source-articles/locked"), 0o755);
    expect(found).toMatchObject({ articles: ["good.md"], refused: ["locked"] });
  });

  it("the project itself may be reached through a link", async () => {
    const root = sandbox(articles("a.md"));
    const alias = join(sandbox(), "alias");
    symlinkSync(root, alias);
    expect((await list(alias)).articles).toEqual(["a.md"]);
  });
});

describe("XLIFF files of a locale", () => {
  it("are listed as their articles", async () => {
    const root = sandbox();
    expect(await listXliff(configure(root), fr)).toEqual({ articles: [], problems: [], refused: [] });
    for (const path of [
      "a.md.xlf",
      "a.txt.xlf",
      "x/b.md.xlf",
      "x/b.md.xlf.bak",
      "~a.md.tmp",
      ".a.md.xlf",
      ".xlf",
    ]) {
      put(root, `locales/fr/xliff/${path}`, "<xliff/>");
    }
    expect(await listXliff(configure(root), fr)).toEqual({
      articles: ["a.md", "a.txt", "x/b.md"],
      problems: [],
      refused: [],
    });
  });

  it.skipIf(process.platform === "win32")(
    "that are links leading outside are refused under the article's path",
    async () => {
      const root = sandbox({ "locales/fr/xliff/a.md.xlf": "<xliff/>" });
      symlinkSync("/etc/passwd", join(root, "locales/fr/xliff/b.md.xlf"));
      expect(await listXliff(configure(root), fr)).toMatchObject({ articles: ["a.md"], refused: ["b.md"] });
    },
  );
});

describe("data files", () => {
  it("are listed relative to the project; none where there is no folder", async () => {
    const root = sandbox({
      "config/glossary/b.csv": "",
      "config/glossary/sub/a.TBX": "",
      "config/glossary/notes.md": "",
    });
    expect(await listDataFiles({ root }, "config/glossary", [".csv", ".tbx"])).toEqual([
      "config/glossary/b.csv",
      "config/glossary/sub/a.TBX",
    ]);
    expect(await listDataFiles({ root }, "config/memory", [".tmx"])).toEqual([]);
  });

  it.skipIf(process.platform === "win32")("are never left out unnoticed", async () => {
    const root = sandbox({ "config/glossary/b.csv": "" });
    symlinkSync("/etc/passwd", join(root, "config/glossary/a.csv"));
    expect(await problemOf(() => listDataFiles({ root }, "config/glossary", [".csv"]))).toMatchObject({
      file: "config/glossary/a.csv",
    });
  });

  it("are there or not", async () => {
    const root = sandbox({ "a/b": "" });
    expect(await isThere({ root }, "a/b")).toBe(true);
    expect(await isThere({ root }, "a/c")).toBe(false);
    expect(await isThere({ root }, "a/b/c")).toBe(false);
    renameSync(join(root, "a/b"), join(root, "a/c"));
    expect(await isThere({ root }, "a/c")).toBe(true);
  });
});
