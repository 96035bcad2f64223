import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { feed } from "../../src/formats/feed.ts";
import { wxr } from "../../src/formats/wxr.ts";
import { describeUnits, OPTIONS, translate, translateTo } from "./sample.ts";
import { FILLINGS } from "./xml-fillings.ts";
import { xmlStructureOf } from "./xml-judge.ts";
import { probeFaults, unitLines } from "./xml-probes.ts";

const PROBE = readFileSync(join(import.meta.dirname, "fixtures/probe.wxr"), "utf8");
const HEAD =
  '<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><content:encoded><![CDATA[';
const TAIL = "]]></content:encoded></item></channel></rss>";
const post = (content: string) => HEAD + content + TAIL;
const shown = (content: string) => describeUnits(wxr.parse(post(content), OPTIONS));

describe("WordPress exports", () => {
  it("show translators all that people read, and nothing else", () => {
    expect(probeFaults(wxr, PROBE)).toEqual([]);
  });

  it("keep their bytes", () => {
    expect(translate(wxr, PROBE, (content) => content).text).toBe(PROBE);
  });

  it.each(FILLINGS)("keep their structure when every text is %s", (_name, change) => {
    const { text, refusals } = translate(wxr, PROBE, change);
    expect(refusals).toEqual([]);
    expect(xmlStructureOf(text ?? "")).toEqual(xmlStructureOf(PROBE));
    // Comments of blocks, with their attributes, are the block editor's data.
    const blocks = /<!-- \/?wp:.*?-->/g;
    expect(text?.match(blocks)).toEqual(PROBE.match(blocks));
  });

  it("tell where each text stands", () => {
    expect(unitLines(wxr, PROBE)).toEqual(
      expect.arrayContaining([
        "heading (Title): yes-03 block post",
        "heading (Heading 3): yes-12 heading",
        "paragraph (Excerpt): yes-15 excerpt",
        "attribute (Title for search engines): yes-16 title for search %%sep%% %%sitename%%",
        "attribute (Image description): yes-29 alternative",
      ]),
    );
  });

  it("say the new language", () => {
    const options = { ...OPTIONS, locale: parseLocale("fr") };
    expect(translate(wxr, PROBE, (content) => content, options).text).toBe(
      PROBE.replace("<language>en-US", "<language>fr"),
    );
  });

  it("have a paragraph between blank lines where the classic editor wrote them", () => {
    expect(shown("One\ntwo <b>bold\n\nstill</b>\n\nThree\r\n\r\n<p>Four</p>")).toEqual([
      "paragraph: One⟨↵⟩two ⟨<b>⟩bold⟨↵⟩still⟨</b>⟩",
      "paragraph: Three",
      "paragraph: Four",
    ]);
    expect(translateTo(wxr, post("One\n\nTwo <i>x</i>"), "Eins", "Zwei ⟨0⟩y⟨1⟩")).toBe(
      post("Eins\n\nZwei <i>y</i>"),
    );
  });

  it("have a space at a line break where the block editor wrote it", () => {
    expect(shown("<!-- wp:paragraph --><p>One\ntwo</p><!-- /wp:paragraph -->")).toEqual([
      "paragraph: One two",
    ]);
  });

  it("have shortcodes as codes, and other words in brackets as words", () => {
    expect(shown('See [sic] [a b] [gallery] [x y="z"] [q]text[/q] [[q]].')).toEqual([
      'paragraph: See [sic] [a b] ⟨[gallery]⟩ ⟨[x y="z"]⟩ ⟨[q]⟩text⟨[/q]⟩ ⟨[[q]]⟩.',
    ]);
    expect(translateTo(wxr, post("One [gallery]"), "Eins")).toMatch(/^REFUSED .*\[gallery\]/);
  });

  it("have code between shortcodes as one code, and shortcodes by names that nobody writes in a sentence", () => {
    const code = `[code lang="js"]let a;\n\nlet b = "${"b".repeat(2000)}"; // [gallery]\n[/code]`;
    expect(shown(`One\n\n${code}\n\nTwo [python]a[/python]\n\n[contact_form]`)).toEqual([
      "paragraph: One",
      "paragraph: Two ⟨[python]a[/python]⟩",
    ]);
    expect(shown("One [code] two")).toEqual(["paragraph: One [code] two"]);
    expect(translateTo(wxr, post("One"), "[a_b]")).toBe(post("&#91;a_b]"));
  });

  it("are read with prefixes that nothing binds, as WordPress.com writes them", () => {
    const source = post("<p>One</p>").replace(
      "<item>",
      '<atom:link rel="hub" atom:x="y"/><atom:title>T</atom:title><item>',
    );
    expect(describeUnits(wxr.parse(source, OPTIONS))).toEqual(["paragraph: One"]);
    expect(translateTo(wxr, source, "Eins")).toBe(source.replace("One", "Eins"));
  });

  it("share the end of a section between two", () => {
    expect(translateTo(wxr, post("<p>One</p>"), "a ]]> b")).toBe(post("<p>a ]]]]><![CDATA[> b</p>"));
    const source = post("<p>One ]]]]><![CDATA[> two.</p>");
    expect(describeUnits(wxr.parse(source, OPTIONS))).toEqual(["paragraph: One ]]> two."]);
    expect(translate(wxr, source, (content) => content).text).toBe(source);
  });

  it("are told from other feeds", () => {
    expect(wxr.recognises?.(PROBE)).toBe(true);
    expect(wxr.recognises?.("<rss><channel>")).toBe(false);
    expect(feed.recognises?.(PROBE)).toBe(true);
  });
});
