import { afterEach, describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { openProject } from "../../src/sync/project.ts";
import { openSession } from "../../src/sync/session.ts";
import { type Survey, survey } from "../../src/sync/survey.ts";
import { fr } from "./made.ts";
import { type Newsroom, newsroom, typed } from "./newsroom.ts";

const ja = parseLocale("ja");
const article = (...paragraphs: string[]) => `---\nlang: en\n---\n\n${paragraphs.join("\n\n")}\n`;
const HARBOUR = "The harbour was closed on Monday evening.";
const MARKET = "The market opened early in the morning.";
const XLIFF = "locales/fr/xliff/a.md.xlf";

let room: Newsroom | undefined;
afterEach(() => room?.dispose());

/** Two articles that were synced into two locales. */
async function synced(): Promise<Newsroom> {
  const one = newsroom("sourceLanguages: [en]\nlocales: [fr, ja]\n", {
    "a.md": article(HARBOUR, MARKET),
    "b.md": article(HARBOUR),
  });
  room = one;
  await one.sync();
  return one;
}

async function surveyed(one: Newsroom, { locales = [fr, ja], force = false } = {}): Promise<Survey> {
  const session = await openSession(one.root, { mode: "write", wait: false });
  try {
    return await survey(await openProject(one.root), session, { locales, force });
  } finally {
    session.close();
  }
}
const due = async (one: Newsroom) =>
  (await surveyed(one)).due.map((job) => `${job.locale}/${job.article}`).sort();

describe("what is due", () => {
  it("is nothing after a sync, and everything where that is asked for or nothing is known", async () => {
    const one = await synced();
    expect(await due(one)).toEqual([]);
    expect((await surveyed(one, { force: true })).due).toHaveLength(4);
    one.remove(".exonym");
    expect(await due(one)).toEqual(["fr/a.md", "fr/b.md", "ja/a.md", "ja/b.md"]);
  });

  it.each<[string, (one: Newsroom) => void, string[]]>([
    [
      "a source article was edited",
      (one) => one.write("source-articles/b.md", article(MARKET)),
      ["fr/b.md", "ja/b.md"],
    ],
    [
      "a XLIFF file was edited",
      (one) => one.translate(XLIFF, (_, index) => (index === 1 ? typed("Marché.") : undefined)),
      ["fr/a.md"],
    ],
    ["a XLIFF file is gone", (one) => one.remove(XLIFF), ["fr/a.md"]],
    ["a localized article was edited", (one) => one.write("locales/ja/articles/a.md", "mine"), ["ja/a.md"]],
    ["a localized article is gone", (one) => one.remove("locales/ja/articles/a.md"), ["ja/a.md"]],
    [
      "an article is new",
      (one) => one.write("source-articles/c.md", article(MARKET)),
      ["fr/c.md", "ja/c.md"],
    ],
    ["an article is gone", (one) => one.remove("source-articles/b.md"), []],
    ["a record was edited", (one) => one.write("locales/fr/manifest.json", "{}"), ["fr/a.md", "fr/b.md"]],
    ["a record is gone", (one) => one.remove("locales/ja/manifest.json"), ["ja/a.md", "ja/b.md"]],
    [
      "a setting changed that decides texts",
      (one) => one.write("config/exonym.yaml", `${one.read("config/exonym.yaml")}fallback: keep-machine\n`),
      ["fr/a.md", "fr/b.md", "ja/a.md", "ja/b.md"],
    ],
    [
      "a setting changed that decides none",
      (one) =>
        one.write(
          "config/exonym.yaml",
          `${one.read("config/exonym.yaml")}concurrency: 1\nchecks: {numbers: off}\n`,
        ),
      [],
    ],
    [
      "furniture was added",
      (one) => one.write("locales/fr/furniture.json", '{"photoCredit": "(Image {{credit}})"}'),
      ["fr/a.md", "fr/b.md", "ja/a.md", "ja/b.md"],
    ],
    [
      "a memory has a sentence that is wanted",
      (one) => one.write("config/memory/m.tsv", `en\tfr\n${HARBOUR}\tPort fermé.\n`),
      ["fr/a.md", "fr/b.md"],
    ],
    [
      "a memory has nothing that is wanted",
      (one) => one.write("config/memory/m.tsv", "en\tfr\nAnother sentence.\tAutre.\n"),
      [],
    ],
    ["a file was only touched", (one) => one.write("source-articles/b.md", article(HARBOUR)), []],
  ])("where %s", async (_, change, wanted) => {
    const one = await synced();
    change(one);
    expect(await due(one)).toEqual(wanted);
  });

  it("is an article whose sentence somebody translated in another one", async () => {
    const one = await synced();
    one.translate(XLIFF, (_, index) => (index === 0 ? typed("Port fermé.") : undefined));
    expect(await due(one)).toEqual(["fr/a.md", "fr/b.md"]);
    await one.sync();
    // What has a translation wants none.
    one.write("config/memory/m.tsv", `en\tfr\n${HARBOUR}\tLe port est fermé.\n`);
    expect(await due(one)).toEqual([]);
  });
});

describe("what is found", () => {
  it("are files by their fingerprints, and XLIFF files without article", async () => {
    const one = await synced();
    one.remove("source-articles/b.md");
    const found = await surveyed(one, { locales: [fr] });
    expect(found.jobs).toMatchObject([
      { article: "a.md", locale: "fr", source: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(found.orphans).toEqual([
      { article: "b.md", locale: "fr" },
      { article: "b.md", locale: "ja" },
    ]);
    expect(found.problems).toEqual([]);
  });

  it("is nothing of a project without articles", async () => {
    room = newsroom("sourceLanguages: [en]\nlocales: [fr]\n");
    expect(await surveyed(room, { locales: [fr] })).toMatchObject({
      jobs: [],
      due: [],
      orphans: [],
      problems: [],
    });
    expect((await room.sync()).changes).toEqual([]);
  });
});
