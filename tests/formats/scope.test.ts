import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { text } from "../../src/article/content.ts";
import { openHtml } from "../../src/formats/charset.ts";
import { readHtml } from "../../src/formats/html/read.ts";
import { articleRanges } from "../../src/formats/html/scope.ts";
import { html } from "../../src/formats/html.ts";
import { OPTIONS } from "./sample.ts";
import { measureScope } from "./scope-measure.ts";

const PARAGRAPHS = [
  "The council has decided, after hours of debate, that the old bridge will be closed to cars, beginning next month.",
  "Traders in the old town, who had asked for more time, called the decision hasty, and said that they would appeal.",
  "The mayor, on her part, spoke of a chance for the town, its river, and everybody who walks or rides along it.",
  "Similar plans in other towns, she said, had met with the same fears, and nobody there wanted the cars back.",
];
const BODY = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join("\n");

const PAGE = `<!DOCTYPE html>
<html lang="en"><head>
<title>Old bridge closes to cars | The Town Paper</title>
<meta name="description" content="After hours of debate the council has decided.">
<meta property="og:title" content="Old bridge closes to cars">
<meta name="generator" content="Press 3">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Old bridge closes to cars"}</script>
<script type="application/ld+json">{"@type": "Organization", "description": "The paper of the town"}</script>
</head><body>
<header><h1>The Town Paper</h1><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article>
<h1>Old bridge closes to <em>cars</em></h1>
<p class="standfirst">After hours of debate the council has decided.</p>
<div class="byline">By <a rel="author" href="/doe">Jane Doe</a>, 5 May</div>
<div class="share"><a href="#">Share</a> <a href="#">Tweet</a></div>
<figure><img src="bridge.jpg" alt="The old bridge"><figcaption>The bridge in spring</figcaption></figure>
${BODY}
<div>A text without a paragraph, with <b>markup</b>, and long enough to be part of what people read.</div>
<div class="related"><h3>Related</h3><ul><li><a href="/a">New ferry</a></li><li><a href="/b">River rises</a></li></ul></div>
</article></main>
<aside><p>Subscribe to our newsletter, and read what matters, every day, in the morning.</p></aside>
<footer><p>About us, imprint, and the terms of use.</p></footer>
</body></html>`;

/** The source texts of a page's units in scope. */
function unitsInScope(page: string): string[] {
  const { texts } = readHtml(page, { fragment: false, scope: "article" });
  return texts.filter(({ isUnit }) => isUnit).map(({ start, end }) => page.slice(start, end));
}

describe("the article on a page", () => {
  const inside = unitsInScope(PAGE).join("\n");

  test.each([
    ["the page's title", "Old bridge closes to cars | The Town Paper"],
    ["its headline", "closes to <em>cars</em>"],
    ["its standfirst", "\nAfter hours of debate the council has decided.\n"],
    ["its byline, with all of its line", 'By <a rel="author" href="/doe">Jane Doe</a>, 5 May'],
    ["the description of a picture", "The old bridge"],
    ["the caption of a picture", "The bridge in spring"],
    ["all paragraphs", PARAGRAPHS.join("\n")],
    ["text that is in no paragraph", "A text without a paragraph, with <b>markup</b>, and"],
  ])("has %s", (_, text) => {
    expect(inside).toContain(text);
  });

  test("has descriptions and linked data of the article, not of the site", () => {
    const ranges = articleRanges(PAGE) ?? [];
    const covered = ranges.map(({ start, end }) => PAGE.slice(start, end)).join("");
    expect(covered).toContain('content="After hours');
    expect(covered).toContain('property="og:title"');
    expect(covered).toContain('"NewsArticle"');
    expect(covered).not.toContain("Organization");
    expect(covered).not.toContain("Press 3");
  });

  test("has the byline, where the page's data has the names in other marks", () => {
    const line = "By <strong>Jane Doe </strong>, <strong>Ann Poe</strong>, The Town Paper";
    const page = PAGE.replace(/<div class="byline">.*<\/div>/, `<div class="cnnByline">${line}</div>`);
    const named = page.replace(
      "<title>",
      '<meta name="author" content="Jane Doe, Ann Poe, The Town Paper"><title>',
    );
    expect(unitsInScope(named)).toContain(line);
    const more = `More by Jane Doe, Ann Poe, The Town Paper: ${"bridges and ".repeat(6)}`;
    const far = named.replace(line, "Opinion").replace("</nav>", `</nav><div class="author">${more}</div>`);
    expect(unitsInScope(far).join()).not.toContain("More by");
  });

  test.each([
    ["the name of the site", "\nThe Town Paper"],
    ["menus", "Sport"],
    ["buttons to share", "Tweet"],
    ["teasers", "ferry"],
    ["sidebars", "Subscribe"],
    ["the foot of the page", "imprint"],
  ])("has not %s", (_, text) => {
    expect(PAGE).toContain(text.trim());
    expect(inside).not.toContain(text);
  });

  test("has its texts still all in the reading, so that the structure is proved of the whole page", () => {
    const reading = readHtml(PAGE, { fragment: false });
    const narrowed = readHtml(PAGE, { fragment: false, scope: "article" });
    expect(narrowed.outline).toEqual(reading.outline);
    expect(narrowed.texts.map(({ start, content }) => ({ start, content }))).toEqual(
      reading.texts.map(({ start, content }) => ({ start, content })),
    );
  });

  test("is translated in its page, where the reader would not find the translation again", () => {
    const options = { ...OPTIONS, html: { scope: "article", translateCode: false, attributes: [] } as const };
    const article = html.parse(PAGE, options);
    const translations = new Map(
      article.units.map(({ id, content }) => {
        const codes = content.filter(({ type }) => type === "code");
        return [id, [text("“中文。”"), ...codes]];
      }),
    );
    const localized = html.serialize(article, translations, options);
    expect(localized.refusals).toEqual([]);
    expect(localized.text).toContain("<h1>“中文。”<em></em></h1>");
    expect(localized.text).not.toContain("The mayor");
    const related = '<div class="related">';
    expect(localized.text?.slice(localized.text.indexOf(related))).toBe(PAGE.slice(PAGE.indexOf(related)));
    expect(html.serialize(html.parse(PAGE, options), new Map(), options).text).toBe(PAGE);
  });

  test.each([
    [
      "a sentence keeps what the reader hides in it",
      `<p>${PARAGRAPHS[0]} <span style="display:none">Hidden</span> end.</p>`,
      "Hidden",
    ],
    ["text directly in the body", `${PARAGRAPHS.join("<br><br>")}`, "more time"],
    ["a layout of tables", `<table><tr><td>${BODY}</td></tr></table>`, "Similar plans"],
    ["the only headline, though the title says nothing of it", `<h1>Cars out</h1>${BODY}`, "Cars out"],
    [
      "a headline of the second level",
      `<title>Cars have to go out of town</title><h2>Cars have to go out of town</h2><div>${BODY}</div>`,
      "go out of town</h2>",
    ],
    [
      "a title of several properties",
      `<meta property="dc:title og:title" content="Cars have to go">${BODY}`,
      "dc:title",
    ],
    [
      "a picture that the reader drops",
      `<div>${BODY}<figure><a href=x><img src=a.jpg alt=Ferry></a><figcaption><a href=y>All pictures</a></figcaption></figure>${BODY}</div>`,
      "All pictures",
    ],
  ])("is found: %s", (_, body, text) => {
    const page = `<html><body>${body}${body.includes("Similar") ? "" : BODY}</body></html>`;
    const covered = (articleRanges(page) ?? []).map(({ start, end }) => page.slice(start, end)).join("");
    expect(covered).toContain(text);
  });

  test("has ranges in order that do not touch", () => {
    const ranges = articleRanges(PAGE) ?? [];
    expect(ranges.length).toBeGreaterThan(3);
    ranges.forEach(({ start, end }, i) => {
      expect(start).toBeLessThan(end);
      expect(start).toBeGreaterThan(ranges[i - 1]?.end ?? -1);
    });
  });

  test.each(["", "<p></p>", "<script>1</script>"])("is not on %j", (page) => {
    expect(articleRanges(page)).toBeNull();
    expect(() => unitsInScope(page)).toThrow(/No article was found on this page/);
  });

  test.each([
    ["deep", "<div>".repeat(5000) + BODY],
    ["deep and misnested", "<a><b><table><i>".repeat(200) + BODY],
    ["with names that are none", `<a:b.c x="1" "=y <=3 data-place-0=9><o_o>${BODY}</o_o></a:b.c>`],
    ["broken", `${BODY}<div class="x`],
    ["with many attributes", `<p ${Array.from({ length: 5000 }, (_, i) => `x${i}`).join(" ")}>${BODY}`],
    ["with lone surrogates", BODY.replaceAll("the", "\udc81")],
  ])("is looked for on pages that are %s", (_, page) => {
    expect(() => articleRanges(page)).not.toThrow();
  });

  test("is not looked for where that would take too long", () => {
    expect(articleRanges(BODY + "<i></i>".repeat(20_000))).toBeNull();
  });
});

const PAGES = join(import.meta.dirname, "../../../shared/corpora/articles/readability/test/test-pages");

describe.skipIf(!existsSync(PAGES))("real pages", () => {
  const names = existsSync(PAGES) ? readdirSync(PAGES).sort() : [];

  test.each(names.filter((_, i) => i % 6 === 0))("%s", (name) => {
    const bytes = readFileSync(join(PAGES, name, "source.html"));
    const { text, save } = openHtml(bytes);
    expect(Buffer.from(save(text)).equals(bytes)).toBe(true);
    const measured = measureScope(text);
    expect(measured.charactersOfChrome).toBe(0);
    expect(measured.unitsCut).toBeLessThanOrEqual(1);
    expect(measured.unitsInside).toBeGreaterThan(0);
  });
});
