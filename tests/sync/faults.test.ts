import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { plainText } from "../../src/article/content.ts";
import { openProject } from "../../src/sync/project.ts";
import { importMemory } from "../../src/sync/recall.ts";
import type { SyncReport } from "../../src/sync/sync.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { type Newsroom, newsroom, typed } from "./newsroom.ts";

const CONFIG = "sourceLanguages: [en]\nlocales: [fr]\n";
const article = (...paragraphs: string[]) => `---\nlang: en\n---\n\n${paragraphs.join("\n\n")}\n`;
const HARBOUR = "The harbour was closed on Monday evening.";
const MARKET = "The market opened early in the morning.";
const XLIFF = "locales/fr/xliff/a.md.xlf";
const OTHER = "locales/fr/xliff/b.md.xlf";
const RETIRED = "locales/fr/retired.tmx";

let room: Newsroom | undefined;
const outside: string[] = [];
afterEach(() => {
  room?.dispose();
  for (const folder of outside.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function open(articles: Record<string, string>, config = CONFIG): Newsroom {
  room = newsroom(config, articles);
  return room;
}
function elsewhere(): string {
  const folder = mkdtempSync(join(tmpdir(), "exonym-elsewhere-"));
  outside.push(folder);
  return folder;
}
const targets = (one: Newsroom, path = XLIFF) =>
  readXliff(one.read(path), path).segments.map(({ target }) => target && plainText(target));
const said = ({ problems }: SyncReport) =>
  problems.map(({ kind, file, message }) => `${kind} ${file ?? "-"}: ${message}`);

/** Two articles, synced; the first has a person's translation for both its sentences. */
async function translated(): Promise<Newsroom> {
  const one = open({ "a.md": article(HARBOUR, MARKET), "b.md": article(MARKET) });
  await one.sync();
  one.translate(XLIFF, (_, index) => typed(index === 0 ? "Port fermé." : "Marché ouvert."));
  await one.sync();
  return one;
}

describe("a provider that fails", () => {
  const providers: Record<string, [script: string, message: RegExp]> = {
    "by its exit code": [
      "process.stderr.write('no key'); process.exit(1);",
      /failed \(exit code 1\): no key\.$/,
    ],
    "by its silence": ["process.stdin.resume();", /^$/],
    "by nonsense": ["console.log('Bonjour');", /«Bonjour» is not JSON/],
    "by an answer to what was not asked": [
      "console.log(JSON.stringify({ id: 7, text: 'x' }));",
      /was not asked \(7\)/,
    ],
    "by dying": ["process.kill(process.pid, 'SIGKILL');", /signal SIGKILL/],
  };

  it.each(Object.entries(providers))(
    "%s: leaves every article as it is without a machine, and is asked again",
    async (_, [script, message]) => {
      const one = open({ "a.md": article(HARBOUR), "b.md": article(MARKET) });
      one.write("tools/translate.mjs", script);
      one.write("config/exonym.yaml", `${CONFIG}provider: {name: command, command: ["${process.execPath}", tools/translate.mjs]}\nfallback: keep-machine\n`); // biome-ignore format: one line
      const report = await one.sync();
      for (const problem of report.problems) {
        expect(problem.kind).toBe("outside");
        expect(problem.message).toMatch(message);
      }
      const failed = !message.test("");
      expect(report.problems.length > 0).toBe(failed);
      expect([targets(one), targets(one, OTHER)]).toEqual([[null], [null]]);
      expect(one.read("locales/fr/articles/a.md")).toBe(article(HARBOUR));
      const again = await one.sync();
      expect([again.changes, again.due]).toEqual([[], failed ? 2 : 0]);
      one.write("tools/translate.mjs", `for await (const line of (await import("node:readline")).createInterface({ input: process.stdin })) { const { id } = JSON.parse(line); console.log(JSON.stringify({ id, text: "Machine." })); }`); // biome-ignore format: one line
      expect((await one.sync({ force: !failed })).problems).toEqual([]);
      expect(targets(one)).toEqual(["Machine."]);
    },
  );

  it("by not being there: one problem, not one per article", async () => {
    const one = open(
      { "a.md": article(HARBOUR), "b.md": article(MARKET) },
      `${CONFIG}provider: {name: command, command: [./no-such-program]}\n`,
    );
    expect(said(await one.sync())).toEqual([
      expect.stringMatching(/^outside -: The program «\.\/no-such-program» cannot be started/),
    ]);
  });

  it("is never asked for what a person has translated, nor by a frozen sync", async () => {
    const one = await translated();
    one.write("tools/translate.mjs", "require('node:fs').writeFileSync('asked', '');");
    one.write("config/exonym.yaml", `${CONFIG}provider: {name: command, command: ["${process.execPath}", tools/translate.mjs]}\n`); // biome-ignore format: one line
    await one.sync({ force: true });
    one.write("source-articles/c.md", article("Something quite new has happened."));
    await one.sync({ mode: "frozen" });
    expect(one.files().has("asked")).toBe(false);
  });
});

describe("retired.tmx", () => {
  const cut = (one: Newsroom) => one.write("source-articles/a.md", article(MARKET));

  it.each<[string, (one: Newsroom) => void, RegExp]>([
    [
      "is not well-formed",
      (one) => one.write(RETIRED, "<tmx version='1.4'><header/><body><tu>"),
      /^usage .*retired\.tmx: /,
    ],
    [
      "is not UTF-8",
      (one) => one.write(RETIRED, Buffer.from("<tmx>\xe9</tmx>", "latin1")),
      /^usage .*retired\.tmx: /,
    ],
    ["is a merge conflict", (one) => one.write(RETIRED, "<<<<<<< HEAD\n"), /^usage .*retired\.tmx: /],
    ["is a folder", (one) => mkdirSync(join(one.root, RETIRED)), /retired\.tmx: /],
    [
      "is a link to elsewhere",
      (one) => symlinkSync(join(elsewhere(), "x.tmx"), join(one.root, RETIRED)),
      /retired\.tmx: /,
    ],
  ])("that %s lets nothing leave an article, and harms no other", async (_, damage, message) => {
    const one = await translated();
    damage(one);
    const before = one.read(XLIFF);
    cut(one);
    one.write("source-articles/b.md", article(MARKET, "A band played until noon."));
    const report = await one.sync();
    expect(said(report).join("\n")).toMatch(message);
    expect(one.read(XLIFF)).toBe(before);
    expect(targets(one, OTHER)).toEqual(["Marché ouvert.", null]);
    expect((await one.sync()).problems.length).toBeGreaterThan(0);
    expect(one.read(XLIFF)).toBe(before);
    rmSync(join(one.root, RETIRED), { recursive: true });
    expect((await one.sync()).problems).toEqual([]);
    expect([targets(one), one.read(RETIRED).includes("Port fermé.")]).toEqual([["Marché ouvert."], true]);
  });

  it("that may not be written lets nothing leave either, not even what two articles lose at once", async () => {
    const one = await translated();
    one.write("source-articles/c.md", article(HARBOUR, "Nothing else."));
    await one.sync();
    one.translate("locales/fr/xliff/c.md.xlf", (_, index) =>
      index === 0 ? typed("Port fermé.") : undefined,
    );
    one.write("source-articles/d.md", article(HARBOUR.replace("Monday", "Friday"), "Or so they say."));
    await one.sync();
    one.translate("locales/fr/xliff/d.md.xlf", () => typed("Vendredi."));
    one.write("source-articles/d.md", article("Or so they say."));
    await one.sync();
    chmodSync(join(one.root, RETIRED), 0o444);
    const before = [XLIFF, "locales/fr/xliff/c.md.xlf"].map((path) => one.read(path));
    cut(one);
    one.write("source-articles/c.md", article("Nothing else."));
    const report = await one.sync();
    expect(said(report).filter((line) => line.includes("write-protected"))).toHaveLength(1);
    expect([XLIFF, "locales/fr/xliff/c.md.xlf"].map((path) => one.read(path))).toEqual(before);
    chmodSync(join(one.root, RETIRED), 0o644);
    expect((await one.sync()).problems).toEqual([]);
    expect(one.read(RETIRED)).toContain("Port fermé.");
  });

  it("that cannot be read lets no file of a gone article be pruned", async () => {
    const one = await translated();
    one.write(RETIRED, "<tmx>");
    one.remove("source-articles/a.md");
    const report = await one.sync({ prune: true });
    expect(said(report).join("\n")).toContain("retired.tmx");
    expect([one.files().has(XLIFF), one.files().has("locales/fr/articles/a.md")]).toEqual([true, true]);
    one.remove(RETIRED);
    expect((await one.sync({ prune: true })).problems).toEqual([]);
    expect([one.files().has(XLIFF), one.read(RETIRED).includes("Port fermé.")]).toEqual([false, true]);
  });
});

describe("folders that are not what they should be", () => {
  it("a locale that is a link to elsewhere: nothing is written there, others go on", async () => {
    const one = open({ "a.md": article(HARBOUR) }, CONFIG.replace("[fr]", "[fr, ja]"));
    const away = elsewhere();
    mkdirSync(join(one.root, "locales"));
    symlinkSync(away, join(one.root, "locales/fr"));
    const report = await one.sync();
    expect(report.problems.length).toBeGreaterThan(0);
    for (const problem of report.problems) expect(problem.file).toContain("locales/fr");
    expect(readdirSync(away)).toEqual([]);
    expect(one.files().has("locales/ja/xliff/a.md.xlf")).toBe(true);
  });

  it.each<[string, string]>([
    ["locales", "locales"],
    ["a locale", "locales/fr"],
    ["its XLIFF folder", "locales/fr/xliff"],
    ["its articles' folder", "locales/fr/articles"],
  ])("a file in place of %s stays, and is named", async (_, path) => {
    const one = open({ "a.md": article(HARBOUR) });
    one.write(path, "mine");
    const report = await one.sync().catch((error: unknown) => error);
    const message = report instanceof Error ? report.message : said(report as SyncReport).join("\n"); // either it fails or it reports
    expect(message).toContain("locales");
    expect(message).toMatch(/file|folder|stands/i);
    expect(one.read(path)).toBe("mine");
  });

  it.each<[string, string]>([
    ["a XLIFF file", XLIFF],
    ["a localized article", "locales/fr/articles/a.md"],
    ["a manifest", "locales/fr/manifest.json"],
  ])("a folder in place of %s stays, is named, and others go on", async (_, path) => {
    const one = open({ "a.md": article(HARBOUR), "b.md": article(MARKET) });
    mkdirSync(join(one.root, path, "mine"), { recursive: true });
    const report = await one.sync();
    expect(said(report).join("\n")).toContain(path);
    expect(existsSync(join(one.root, path, "mine"))).toBe(true);
    expect(one.files().has(OTHER)).toBe(true);
    rmSync(join(one.root, path), { recursive: true });
    expect((await one.sync()).problems).toEqual([]);
    expect((await one.sync({ mode: "frozen" })).changes).toEqual([]);
  });
});

describe("files that are not what they should be", () => {
  it("a XLIFF file into another language is left alone, and named", async () => {
    const one = await translated();
    const german = one.read(XLIFF).replace('target-language="fr"', 'target-language="de"');
    one.write(XLIFF, german);
    const report = await one.sync();
    expect(said(report)).toEqual([
      `usage ${XLIFF}: The file is a translation into de, but stands in the folder of fr.`,
    ]);
    expect(one.read(XLIFF)).toBe(german);
    expect(targets(one, OTHER)).toEqual(["Marché ouvert."]);
  });

  it("a XLIFF file without a target language gets its folder's", async () => {
    const one = await translated();
    one.write(XLIFF, one.read(XLIFF).replace(' target-language="fr"', ""));
    expect((await one.sync()).problems).toEqual([]);
    expect(one.read(XLIFF)).toContain('target-language="fr"');
    expect(targets(one)).toEqual(["Port fermé.", "Marché ouvert."]);
  });

  it("an empty XLIFF file is no reason to begin anew", async () => {
    const one = await translated();
    one.write(XLIFF, "");
    expect(said(await one.sync())).toEqual([expect.stringContaining(`usage ${XLIFF}: `)]);
    expect(one.read(XLIFF)).toBe("");
  });

  it("two articles that differ in case alone: the first is worked on, the other named, and nothing of it pruned", async () => {
    const one = open({ "A.md": article(HARBOUR), "a.md": article(MARKET) });
    one.write(XLIFF, '<xliff version="1.2"><file original="a.md" source-language="en" target-language="fr" datatype="x"><body/></file></xliff>'); // biome-ignore format: one line
    const report = await one.sync({ prune: true });
    expect(said(report)).toEqual([expect.stringContaining("differs from «A.md» only in case")]);
    expect(report.orphans).toEqual([]);
    expect([one.files().has("locales/fr/xliff/A.md.xlf"), one.files().has(XLIFF)]).toEqual([true, true]);
  });

  it("furniture with mistakes: named, the rest holds, and articles go on", async () => {
    const one = open({ "a.md": article(HARBOUR, "(Photo: Reuters)") });
    one.write(
      "locales/fr/furniture.json",
      '{"photoCredit": "(Image {{credit}})", "bylin": "Par {{author}}"}',
    );
    const report = await one.sync();
    expect(said(report)).toEqual([expect.stringMatching(/^usage locales\/fr\/furniture\.json: .*bylin/)]);
    expect(one.read("locales/fr/articles/a.md")).toContain("(Image Reuters)");
  });

  it("furniture that is not JSON: its locale stays as it was, one problem says so, others go on", async () => {
    const one = open(
      { "a.md": article(HARBOUR), "b.md": article(MARKET) },
      CONFIG.replace("[fr]", "[fr, ja]"),
    );
    await one.sync();
    const before = one.files();
    one.write("locales/fr/furniture.json", '{"photoCredit": ');
    one.write("source-articles/a.md", article(MARKET));
    const report = await one.sync();
    expect(said(report)).toEqual([
      expect.stringMatching(/^usage locales\/fr\/furniture\.json: The file is not valid JSON/),
    ]);
    expect(one.read("locales/fr/articles/a.md")).toBe(before.get("locales/fr/articles/a.md"));
    expect(one.read("locales/ja/articles/a.md")).toBe(article(MARKET));
    one.remove("locales/fr/furniture.json");
    expect((await one.sync()).problems).toEqual([]);
    expect(one.read("locales/fr/articles/a.md")).toBe(article(MARKET));
  });

  it.each(["", "{", "[]", "<<<<<<< HEAD\n"])(
    "a manifest that is %j is made anew, all of it",
    async (text) => {
      const one = await translated();
      const before = one.read("locales/fr/manifest.json");
      one.write("locales/fr/manifest.json", text);
      expect((await one.sync()).problems).toEqual([]);
      expect(one.read("locales/fr/manifest.json")).toBe(before);
    },
  );

  it("a memory with mistakes: named, and the sync goes on", async () => {
    const one = open({ "a.md": article(HARBOUR) });
    one.write("config/memory/bad.tmx", "<tmx>");
    one.write("config/memory/good.tsv", `en\tfr\n${HARBOUR}\tPort fermé.\n`);
    expect(said(await one.sync())).toEqual([expect.stringMatching(/^usage config\/memory\/bad\.tmx: /)]);
    expect(targets(one)).toEqual(["Port fermé."]);
  });

  it("segmentation rules with mistakes: placed, and nothing is done by other rules", async () => {
    const one = await translated();
    const before = one.files();
    one.write("config/segmentation/house.srx", "<srx>");
    one.write("source-articles/a.md", article(MARKET));
    const report = await one.sync().catch((error: unknown) => error);
    const message = report instanceof Error ? report.message : said(report as SyncReport).join("\n"); // either it fails or it reports
    expect(message).toContain("config/segmentation/house.srx");
    expect(one.read(XLIFF)).toBe(before.get(XLIFF));
  });
});

it("imports no memory through a link, and over no other", async () => {
  const one = open({});
  const away = elsewhere();
  mkdirSync(join(one.root, "config"), { recursive: true });
  symlinkSync(away, join(one.root, "config/memory"));
  one.write("m.tsv", `en\tfr\n${HARBOUR}\tPort fermé.\n`);
  await expect(importMemory(await openProject(one.root), join(one.root, "m.tsv"))).rejects.toMatchObject({
    problem: { kind: "outside" },
  });
  expect(readdirSync(away)).toEqual([]);
});
