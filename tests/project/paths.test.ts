import { posix } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import {
  articleProblem,
  byCodeUnit,
  findCollisions,
  foldPath,
  furniturePath,
  localizedPath,
  manifestPath,
  pathProblem,
  retiredPath,
  xliffPath,
} from "../../src/project/paths.ts";

const config = { paths: { locales: "site/locales" } };
const fr = parseLocale("fr");

it("files have their places", () => {
  expect(xliffPath(config, fr, "2024/treaty.md")).toBe("site/locales/fr/xliff/2024/treaty.md.xlf");
  expect(localizedPath(config, fr, "2024/treaty.md")).toBe("site/locales/fr/articles/2024/treaty.md");
  expect(manifestPath(config, fr)).toBe("site/locales/fr/manifest.json");
  expect(furniturePath(config, fr)).toBe("site/locales/fr/furniture.json");
  expect(retiredPath(config, fr)).toBe("site/locales/fr/retired.tmx");
});

describe("the path of an article", () => {
  it.each([
    "treaty.md",
    "2024/11/treaty.md",
    "Триєднання.md",
    "条約 (2).md",
    "hiệp ước.md",
    "what's new? 100%.md",
    "a..b.md",
    "...md",
    "console.md",
    "com.md",
    "com10.md",
    "auxiliary/nullify.md",
    "👩‍💻.md",
    `${"é".repeat(124)}.md`.slice(0, 120),
  ])("may be %j", (path) => {
    expect(articleProblem(path)).toBeUndefined();
  });

  it.each([
    ["", "empty"],
    ["/etc/passwd", "absolute"],
    ["C:/a.md", "absolute"],
    ["../a.md", "«..»"],
    ["a/../b.md", "«..»"],
    ["a/./b.md", "«.»"],
    ["a//b.md", "empty part"],
    ["a/", "empty part"],
    ["a\\..\\b.md", "backslash"],
    ["a\nb.md", "control"],
    ["a\u0000.md", "control"],
    ["a\u0085.md", "control"],
    ["a\u2028.md", "control"],
    ["dm.\u202Efdp.md", "control"],
    ["a\uFFFD.md", "invalid"],
    ["a\uFFFE.md", "invalid"],
    ["a\uD800.md", "invalid"],
    ["con.md", "device"],
    ["NUL", "device"],
    ["x/Aux.tar.gz", "device"],
    ["com1.md", "device"],
    ["LPT³.md", "device"],
    ["con .md", "device"],
    ["a./b.md", "dot or a space"],
    ["a /b.md", "dot or a space"],
    ["a.md.", "dot or a space"],
    [`${"x".repeat(249)}.md`, "longer"],
    [`${"é".repeat(125)}.md`, "longer"],
    [`${"x/".repeat(600)}a.md`, "longer"],
  ])("may not be %j", (path, words) => {
    expect(articleProblem(path)).toContain(words);
  });

  it("leaves room for its XLIFF file", () => {
    const name = `${"x".repeat(248)}.md`;
    expect(Buffer.byteLength(posix.basename(xliffPath(config, fr, name)))).toBe(255);
    expect(articleProblem(name)).toBeUndefined();
    expect(pathProblem(xliffPath(config, fr, name))).toBeUndefined();
  });

  it("never leads out of its folder", () => {
    const part = fc.constantFrom("..", ".", "/", "\\", "a", "C:", " ", "\u0000", "..\u200B", "%2e%2e", "~");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const path = parts.join("");
        if (articleProblem(path) !== undefined) return;
        for (const flavour of [xliffPath(config, fr, path), localizedPath(config, fr, path)]) {
          expect(flavour.startsWith("site/locales/fr/")).toBe(true);
          expect(posix.normalize(flavour)).toBe(flavour);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("collisions", () => {
  const pairs = (...articles: string[]) =>
    findCollisions(articles.sort(byCodeUnit)).map(({ article, other }) => [article, other]);

  it.each([
    [["A.md", "a.md"], "a.md", "A.md"],
    [["x/café.md", "x/cafe\u0301.md"], "x/caf\u00e9.md", "x/cafe\u0301.md"],
    [["straße.md", "STRASSE.md"], "straße.md", "STRASSE.md"],
    [["ΣΑΣ.md", "σας.md"], "σας.md", "ΣΑΣ.md"],
    [["News/a.md", "news/a.md"], "news/a.md", "News/a.md"],
    [["K.md", "\u212A.md"], "\u212A.md", "K.md"],
    [["a.md", "A.md.xlf/b.md"], "A.md.xlf/b.md", "a.md"],
  ])("are found in %j", (articles, article, other) => {
    expect(pairs(...articles)).toEqual([[article, other]]);
  });

  it.each([
    [["a.md", "b.md"]],
    [["a.md", "a.txt", "a/a.md"]],
    [["News/a.md", "news/b.md"]],
    [["a.md", "a.md/b.md"]],
  ])("are not seen in %j", (articles) => {
    expect(pairs(...articles)).toEqual([]);
  });

  it("keep the first of many", () => {
    expect(pairs("AB.md", "Ab.md", "aB.md", "ab.md")).toEqual([
      ["Ab.md", "AB.md"],
      ["aB.md", "AB.md"],
      ["ab.md", "AB.md"],
    ]);
  });

  it("leave a set whose folded paths are all different", () => {
    const name = fc.stringMatching(/^[aAbBéßÉ]{1,3}$/);
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), (names) => {
        const articles = names.sort(byCodeUnit);
        const out = new Set(findCollisions(articles).map(({ article }) => article));
        const kept = articles.filter((article) => !out.has(article));
        expect(new Set(kept.map(foldPath)).size).toBe(kept.length);
        expect(new Set(articles.map(foldPath)).size).toBe(kept.length);
      }),
      { numRuns: 200 },
    );
  });
});

it("the order does not depend on the language of the machine", () => {
  expect(["ä", "z", "Z", "a", "a/b", "a.b", "\u{1F600}", "\uFB01"].sort(byCodeUnit)).toEqual([
    "Z",
    "a",
    "a.b",
    "a/b",
    "z",
    "ä",
    "\u{1F600}",
    "\uFB01",
  ]);
});
