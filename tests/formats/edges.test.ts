import { describe, expect, it } from "vitest";
import { type Code, type Content, text } from "../../src/article/content.ts";
import { isTranslatable } from "../../src/formats/edges.ts";
import { feed } from "../../src/formats/feed.ts";
import { html } from "../../src/formats/html.ts";
import { plainText } from "../../src/formats/text.ts";

const BREAK: Code = { type: "code", form: "single", id: "1", kind: "break", raw: "<br>", display: "↵" };
const OPTIONS = { translatedKeys: [], languageKey: "lang" };

describe("nothing to translate", () => {
  it.each([
    "https://example.org/a/b?c=d#e",
    "(www.example.org/news)",
    "press@example.org",
    "mailto:press@news.example.co.uk",
    "https://example.org, http://example.com/; www.example.net.",
    "→ ftp://example.org ←",
    "20170102T222800+0000",
    "2026-11-24T12:00:00.5Z",
    "2026-11-24T12:00+01:00",
    "…",
  ])("is in «%s»", (value) => expect(isTranslatable([text(value)])).toBe(false));

  it("is in addresses beside codes", () => {
    expect(isTranslatable([text("www.example.org"), BREAK, text("press@example.org")])).toBe(false);
  });
});

describe("something to translate", () => {
  it.each([
    "See https://example.org",
    "https://example.org/查看更多",
    "press@example.org (Newsroom)",
    "@newsroom",
    "5 @ 3",
    "example.org",
    "2026-11-24",
    "12:00",
    "www.",
    "12T34",
  ])("is in «%s»", (value) => expect(isTranslatable([text(value)])).toBe(true));

  it("is in a word right behind a code", () => {
    const content: Content = [text("www.example.org"), BREAK, text("Contact")];
    expect(isTranslatable(content)).toBe(true);
  });

  it("is looked for in linear time", () => {
    for (const piece of ["a", "a.", "www.", "a@a.", "2026", "http://"])
      isTranslatable([text(`@${piece.repeat(50_000)}`)]);
  });
});

it("is so in every format", () => {
  const page = '<p><a href="https://example.org">https://example.org</a></p><p>News</p>';
  expect(html.parse(page, OPTIONS).units.length).toBe(1);
  const items =
    "<rss><channel><title>https://example.org</title><description>News</description></channel></rss>";
  expect(feed.parse(items, OPTIONS).units.length).toBe(1);
  expect(plainText.parse("News\n\nhttps://example.org/\n", OPTIONS).units.length).toBe(1);
});
