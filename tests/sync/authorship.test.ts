import { afterEach, describe, expect, it } from "vitest";
import { type Newsroom, newsroom, typed } from "./newsroom.ts";

const XLIFF = "locales/fr/xliff/a.md.xlf";
const LOCALIZED = "locales/fr/articles/a.md";
const MANIFEST = "locales/fr/manifest.json";
const ARTICLE = "---\nlang: en\n---\n\nThe harbour was closed on Monday.\n\nThe market opened early.\n";

let room: Newsroom | undefined;
afterEach(() => room?.dispose());

async function translated(): Promise<Newsroom> {
  const one = newsroom("sourceLanguages: [en]\nlocales: [fr]\n", { "a.md": ARTICLE });
  room = one;
  await one.sync();
  one.translate(XLIFF, (_, index) => typed(`Phrase ${index}.`));
  await one.sync();
  return one;
}

/** What a checkout of another branch does. */
function checkOut(one: Newsroom, files: ReadonlyMap<string, string>, without: readonly string[] = []): void {
  for (const [path, text] of files) if (!without.includes(path)) one.write(path, text);
}

async function changeWord(one: Newsroom, words: string) {
  one.translate(XLIFF, (_, index) => (index === 0 ? typed(words) : undefined));
  return one.sync();
}

describe("a localized article that came in from another branch", () => {
  it("is ours: it came with its record", async () => {
    const one = await translated();
    const main = one.files();
    await changeWord(one, "Autre branche.");
    checkOut(one, main);
    const report = await changeWord(one, "Suite.");
    expect(report.warnings).toEqual([]);
    expect(one.read(LOCALIZED)).toContain("Suite.");
  });

  it("is ours in a clone that has never made it, whatever line ends git gave it", async () => {
    const one = await translated();
    one.remove(".exonym");
    one.write(LOCALIZED, one.read(LOCALIZED).replaceAll("\n", "\r\n"));
    const report = await changeWord(one, "Suite.");
    expect(report.warnings).toEqual([]);
    expect(one.read(LOCALIZED)).toContain("Suite.");
  });

  it("is ours without a record, if this clone wrote it some syncs ago", async () => {
    const one = await translated();
    const main = one.files();
    for (const words of ["Un.", "Deux.", "Trois."]) await changeWord(one, words);
    checkOut(one, main, [MANIFEST]);
    one.remove(MANIFEST);
    expect((await changeWord(one, "Suite.")).warnings).toEqual([]);
    expect(one.read(LOCALIZED)).toContain("Suite.");
  });

  it("is ours where git left a conflict in it", async () => {
    const one = await translated();
    const conflict = "<<<<<<< HEAD\nPhrase 0.\n=======\nAutre.\n>>>>>>> b\n";
    one.write(LOCALIZED, one.read(LOCALIZED).replace("Phrase 0.\n", conflict));
    expect((await changeWord(one, "Suite.")).warnings).toEqual([]);
    expect(one.read(LOCALIZED)).toContain("Suite.");
    expect(one.read(LOCALIZED)).not.toContain("<<<<");
  });
});

describe("a localized article that a person corrected", () => {
  it.each(["with the index", "in a fresh clone"])("stays, %s, sync after sync", async (where) => {
    const one = await translated();
    const corrected = one.read(LOCALIZED).replace("Phrase 0", "Correction");
    one.write(LOCALIZED, corrected);
    if (where === "in a fresh clone") one.remove(".exonym");
    for (const words of ["Un.", "Deux."]) {
      expect((await changeWord(one, words)).warnings).toMatchObject([{ file: LOCALIZED }]);
      expect(one.read(LOCALIZED)).toBe(corrected);
    }
    one.remove("source-articles/a.md");
    await one.sync({ prune: true });
    expect(one.read(LOCALIZED)).toBe(corrected);
    expect(one.files().has(XLIFF)).toBe(false);
  });

  it("stays when the branch that it came in from has the record of what it was made as", async () => {
    const one = await translated();
    one.write(LOCALIZED, one.read(LOCALIZED).replace("Phrase 0", "Correction"));
    await one.sync();
    const branch = one.files();
    one.remove(LOCALIZED);
    await changeWord(one, "Main.");
    checkOut(one, branch);
    expect((await changeWord(one, "Suite.")).warnings).toMatchObject([{ file: LOCALIZED }]);
    expect(one.read(LOCALIZED)).toContain("Correction");
  });
});
