import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { parseConfiguration } from "../../src/project/configuration.ts";
import { type Newsroom, newsroom, typed } from "../sync/newsroom.ts";
import { inProcess, jsonLines } from "./in-process.ts";

const CONFIG = "sourceLanguages: [en]\nlocales: [fr, ja]\n";
const ARTICLE = "---\nlang: en\n---\n\nThe library opened on Monday.\n\nMany people came.\n";

const opened: Newsroom[] = [];
function open(articles: Record<string, string> = { "a.md": ARTICLE }, config = CONFIG): Newsroom {
  const room = newsroom(config, articles);
  opened.push(room);
  return room;
}
afterEach(() => {
  for (const room of opened.splice(0)) room.dispose();
});
const run = (room: Newsroom, ...args: string[]) => inProcess(args, { cwd: room.root });

describe("exonym init", () => {
  const folder = () => {
    const root = mkdtempSync(join(tmpdir(), "exonym-init-"));
    const read = (path: string) => readFileSync(join(root, path), "utf8");
    return { root, read, [Symbol.dispose]: () => rmSync(root, { recursive: true }) };
  };

  it("begins a project that is valid and can be synced, and asks nothing", async () => {
    using place = folder();
    const first = await inProcess(["init"], { cwd: place.root });
    expect([first.code, first.stdout]).toEqual([0, ""]);
    const text = place.read("config/exonym.yaml");
    expect(text.split("\n").filter((line) => /^\w/.test(line))).toEqual([
      "sourceLanguages: [en]",
      "locales: [fr]",
    ]);
    expect(parseConfiguration(text, "x", place.root).problems).toEqual([]);
    expect(place.read(".gitignore")).toBe(".exonym/\nnode_modules/\n");
    writeFileSync(join(place.root, "source-articles/a.md"), ARTICLE);
    expect((await inProcess(["sync"], { cwd: place.root })).code).toBe(0);
    expect(place.read("locales/fr/articles/a.md")).toBe(ARTICLE);
  });

  it("has comments whose examples are valid too", async () => {
    using place = folder();
    await inProcess(["init", "--quiet"], { cwd: place.root });
    const all = place.read("config/exonym.yaml").replaceAll(/^#(?=[a-z]\w*:| {2}[a-z]\w*:)/gm, "");
    expect(parseConfiguration(all, "x", place.root).problems).toEqual([]);
  });

  it("never overwrites", async () => {
    using place = folder();
    mkdirSync(join(place.root, "config"));
    writeFileSync(join(place.root, "config/exonym.yaml"), CONFIG);
    writeFileSync(join(place.root, ".gitignore"), "node_modules\n");
    const { code, stderr } = await inProcess(["init"], { cwd: place.root });
    expect(code).toBe(0);
    expect(stderr).toContain("config/exonym.yaml: is there already");
    expect([place.read("config/exonym.yaml"), place.read(".gitignore")]).toEqual([CONFIG, "node_modules\n"]);
  });

  it("says what is in the way, and leaves it", async () => {
    using place = folder();
    writeFileSync(join(place.root, "source-articles"), "mine");
    const { code, stderr } = await inProcess(["init"], { cwd: place.root });
    expect([code, place.read("source-articles")]).toEqual([3, "mine"]);
    expect(stderr).toMatch(/^source-articles: .*\.\n$/m);
    expect(stderr).not.toContain("Exonym itself failed");
  });

  it("makes nothing outside, whatever links say", async () => {
    using place = folder();
    using elsewhere = folder();
    symlinkSync(elsewhere.root, join(place.root, "config"));
    const { code } = await inProcess(["init"], { cwd: place.root });
    expect([code, existsSync(join(elsewhere.root, "glossary")), existsSync(join(elsewhere.root, "exonym.yaml"))]).toEqual([3, false, false]); // biome-ignore format: one line
  });
});

describe("exonym sync", () => {
  it("tells its plan, and as JSON all of its report, and writes nothing", async () => {
    const room = open();
    const before = room.files();
    const plan = await run(room, "sync", "--dry-run");
    expect([plan.code, plan.stdout.split("\n").toSorted().slice(1)]).toEqual([
      0,
      ["fr", "ja"].flatMap((locale) => [`create locales/${locale}/articles/a.md`, `create locales/${locale}/manifest.json`, `create locales/${locale}/xliff/a.md.xlf`]), // biome-ignore format: one line
    ]);
    const report = await run(room, "sync", "--dry-run", "--json", "--quiet");
    expect(report.stderr).toBe("");
    expect(JSON.parse(report.stdout)).toMatchObject({
      jobs: 2,
      due: 2,
      problems: [],
      warnings: [],
      orphans: [],
      aborted: false,
    });
    expect(JSON.parse(report.stdout).changes).toContainEqual({
      path: "locales/fr/xliff/a.md.xlf",
      kind: "create",
    });
    expect(room.files()).toEqual(before);
    expect(existsSync(join(room.root, ".exonym"))).toBe(false);
  });

  it("frozen: exits with 1 where something is out of date, names it, and writes nothing", async () => {
    const room = open();
    await room.sync();
    expect(await run(room, "sync", "--frozen", "--quiet")).toEqual({ code: 0, stdout: "", stderr: "" });
    room.write("source-articles/a.md", ARTICLE.replace("Many", "Some"));
    const before = room.files();
    const { code, stdout } = await run(room, "sync", "--frozen");
    expect([code, stdout.includes("update locales/fr/xliff/a.md.xlf\n")]).toEqual([1, true]);
    expect(room.files()).toEqual(before);
    room.write("source-articles/b.md", "");
    expect((await run(room, "sync", "--frozen")).code).toBe(2);
  });

  it("says on standard error what it did, and nothing on standard output", async () => {
    const room = open();
    const first = await run(room, "sync");
    expect([first.code, first.stdout]).toEqual([0, ""]);
    expect(first.stderr).toBe("2 translations (articles × locales), 2 looked at, 6 files written.\n");
    expect((await run(room, "sync")).stderr).toContain("0 looked at, nothing to write.");
  });

  it("works on the locales asked for alone, and refuses one that is not the project's", async () => {
    const room = open();
    await run(room, "sync", "--locale", "ja");
    expect([...room.files().keys()].filter((path) => path.startsWith("locales/")).every((path) => path.startsWith("locales/ja/"))).toBe(true); // biome-ignore format: one line
    for (const command of ["sync", "status", "check"]) {
      const { code, stdout, stderr } = await run(room, command, "--locale", "ja,frr");
      expect([command, code, stdout]).toEqual([command, 2, ""]);
      expect(stderr).toBe("frr is not among the project's locales (fr, ja). Did you mean fr?\n");
    }
    expect(existsSync(join(room.root, "locales/frr"))).toBe(false);
  });

  it("names translations whose article is gone, and retires them when asked to", async () => {
    const room = open({ "a.md": ARTICLE, "b.md": ARTICLE.replace("library", "theatre") });
    await room.sync();
    room.translate("locales/fr/xliff/a.md.xlf", () => typed("Traduit."));
    room.remove("source-articles/a.md");
    const { code, stderr } = await run(room, "sync");
    expect([code, stderr.includes("locales/fr/xliff/a.md.xlf: The article is gone.")]).toEqual([0, true]);
    expect((await run(room, "sync", "--prune")).code).toBe(0);
    expect(room.read("locales/fr/retired.tmx")).toContain("Traduit.");
    expect(room.files().has("locales/fr/xliff/a.md.xlf")).toBe(false);
  });
});

describe("exonym status", () => {
  it("gives one object per locale and article", async () => {
    const room = open();
    await room.sync();
    room.translate("locales/fr/xliff/a.md.xlf", (_, index) =>
      index === 0 ? typed("Ouvert.", "final") : undefined,
    );
    const { code, stdout, stderr } = await run(room, "status", "--json");
    expect([code, stderr]).toEqual([0, ""]);
    const states = { "needs-translation": 1, "needs-adaptation": 0, "needs-review-translation": 0, translated: 0, "signed-off": 0, final: 1 }; // biome-ignore format: one line
    expect(jsonLines(stdout)).toEqual([
      { locale: "fr", article: "a.md", words: 8, segments: 2, states, undecided: 0, percent: 62 },
      {
        locale: "ja",
        article: "a.md",
        words: 8,
        segments: 2,
        states: { ...states, "needs-translation": 2, final: 0 },
        undecided: 0,
        percent: 0,
      },
    ]);
  });

  it("shows people a table, of the locales asked for", async () => {
    const room = open();
    await room.sync();
    const { stdout } = await run(room, "status", "--locale", "ja");
    expect(stdout).toMatch(/^ja\s+8\s+2\s+0.*0 %$/m);
    expect(stdout).toMatch(/^ {2}a\.md\s+8/m);
    expect(stdout).not.toContain("fr");
  });

  it("counts what it can read, names what it cannot, and exits with 2", async () => {
    const room = open({ "a.md": ARTICLE, "b.md": ARTICLE });
    await room.sync();
    room.write("locales/fr/xliff/a.md.xlf", "<xliff>");
    const { code, stdout, stderr } = await run(room, "status", "--json");
    expect([code, jsonLines(stdout).length]).toEqual([2, 3]);
    expect(stderr).toMatch(/^locales\/fr\/xliff\/a\.md\.xlf:\d+:\d+: /);
  });

  it("says where there is no project", async () => {
    const room = open();
    const elsewhere = await inProcess(["status"], { cwd: join(room.root, "source-articles") });
    expect(elsewhere).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining("Run «exonym init»"),
    });
    const named = await inProcess(["status", "--config", "../config/none.yaml"], {
      cwd: join(room.root, "source-articles"),
    });
    expect(named).toMatchObject({ code: 2, stderr: expect.stringContaining("../config/none.yaml: ") });
  });
});

describe("exonym memory", () => {
  const room = () => open({ "a.md": ARTICLE });

  it("takes a memory in, once, and finds its sentences", async () => {
    const one = room();
    one.write(
      "archive.tsv",
      "en\tfr\nNobody came.\tPersonne n’est venu.\nMany people came.\tBeaucoup de monde.\n",
    );
    expect(await run(one, "memory", "import", "archive.tsv")).toMatchObject({
      code: 0,
      stdout: "",
      stderr: "config/memory/archive.tsv: 2 translations. The next sync uses them.\n",
    });
    expect((await run(one, "memory", "import", "archive.tsv")).code).toBe(0);
    const search = ["memory", "search", "--source", "en", "--target", "fr", "--json"];
    const { code, stdout, stderr } = await run(one, ...search, "Nobody came.");
    expect([code, stderr]).toEqual([0, ""]);
    expect(jsonLines(stdout)).toEqual([
      {
        query: "Nobody came.",
        matches: [{ score: 100, kind: "exact", source: "Nobody came.", target: "Personne n’est venu.", origin: expect.stringContaining("archive.tsv") }], // biome-ignore format: one object
      },
    ]);
    const lines = await inProcess([...search, "--lines"], {
      cwd: one.root,
      input: "Who?\n\nMany people came.\n",
    });
    expect(jsonLines(lines.stdout)).toMatchObject([
      { query: "Who?", matches: [] },
      { query: "", matches: [] },
      { query: "Many people came.", matches: [{ target: "Beaucoup de monde." }] },
    ]);
    await one.sync();
    expect(one.read("locales/fr/articles/a.md")).toContain("Beaucoup de monde.");
  });

  it.each(["abc", "-1", "101", "", "NaN", "1e999"])("refuses a least score of «%s»", async (min) => {
    const { code, stdout, stderr } = await run(room(), "memory", "search", "--source", "en", "--target", "fr", `--min=${min}`, "x"); // biome-ignore format: one line
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("Give a number from 0 to 100.");
  });

  it("refuses what is no memory, what has mistakes, and another file of a name that is taken", async () => {
    const one = room();
    one.write("a.docx", "x");
    one.write("bad.tmx", "<tmx>");
    one.write("bad.csv", "en,nonsense!\na,b\n");
    one.write("config/memory/m.tsv", "en\tfr\nA.\tB.\n");
    one.write("m.tsv", "en\tfr\nA.\tC.\n");
    for (const [file, message] of [
      ["a.docx", "no memory that can be read"],
      ["bad.tmx", "bad.tmx:1:"],
      ["bad.csv", "bad.csv:1:"],
      ["m.tsv", "Another memory of this name"],
      ["none.tmx", "no such file"],
    ] as const) {
      // biome-ignore format: a table
      const { code, stdout, stderr } = await run(one, "memory", "import", file);
      expect([file, code, stdout]).toEqual([file, 2, ""]);
      expect(stderr).toContain(message);
    }
    expect(one.read("config/memory/m.tsv")).toContain("B.");
    expect([...one.files().keys()].filter((path) => path.startsWith("config/memory/"))).toEqual([
      "config/memory/m.tsv",
    ]);
  });
});
