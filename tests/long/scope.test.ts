import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { charsetNamed } from "../../src/formats/charset/charsets.ts";
import { openHtml } from "../../src/formats/charset.ts";
import { articleRanges } from "../../src/formats/html/scope.ts";
import { measureScope } from "../formats/scope-measure.ts";

const PAGES = join(import.meta.dirname, "../../../shared/corpora/articles/readability/test/test-pages");

describe.skipIf(!existsSync(PAGES))("real pages", () => {
  const names = existsSync(PAGES) ? readdirSync(PAGES).sort() : [];

  test.each(names)("%s: bytes and article", (name) => {
    const bytes = readFileSync(join(PAGES, name, "source.html"));
    const { text, save } = openHtml(bytes);
    expect(Buffer.from(save(text)).equals(bytes)).toBe(true);
    const measured = measureScope(text);
    expect(measured.charactersOfChrome).toBe(0);
    expect(measured.unitsCut).toBeLessThanOrEqual(1);
    expect(measured.unitsInside).toBeGreaterThan(0);
  });
});

describe("ten megabytes", () => {
  test.each([
    ["utf-8", "<p>Ґандж é</p>"],
    ["windows-1251", "<p>Ґандж</p>"],
    ["shift_jis", "<p>日本語</p>"],
    ["iso-2022-jp", "<p>日本語</p>"],
    ["gb18030", "<p>简体</p>"],
  ])(
    "of %s are opened and saved in seconds",
    (charset, paragraph) => {
      const body = charsetNamed(charset).encode(paragraph.repeat(600_000));
      const bytes = Buffer.concat([Buffer.from(`<meta charset=${charset}>`), body]);
      const { text, save } = openHtml(bytes);
      expect(
        Buffer.from(save(`${text} `))
          .subarray(0, bytes.length - 3)
          .equals(bytes.subarray(0, -3)),
      ).toBe(true);
      expect(Buffer.from(save(text.replace("<p>", "<p>😀"))).length).toBeGreaterThan(bytes.length);
    },
    20_000,
  );
});

/** A sentence as articles have them. */
const P = "<p>Some sentence, with commas, and words, that reads as an article would, more or less.</p>";

test.each([
  ["deep and wide", ("<div>".repeat(200) + P.repeat(90) + "</div>".repeat(200)).repeat(60)],
  ["flat", P.repeat(19_000)],
  ["of empty elements", "<div></div>".repeat(19_000) + P],
  ["of links", `<ul>${"<li><a href=x>text, link</a></li>".repeat(9000)}</ul>${P.repeat(5)}`],
  ["of nested lists", "<ul><li>text, ".repeat(120) + P.repeat(9000)],
  ["of one paragraph", `<p>${"word, ".repeat(1_700_000)}</p>`],
  ["of spans", `<div>${"<span>a, b</span> x ".repeat(9000)}</div>`],
  ["of line breaks", `<div>${"text, text<br><br>".repeat(6000)}</div>`],
  ["of headlines", `<title>a b c d e</title>${"<h1>a b c d</h1>".repeat(18_000)}${P.repeat(30)}`],
  ["of bylines", `<div class=byline>${"x ".repeat(40)}</div>`.repeat(9000) + P.repeat(30)],
])(
  "the article is looked for in bounded time on a page %s",
  (_, page) => {
    articleRanges(page);
  },
  30_000,
);
