import { afterEach, describe, expect, it } from "vitest";
import { plainText } from "../../src/article/content.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { type Newsroom, newsroom, typed } from "./newsroom.ts";

const CONFIG = "sourceLanguages: [en]\nlocales: [fr, ja]\n";
const ARTICLE = `---
title: The treaty was ratified
lang: en
---

# A long evening

The treaty was ratified in November. Both leaders met in the **capital** in June.

Nobody has commented on the report so far.

(Photo: Reuters)
`;
const XLIFF = "locales/fr/xliff/a.md.xlf";
const LOCALIZED = "locales/fr/articles/a.md";

const opened: Newsroom[] = [];
function open(articles: Record<string, string> = { "a.md": ARTICLE }, config = CONFIG): Newsroom {
  const room = newsroom(config, articles);
  opened.push(room);
  return room;
}
afterEach(() => {
  for (const room of opened.splice(0)) room.dispose();
});

const segments = (room: Newsroom, path = XLIFF) => readXliff(room.read(path), path).segments;
const find = (room: Newsroom, start: string, path = XLIFF) => {
  const segment = segments(room, path).find(({ source }) => plainText(source).startsWith(start));
  if (!segment) throw new Error(`no segment ${start}`);
  return segment;
};
const french: Record<string, string> = {
  "The treaty was ratified": "Le traité a été ratifié",
  "A long evening": "Une longue soirée",
  "The treaty was ratified in November.": "Le traité a été ratifié en novembre.",
  "Nobody has commented on the report so far.": "Personne n’a commenté l’information.",
};
const translateAll = (room: Newsroom, path = XLIFF) =>
  room.translate(path, ({ source }) => {
    const target = french[plainText(source)];
    return target === undefined ? undefined : typed(target);
  });

describe("sync", () => {
  it("writes XLIFF and the source text as localized article at first, then nothing", async () => {
    const room = open();
    const first = await room.sync();
    expect(first.problems).toEqual([]);
    expect(first.changes.map(({ path }) => path).sort()).toEqual([
      "locales/fr/articles/a.md",
      "locales/fr/manifest.json",
      "locales/fr/xliff/a.md.xlf",
      "locales/ja/articles/a.md",
      "locales/ja/manifest.json",
      "locales/ja/xliff/a.md.xlf",
    ]);
    expect(segments(room).map(({ source }) => plainText(source))).toEqual([
      "The treaty was ratified",
      "A long evening",
      "The treaty was ratified in November.",
      "Both leaders met in the capital in June.",
      "Nobody has commented on the report so far.",
    ]);
    expect(room.read(LOCALIZED)).toBe(ARTICLE.replace("(Photo: Reuters)", "(Photo\u00a0: Reuters)"));
    const second = await room.sync();
    expect(second).toMatchObject({ due: 0, changes: [], problems: [] });
  });

  it("gives the same files without its index", async () => {
    const room = open();
    await room.sync();
    translateAll(room);
    await room.sync();
    const before = room.files();
    room.remove(".exonym");
    const report = await room.sync();
    expect(report.changes).toEqual([]);
    expect(room.files()).toEqual(before);
  });

  it("puts a translator's work into the article and the manifest", async () => {
    const room = open();
    await room.sync();
    translateAll(room);
    await room.sync();
    const localized = room.read(LOCALIZED);
    expect(localized).toContain("title: Le traité a été ratifié\nlang: fr\n");
    expect(localized).toContain("# Une longue soirée");
    expect(localized).toContain(
      "Le traité a été ratifié en novembre. Both leaders met in the **capital** in June.",
    );
    const manifest = JSON.parse(room.read("locales/fr/manifest.json"));
    expect(Object.values(manifest.articles["a.md"].paragraphs)).toEqual([
      "human",
      "human",
      "source",
      "human",
      "furniture",
    ]);
    expect((await room.sync()).changes).toEqual([]);
  });

  it("keeps a person's translation when the source is edited, and says what changed", async () => {
    const room = open();
    await room.sync();
    translateAll(room);
    await room.sync();
    room.write(
      "source-articles/a.md",
      ARTICLE.replace("ratified in November.", "ratified in late November."),
    );
    await room.sync();
    const edited = find(room, "The treaty was ratified in late");
    expect(edited).toMatchObject({ state: "needs-adaptation", origin: "human" });
    expect(plainText(edited.target ?? [])).toBe("Le traité a été ratifié en novembre.");
    expect(plainText(edited.previous?.source ?? [])).toBe("The treaty was ratified in November.");
    expect(room.read(XLIFF)).toContain("«late» was added");
    expect(room.read("locales/fr/retired.tmx")).toContain("Le traité a été ratifié en novembre.");
    expect((await room.sync()).changes).toEqual([]);
  });

  it("accepts an adapted translation although the tool left the state as it was", async () => {
    const room = open();
    await room.sync();
    translateAll(room);
    await room.sync();
    room.write("source-articles/a.md", ARTICLE.replace("in November.", "in late November."));
    await room.sync();
    room.translate(XLIFF, ({ previous }) =>
      previous ? { target: typed("Le traité a été ratifié fin novembre.").target ?? [] } : undefined,
    );
    await room.sync();
    const adapted = find(room, "The treaty was ratified in late");
    expect(adapted).toMatchObject({ state: "translated", previous: null });
    expect(room.read(XLIFF)).not.toContain("needs-adaptation");
    expect(room.read(LOCALIZED)).toContain("fin novembre.");
    expect((await room.sync()).changes).toEqual([]);
  });

  it("takes a correction back when the journalist does", async () => {
    const room = open();
    await room.sync();
    translateAll(room);
    await room.sync();
    const before = room.files();
    room.write("source-articles/a.md", ARTICLE.replace("in November.", "in late November."));
    await room.sync();
    room.write("source-articles/a.md", ARTICLE);
    await room.sync();
    const after = room.files();
    expect(find(room, "The treaty was ratified in November.")).toMatchObject({
      state: "translated",
      previous: null,
    });
    expect(after.get(LOCALIZED)).toBe(before.get(LOCALIZED));
  });

  it("keeps moved paragraphs byte for byte", async () => {
    const room = open();
    await room.sync();
    translateAll(room);
    await room.sync();
    const moved = ARTICLE.replace("Nobody has commented on the report so far.\n\n", "").replace(
      "# A long evening\n\n",
      "# A long evening\n\nNobody has commented on the report so far.\n\n",
    );
    room.write("source-articles/a.md", moved);
    const lines = new Set(room.read(XLIFF).split("\n"));
    await room.sync();
    expect(
      room
        .read(XLIFF)
        .split("\n")
        .filter((line) => !lines.has(line)),
    ).toEqual([]);
    expect(segments(room).filter(({ target }) => target !== null)).toHaveLength(4);
  });

  it("retires what is removed, and brings it back from there", async () => {
    const room = open();
    await room.sync();
    translateAll(room);
    await room.sync();
    room.write("source-articles/a.md", ARTICLE.replace("Nobody has commented on the report so far.\n\n", ""));
    await room.sync();
    expect(room.read(XLIFF)).not.toContain("Personne");
    expect(room.read("locales/fr/retired.tmx")).toContain("Personne n’a commenté l’information.");
    room.write("source-articles/a.md", ARTICLE);
    await room.sync();
    expect(find(room, "Nobody")).toMatchObject({ state: "translated", origin: "memory" });
  });

  it("takes over known translations into other articles, by memory, in the same sync", async () => {
    const room = open({ "a.md": ARTICLE });
    await room.sync();
    translateAll(room);
    room.write("source-articles/b.md", "---\nlang: en\n---\n\nNobody has commented on the report so far.\n");
    await room.sync();
    const taken = find(room, "Nobody", "locales/fr/xliff/b.md.xlf");
    expect(taken).toMatchObject({ state: "translated", origin: "memory" });
    expect(room.read("locales/fr/articles/b.md")).toContain("Personne n’a commenté l’information.");
    expect((await room.sync()).changes).toEqual([]);
  });

  it("fills sentences that wait elsewhere when a translation arrives", async () => {
    const room = open({
      "a.md": ARTICLE,
      "b.md": "---\nlang: en\n---\n\nNobody has commented on the report so far.\n",
    });
    await room.sync();
    translateAll(room);
    const report = await room.sync();
    expect(report.changes.map(({ path }) => path)).toContain("locales/fr/xliff/b.md.xlf");
    expect((await room.sync()).changes).toEqual([]);
  });

  it("offers the translation of a split sentence for both pieces", async () => {
    const whole = "The treaty was ratified in November, and both leaders met in the capital in June.";
    const room = open({ "a.md": `---\nlang: en\n---\n\n${whole}\n` });
    await room.sync();
    room.translate(XLIFF, () => typed("Le traité a été ratifié et les dirigeants se sont rencontrés."));
    await room.sync();
    room.write(
      "source-articles/a.md",
      "---\nlang: en\n---\n\nThe treaty was ratified in November. Both leaders met in the capital in June.\n",
    );
    await room.sync();
    const found = segments(room);
    expect(found).toHaveLength(2);
    const shown = found.map(({ target, suggestions }) =>
      [target, ...suggestions.map((one) => one.target)].map((one) => plainText(one ?? [])).join(),
    );
    for (const one of shown) expect(one).toContain("Le traité a été ratifié et les dirigeants");
  });

  it("uses no space between sentences in Japanese", async () => {
    const room = open({ "a.md": "---\nlang: en\n---\n\nIt rained. Then it stopped.\n" });
    await room.sync();
    room.translate("locales/ja/xliff/a.md.xlf", (_, index) =>
      typed(index === 0 ? "雨が降った。" : "それから止んだ。"),
    );
    await room.sync();
    expect(room.read("locales/ja/articles/a.md")).toContain("雨が降った。それから止んだ。\n");
  });

  it("never lets a machine's output pass for a person's", async () => {
    const room = open({ "a.md": ARTICLE }, `${CONFIG}provider: {name: pseudo}\nfallback: keep-machine\n`);
    await room.sync();
    expect(
      segments(room).every(
        ({ origin, state }) => origin === "machine" && state === "needs-review-translation",
      ),
    ).toBe(true);
    const manifest = JSON.parse(room.read("locales/fr/manifest.json"));
    expect(new Set(Object.values(manifest.articles["a.md"].paragraphs))).toEqual(
      new Set(["machine", "furniture"]),
    );
    expect((await room.sync()).changes).toEqual([]);
    expect((await room.sync({ mode: "frozen" })).changes).toEqual([]);
  });

  it("does not publish a machine's output unless it is asked to", async () => {
    const room = open({ "a.md": ARTICLE }, `${CONFIG}provider: {name: pseudo}\n`);
    await room.sync();
    expect(room.read(LOCALIZED)).toContain("The treaty was ratified in November.");
  });

  it("writes no article before it is complete, where policy says so", async () => {
    const room = open({ "a.md": ARTICLE }, `${CONFIG}fallback: skip-article\n`);
    await room.sync();
    expect(room.files().has(LOCALIZED)).toBe(false);
  });

  it("refuses a translation that lost its markup, names it, and goes on with others", async () => {
    const room = open({ "a.md": ARTICLE, "b.md": "---\nlang: en\n---\n\nNobody was there.\n" });
    await room.sync();
    const before = room.read(LOCALIZED);
    room.translate(XLIFF, ({ source }) =>
      plainText(source).startsWith("Both") ? typed("Les dirigeants se sont vus.") : undefined,
    );
    room.translate("locales/fr/xliff/b.md.xlf", () => typed("Personne n’était là."));
    const report = await room.sync();
    expect(report.problems).toHaveLength(1);
    expect(report.problems[0]).toMatchObject({ file: XLIFF, position: { line: expect.any(Number) } });
    expect(report.problems[0]?.message).toContain("«**»");
    expect(room.read(LOCALIZED)).toBe(before);
    expect(room.read("locales/fr/articles/b.md")).toContain("Personne n’était là.");
    expect((await room.sync()).problems).toHaveLength(1);
  });

  it("leaves a broken XLIFF file as it is, and says where it is broken", async () => {
    const room = open({ "a.md": ARTICLE, "b.md": "---\nlang: en\n---\n\nNobody was there.\n" });
    await room.sync();
    const broken = room.read(XLIFF).replace("</trans-unit>", "</trans-unti>");
    room.write(XLIFF, broken);
    room.write("source-articles/b.md", "---\nlang: en\n---\n\nNobody was there at all.\n");
    const report = await room.sync();
    expect(report.problems).toHaveLength(1);
    expect(report.problems[0]).toMatchObject({
      kind: "usage",
      file: XLIFF,
      position: { line: expect.any(Number) },
    });
    expect(room.read(XLIFF)).toBe(broken);
    expect(room.read("locales/fr/articles/b.md")).toContain("at all");
  });

  it("refuses an article whose language it cannot tell, and goes on with others", async () => {
    const room = open({ "a.md": ARTICLE, "b.md": "12 345, 67 890.\n" });
    const report = await room.sync();
    expect(report.problems).toHaveLength(1);
    expect(report.problems[0]?.file).toBe("source-articles/b.md");
    expect(room.files().has("locales/fr/xliff/b.md.xlf")).toBe(false);
    expect(room.files().has(XLIFF)).toBe(true);
  });

  it("leaves the translations of an article that became empty", async () => {
    const room = open();
    await room.sync();
    translateAll(room);
    await room.sync();
    const before = room.read(XLIFF);
    room.write("source-articles/a.md", "");
    const report = await room.sync();
    expect(report.problems).toHaveLength(1);
    expect(room.read(XLIFF)).toBe(before);
  });

  it("finds a contradiction between front matter and text", async () => {
    const room = open(
      { "a.md": ARTICLE.replace("lang: en", "lang: vi") },
      "sourceLanguages: [en, vi]\nlocales: [fr]\n",
    );
    const report = await room.sync();
    expect(report.warnings).toHaveLength(1);
    expect(report.warnings[0]?.message).toContain("vi");
  });

  it("retires and removes the files of a deleted article only when asked to", async () => {
    const room = open({ "a.md": ARTICLE, "b.md": "---\nlang: en\n---\n\nNobody was there.\n" });
    await room.sync();
    translateAll(room);
    await room.sync();
    room.remove("source-articles/a.md");
    const report = await room.sync();
    expect(report.orphans).toEqual([
      { article: "a.md", locale: "fr" },
      { article: "a.md", locale: "ja" },
    ]);
    expect(room.files().has(XLIFF)).toBe(true);
    await room.sync({ prune: true });
    expect(room.files().has(XLIFF)).toBe(false);
    expect(room.files().has(LOCALIZED)).toBe(false);
    expect(room.read("locales/fr/retired.tmx")).toContain("Une longue soirée");
    expect(room.read("locales/fr/manifest.json")).not.toContain("a.md");
    expect((await room.sync()).changes).toEqual([]);
  });

  it("follows an article that is renamed and edited at once", async () => {
    const room = open();
    await room.sync();
    translateAll(room);
    await room.sync();
    room.remove("source-articles/a.md");
    room.write(
      "source-articles/news/b.md",
      ARTICLE.replace("Nobody has commented", "Hardly anybody has commented"),
    );
    const report = await room.sync();
    expect(report.orphans).toEqual([]);
    const files = room.files();
    expect([files.has(XLIFF), files.has(LOCALIZED)]).toEqual([false, false]);
    expect(files.get("locales/fr/xliff/news/b.md.xlf")).toContain('original="news/b.md"');
    const taken = find(room, "The treaty was ratified in", "locales/fr/xliff/news/b.md.xlf");
    expect(taken).toMatchObject({ state: "translated", origin: "human" });
    expect(find(room, "Hardly", "locales/fr/xliff/news/b.md.xlf")).toMatchObject({
      state: "needs-adaptation",
    });
    expect(room.read("locales/fr/manifest.json")).not.toContain('"a.md"');
    expect((await room.sync()).changes).toEqual([]);
  });

  it("loses no translation with a unit that a tool drops", async () => {
    const room = open();
    await room.sync();
    translateAll(room);
    await room.sync();
    const dropped = room
      .read(XLIFF)
      .replace(/ *<trans-unit(?:(?!<trans-unit)[\s\S])*?Nobody has commented[\s\S]*?<\/trans-unit>\n/, "");
    expect(dropped).not.toContain("Personne");
    room.write(XLIFF, dropped);
    const report = await room.sync();
    expect(report.problems).toEqual([]);
    expect(plainText(find(room, "Nobody").target ?? [])).toBe("Personne n’a commenté l’information.");
    expect(room.read("locales/fr/retired.tmx")).toContain("Personne");
    expect((await room.sync()).changes).toEqual([]);
  });

  it("leaves a localized article that somebody corrected by hand, and says so until it is gone", async () => {
    const room = open();
    await room.sync();
    translateAll(room);
    await room.sync();
    const made = room.read(LOCALIZED);
    const corrected = made.replace("soirée", "nuit");
    room.write(LOCALIZED, corrected);
    room.write("source-articles/a.md", `${ARTICLE}\nOne more sentence.\n`);
    for (const _ of [1, 2]) {
      const report = await room.sync();
      expect(report.warnings).toMatchObject([
        { file: LOCALIZED, message: expect.stringContaining("by hand") },
      ]);
      expect(room.read(LOCALIZED)).toBe(corrected);
    }
    expect(segments(room).some(({ source }) => plainText(source) === "One more sentence.")).toBe(true);
    room.remove(LOCALIZED);
    expect((await room.sync()).warnings).toEqual([]);
    expect(room.read(LOCALIZED)).toContain("soirée");
    expect(room.read(LOCALIZED)).toContain("One more sentence.");
  });

  it("leaves it also after a sync that could not finish, and where its article is renamed or pruned", async () => {
    const room = open();
    await room.sync();
    translateAll(room);
    await room.sync();
    const corrected = room.read(LOCALIZED).replace("soirée", "nuit");
    room.write(LOCALIZED, corrected);
    room.write("source-articles/a.md", `${ARTICLE}\nOne more sentence.\n`);
    const lost = (segment: { readonly source: Parameters<typeof plainText>[0] }) =>
      plainText(segment.source).startsWith("Both");
    room.translate(XLIFF, (segment) => (lost(segment) ? typed("Sans balises.") : undefined));
    expect((await room.sync()).problems).toHaveLength(1);
    room.translate(XLIFF, (segment) => (lost(segment) ? { target: segment.source } : undefined));
    expect((await room.sync()).warnings).toHaveLength(1);
    expect(room.read(LOCALIZED)).toBe(corrected);
    room.remove("source-articles/a.md");
    room.write("source-articles/b.md", `${ARTICLE}\nOne more sentence.\n`);
    await room.sync({ prune: true });
    expect(room.files().has("locales/fr/xliff/b.md.xlf")).toBe(true);
    expect(room.read(LOCALIZED)).toBe(corrected);
  });

  it("tells its plan without writing", async () => {
    const room = open();
    const before = room.files();
    const dry = await room.sync({ mode: "dry-run" });
    expect(room.files()).toEqual(before);
    const real = await room.sync();
    expect(dry.changes).toEqual(real.changes);
    expect((await room.sync({ mode: "frozen" })).changes).toEqual([]);
    room.write("source-articles/a.md", `${ARTICLE}\nOne more sentence.\n`);
    expect((await room.sync({ mode: "frozen" })).changes).not.toEqual([]);
  });

  it("makes a lost manifest and a lost localized article anew", async () => {
    const room = open();
    await room.sync();
    translateAll(room);
    await room.sync();
    const before = room.files();
    room.remove("locales/fr/manifest.json");
    room.remove(LOCALIZED);
    await room.sync();
    expect(room.files()).toEqual(before);
  });

  it("takes a memory in a variety of the project's languages", async () => {
    const room = open();
    room.write(
      "config/memory/ARCHIVE.TSV",
      "en-US\tfr-CA\nNobody has commented on the report so far.\tAucun commentaire.\n",
    );
    await room.sync();
    expect(plainText(find(room, "Nobody").target ?? [])).toBe("Aucun commentaire.");
    expect((await room.sync()).changes).toEqual([]);
  });

  it("takes memory files of the team", async () => {
    const room = open();
    room.write(
      "config/memory/archive.tsv",
      "en\tfr\nNobody has commented on the report so far.\tAucun commentaire.\n",
    );
    await room.sync();
    expect(plainText(find(room, "Nobody").target ?? [])).toBe("Aucun commentaire.");
  });
});
