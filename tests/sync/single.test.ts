import { describe, expect, it } from "vitest";
import { type Content, plainText, text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { openArticle } from "../../src/sync/article-file.ts";
import { composeSingle, extractSingle, type SingleArticle } from "../../src/sync/single.ts";
import { createToolbox } from "../../src/sync/toolbox.ts";
import type { SegmentChange, XliffSegment } from "../../src/xliff/model.ts";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { defaults as config, fr } from "./made.ts";

const box = (furniture: boolean) =>
  createToolbox({ ...config, furniture }, { segmentation: [], furniture: new Map() });
const withFurniture = box(true);
const without = box(false);

const MARKDOWN = `\uFEFF---\r\ntitle: "A long evening"\r\nlang: en\r\n---\r\n\r\n# Evening\r\n\r\nThe *treaty* was ratified.\r\nBoth leaders met &amp; left.\r\n\r\n- One\r\n- [Two](https://example.com "Three")\r\n\r\n(Photo: Reuters)`;
const TEXT =
  "The treaty was ratified. Both leaders met.\n\nBy Jane Miller\n\nNobody has commented.\n\n\nComment (0)";

const opened = (words: string, file: string) => openArticle(Buffer.from(words), file);

const articles: Record<string, SingleArticle> = {
  "a.md": { opened: opened(MARKDOWN, "a.md"), file: "x/a.md", original: "a.md" },
  "a.txt": {
    opened: opened(TEXT, "a.txt"),
    file: "x/a.txt",
    original: "a.txt",
    sourceLanguage: parseLocale("en"),
  },
};

function translated(xliff: string, change: (segment: XliffSegment) => SegmentChange | undefined): string {
  const document = readXliff(xliff, "a.xlf");
  const changes = document.segments.flatMap((segment) => {
    const one = change(segment);
    return one ? [[segment, one] as const] : [];
  });
  return patchXliff(document, new Map(changes));
}

function composed(
  article: SingleArticle,
  xliff: string,
  furniture = false,
  fallback: "source" | "skip-article" = "source",
) {
  const settings = { ...config, fallback };
  return composeSingle(
    article,
    { text: xliff, file: "a.xlf" },
    furniture ? withFurniture : without,
    settings,
  );
}

describe.each(Object.keys(articles))("%s", (name) => {
  const article = articles[name];
  if (!article) throw new Error(name);

  it.each(["1.2", "2.1"] as const)(
    "comes back byte for byte from XLIFF %s: empty, or equal to its source",
    (version) => {
      const { xliff, warnings } = extractSingle(article, fr, version, without, config);
      expect(warnings).toEqual([]);
      expect(composed(article, xliff)).toEqual({ text: article.opened.text, problems: [], warnings: [] });
      const same = translated(xliff, ({ source }) => ({
        target: source,
        state: "translated",
        origin: "human",
      }));
      expect(composed(article, same).text).toBe(article.opened.text);
      expect(composed(article, same, false, "skip-article").text).toBe(article.opened.text);
    },
  );

  it("has no standing lines in its XLIFF, unless they are ordinary text", () => {
    const shown = (furniture: boolean) => {
      const { xliff } = extractSingle(article, fr, "1.2", furniture ? withFurniture : without, config);
      return readXliff(xliff, "a.xlf").segments.map(({ source }) => plainText(source));
    };
    expect(shown(false).length).toBeGreaterThan(shown(true).length);
    expect(shown(true).join()).not.toMatch(/Reuters|Jane Miller|Comment \(0\)/);
  });

  it("takes translations by content, and leaves what the file does not have", () => {
    const { xliff } = extractSingle(article, fr, "1.2", without, config);
    const some = translated(xliff, ({ source }) =>
      plainText(source) === "Nobody has commented." || plainText(source) === "Evening"
        ? { target: [text("Traduit")], state: "translated", origin: "human" }
        : undefined,
    );
    const result = composed(article, some).text ?? "";
    expect(result).toContain("Traduit");
    expect(result).not.toMatch(/Nobody|# Evening/);
    expect(composed(article, some, false, "skip-article")).toMatchObject({ text: null, problems: [] });
  });
});

describe("composing one article", () => {
  const article: SingleArticle = { opened: opened("One **two** three.\n\nFour.\n", "a.md"), file: "a.md", original: "a.md", sourceLanguage: parseLocale("en") }; // biome-ignore format: one line
  const { xliff } = extractSingle(article, fr, "1.2", without, config);

  it("says where a translation lost a code, and gives nothing", () => {
    const broken = translated(xliff, () => ({
      target: [text("Un deux.")],
      state: "translated",
      origin: "human",
    }));
    const { text: result, problems } = composed(article, broken);
    expect(result).toBeNull();
    expect(problems).toMatchObject([
      { kind: "usage", file: "a.xlf", position: { line: expect.any(Number) } },
    ]);
    const line = broken.split("\n")[(problems[0]?.position?.line ?? 0) - 1];
    expect(line).toContain("Un deux.");
  });

  it("uses a translation of an earlier wording, where it fits", () => {
    const done = translated(xliff, ({ source }) =>
      plainText(source) === "Four."
        ? { target: [text("Quatre.")], state: "translated", origin: "human" }
        : undefined,
    );
    expect(
      composed({ ...article, opened: opened(article.opened.text.replace("Four.", "Four!"), "a.md") }, done)
        .text,
    ).toContain("Quatre.");
  });

  it("has the conventions of the target language, as a sync gives it", () => {
    const done = translated(xliff, ({ source }) =>
      plainText(source) === "Four."
        ? { target: [text("Quatre !")], state: "translated", origin: "human" }
        : undefined,
    );
    expect(composed(article, done).text).toContain("Quatre\u202f!");
  });

  it("refuses a XLIFF file that is none, with its place", () => {
    expect(() => composed(article, "<xliff")).toThrow(/^a\.xlf:\d+:\d+: /);
  });

  it("escapes what a translation brings along", () => {
    const hostile: Content = [text("* <b> [x](y) & # _z_")];
    const done = translated(xliff, ({ source }) =>
      plainText(source) === "Four." ? { target: hostile, state: "translated", origin: "human" } : undefined,
    );
    const result = composed(article, done).text ?? "";
    expect(
      extractSingle({ ...article, opened: opened(result, "a.md") }, fr, "1.2", without, config).xliff,
    ).toContain("* &lt;b&gt; [x](y) &amp; # _z_");
  });
});
