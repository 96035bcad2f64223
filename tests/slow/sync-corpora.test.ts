import { describe, expect, it } from "vitest";
import { type Newsroom, newsroom } from "../sync/newsroom.ts";
import { asMarkdown, asText, hasNtrex, ntrexDocuments, seedArticle } from "../sync/ntrex.ts";
import { loadSchemas } from "../xliff/schemas.ts";

const LOCALES = ["vi", "uk", "ru", "ko", "fr", "de", "ja", "ar"];
const SOURCES = [
  ["eng", "en"],
  ["vie", "vi"],
  ["ukr", "uk"],
  ["rus", "ru"],
  ["kor", "ko"],
  ["arb", "ar"],
  ["jpn", "ja"],
] as const;

/** Articles of a corpus language, half of them Markdown and half of them plain text. */
function articlesOf(corpus: string, lang: string): Record<string, string> {
  return Object.fromEntries(
    ntrexDocuments(corpus).map((document, index) =>
      index % 2 === 0
        ? [`${document.name}.md`, asMarkdown(document, lang)]
        : [`${document.name}.txt`, asText(document)],
    ),
  );
}

/** Puts the source into every target, as a translator's tool does at its worst. */
function copySources(room: Newsroom, paths: readonly string[]): void {
  for (const path of paths) {
    room.translate(path, ({ source }) => ({ target: source, state: "translated", origin: "human" }));
  }
}

describe.skipIf(!hasNtrex)("real articles (needs ../shared/corpora)", () => {
  it.each(SOURCES)(
    "%s: sync works, all XLIFF is valid, and the source as translation gives the article's bytes back",
    async (corpus, lang) => {
      const articles = articlesOf(corpus, lang);
      const targets = lang === "en" ? LOCALES : ["en", "fr"];
      // 2.1 for English alone: what differs is the layout, which its eight locales try well enough.
      for (const version of lang === "en" ? (["1.2", "2.1"] as const) : (["1.2"] as const)) {
        const config = `sourceLanguages: [${lang}]\nlocales: [${targets.join(", ")}]\nfurniture: false\nxliff: {version: "${version}"}\n`;
        const room = newsroom(config, articles);
        try {
          const report = await room.sync();
          expect(report.problems).toEqual([]);
          expect(report.warnings).toEqual([]);
          const xliffs = [...room.files().keys()].filter((path) => path.endsWith(".xlf"));
          expect(xliffs).toHaveLength(62 * targets.length);
          const validate = loadSchemas()[version];
          for (const path of xliffs) expect([path, validate(room.read(path))]).toEqual([path, null]);
          // One locale is enough here: the others have the same sentences.
          copySources(
            room,
            xliffs.filter((path) => path.startsWith(`locales/${targets[0]}/`)),
          );
          expect((await room.sync()).problems).toEqual([]);
          for (const locale of targets) {
            for (const [name, text] of Object.entries(articles)) {
              expect([name, room.read(`locales/${locale}/articles/${name}`)]).toEqual([name, text]);
            }
          }
          for (const path of xliffs) expect([path, validate(room.read(path))]).toEqual([path, null]);
          expect((await room.sync()).changes).toEqual([]);
        } finally {
          room.dispose();
        }
      }
    },
  );

  it("the seed: standing lines are rendered, everything else comes back byte for byte", async () => {
    const room = newsroom(`sourceLanguages: [en]\nlocales: [${LOCALES.join(", ")}]\n`, {
      "seed.txt": seedArticle(),
    });
    try {
      expect((await room.sync()).problems).toEqual([]);
      const source = seedArticle().split("\n");
      const french = room.read("locales/fr/articles/seed.txt").split("\n");
      expect(french).toHaveLength(source.length);
      const changed = source.flatMap((line, index) => (line === french[index] ? [] : [french[index]]));
      expect(changed).toHaveLength(3);
      expect(changed[0]).toMatch(/\(Photo\s:\sReuters\)$/);
      expect(changed[1]).toMatch(/^Source\s:\shttps:\/\/vtcnews\.vn\//);
      expect(changed[2]).toBe("0 commentaire");
      expect(room.read("locales/vi/articles/seed.txt")).toContain("(Ảnh: Reuters)");
      expect(room.read("locales/fr/xliff/seed.txt.xlf")).not.toContain("Photo: Reuters");
    } finally {
      room.dispose();
    }
  });
});
