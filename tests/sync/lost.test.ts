import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { plainText } from "../../src/article/content.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { type Newsroom, newsroom, typed } from "./newsroom.ts";

const XLIFF = "locales/fr/xliff/a.md.xlf";
const LOCALIZED = "locales/fr/articles/a.md";
const MANIFEST = "locales/fr/manifest.json";
const RETIRED = "locales/fr/retired.tmx";
const SENTENCES = [
  "The harbour was closed on Monday.",
  "The market opened early.",
  "Nobody had been told of it.",
  "The mayor apologised later.",
  "Ships waited outside.",
];
const ARTICLE = `---\nlang: en\n---\n\n${SENTENCES.join("\n\n")}\n`;

let room: Newsroom | undefined;
const folders: string[] = [];
afterEach(() => {
  room?.dispose();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A project whose translations the index knows, and its file as it was first sent out. */
async function translated(version = "1.2"): Promise<{ one: Newsroom; sent: string }> {
  const config = `sourceLanguages: [en]\nlocales: [fr]\nxliff: { version: "${version}" }\n`;
  const one = newsroom(config, { "a.md": ARTICLE });
  room = one;
  await one.sync();
  const sent = one.read(XLIFF);
  one.translate(XLIFF, (_, index) => typed(`Phrase ${index}.`));
  await one.sync();
  return { one, sent };
}

const targets = (one: Newsroom) =>
  readXliff(one.read(XLIFF), XLIFF).segments.map(({ target }) => plainText(target ?? []));
const ALL = SENTENCES.map((_, index) => `Phrase ${index}.`);

describe("a file put in the place of ours", () => {
  it.each(["1.2", "2.1"])("with empty targets: people's translations are put back (%s)", async (version) => {
    const { one, sent } = await translated(version);
    const before = one.read(LOCALIZED);
    one.write(XLIFF, sent);
    const { returned } = await one.sync();
    expect(targets(one)).toEqual(ALL);
    expect(one.read(LOCALIZED)).toBe(before);
    expect(returned).toMatchObject([{ file: XLIFF, repairs: [expect.stringMatching(/^5 translations/)] }]);
    const [first] = readXliff(one.read(XLIFF), XLIFF).segments;
    expect(first).toMatchObject({ origin: "human", state: "translated" });
    expect((await one.sync()).changes).toEqual([]);
  });

  it.each(["1.2", "2.1"])("with sources for targets, stated as translated (%s)", async (version) => {
    const { one } = await translated(version);
    const before = one.read(LOCALIZED);
    one.translate(XLIFF, ({ source }) => ({ target: source, state: "translated" }));
    const { returned } = await one.sync();
    expect(targets(one)).toEqual(ALL);
    expect(one.read(LOCALIZED)).toBe(before);
    expect(returned).toHaveLength(1);
    expect((await one.sync()).changes).toEqual([]);
  });

  it("keeps what the file has beyond that, and takes the tool's other copies for untranslated", async () => {
    const { one } = await translated();
    one.write("source-articles/a.md", `${ARTICLE}\nWork begins in spring.\n\nIt was the first time.\n`);
    await one.sync();
    one.translate(XLIFF, ({ source }, index) =>
      index === 6 ? typed("Une première.") : { target: source, state: "translated" },
    );
    await one.sync();
    expect(targets(one)).toEqual([...ALL, "", "Une première."]);
    expect(readXliff(one.read(XLIFF), XLIFF).segments[5]?.state).toBe("needs-translation");
    expect(one.read(MANIFEST)).toContain('"source"');
  });

  it("gives each of two equal sentences its own translation", async () => {
    const { one, sent } = await translated();
    const twice = `${ARTICLE}\n${SENTENCES[0]}\n`;
    one.write("source-articles/a.md", twice);
    one.write(XLIFF, sent);
    one.remove(".exonym");
    await one.sync();
    const empty = one.read(XLIFF);
    one.translate(XLIFF, (_, index) => typed(`Phrase ${index}.`));
    await one.sync();
    one.write(XLIFF, empty);
    await one.sync();
    expect(targets(one)).toEqual([...ALL, "Phrase 5."]);
  });

  it("puts nothing back where another version of the project was checked out", async () => {
    const { one, sent } = await translated();
    const main = one.files();
    one.write(XLIFF, sent);
    one.remove(".exonym");
    await one.sync();
    const untranslated = one.files();
    for (const [path, text] of main) one.write(path, text);
    await one.sync();
    for (const [path, text] of untranslated) one.write(path, text);
    const { returned } = await one.sync();
    expect(returned).toEqual([]);
    expect(targets(one)).toEqual(SENTENCES.map(() => ""));
    expect(one.files()).toEqual(untranslated);
  });
});

describe("a target that a person emptied", () => {
  it("stays empty, sync after sync, and its words are in retired.tmx", async () => {
    const { one } = await translated();
    one.translate(XLIFF, (_, index) => (index === 1 ? { target: [] } : undefined));
    const { returned } = await one.sync();
    expect(returned).toMatchObject([{ repairs: [expect.stringContaining("retired.tmx")] }]);
    for (const _ of [1, 2]) {
      expect(targets(one)).toEqual(ALL.with(1, ""));
      await one.sync();
    }
    expect(one.read(RETIRED)).toContain("Phrase 1.");
  });

  it("or filled with its source in a few places, as names are, is taken as it is", async () => {
    const { one } = await translated();
    one.translate(XLIFF, ({ source }, index) =>
      index === 1 ? { target: source, state: "translated" } : undefined,
    );
    await one.sync();
    expect(targets(one)).toEqual(ALL.with(1, SENTENCES[1] ?? ""));
  });
});

it("fills a file that was deleted from the index, and keeps its words in retired.tmx", async () => {
  const { one } = await translated();
  const before = one.read(LOCALIZED);
  one.remove(XLIFF);
  const { returned } = await one.sync();
  expect(targets(one)).toEqual(ALL);
  expect(one.read(LOCALIZED)).toBe(before);
  for (const words of ALL) expect(one.read(RETIRED)).toContain(words);
  expect(returned).toMatchObject([{ repairs: [expect.stringMatching(/^The file was gone/)] }]);
  expect((await one.sync()).changes).toEqual([]);
});

describe("what stands in the place of a XLIFF file", () => {
  const BLOCKS: Record<string, (path: string) => void> = {
    "a folder": (path) => mkdirSync(path),
    "a link out of the project": (path) => {
      const folder = mkdtempSync(join(tmpdir(), "exonym-"));
      folders.push(folder);
      writeFileSync(join(folder, "a.xlf"), "elsewhere");
      symlinkSync(join(folder, "a.xlf"), path);
    },
    "a link that leads nowhere": (path) => symlinkSync("nowhere", path),
  };
  it.each(Object.entries(BLOCKS))("%s leaves article and manifest as they were", async (_, block) => {
    const { one } = await translated();
    const before = one.files();
    const file = one.read(XLIFF);
    one.remove(XLIFF);
    before.delete(XLIFF);
    block(join(one.root, XLIFF));
    for (const _again of [1, 2]) {
      const { problems } = await one.sync();
      expect(problems).toMatchObject([{ file: XLIFF }]);
      expect([one.read(LOCALIZED), one.read(MANIFEST)]).toEqual([
        before.get(LOCALIZED),
        before.get(MANIFEST),
      ]);
    }
    one.remove(XLIFF);
    one.write(XLIFF, file);
    const { problems, changes } = await one.sync();
    expect({ problems, changes }).toEqual({ problems: [], changes: [] });
  });
});
