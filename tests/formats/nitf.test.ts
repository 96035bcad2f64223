import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { nitf } from "../../src/formats/nitf.ts";
import { describeUnits, OPTIONS, translate, translateTo } from "./sample.ts";
import { FILLINGS } from "./xml-fillings.ts";
import { xmlStructureOf } from "./xml-judge.ts";
import { probeFaults, unitLines } from "./xml-probes.ts";

const PROBE = readFileSync(join(import.meta.dirname, "fixtures/probe.nitf"), "utf8");
const article = (body: string) => `<nitf><body><body.content>${body}</body.content></body></nitf>`;
const fill = (body: string, ...targets: string[]) =>
  translateTo(nitf, article(body), ...targets).replace(/^.*<body.content>|<\/body.content>.*$/g, "");

describe("NITF", () => {
  it("shows translators all that people read, and nothing else", () => {
    expect(probeFaults(nitf, PROBE)).toEqual([]);
  });

  it("tells where each text stands", () => {
    expect(unitLines(nitf, PROBE)).toEqual(
      expect.arrayContaining([
        "heading (Document title): yes-01 document title",
        "heading (Headline): yes-02 headline",
        "paragraph (Byline title): yes-07 staff writer",
        "paragraph (Abstract): yes-10 abstract",
        "list-item (): yes-27 inner item",
        "table-cell (): yes-33 paragraph in a cell",
        "attribute (Image description): yes-34 description",
        "caption (Caption): yes-36 caption",
        "quotation (): yes-37 quotation",
        "footnote (): yes-39 footnote",
      ]),
    );
  });

  it("keeps its bytes", () => {
    expect(translate(nitf, PROBE, (content) => content).text).toBe(PROBE);
  });

  it.each(FILLINGS)("keeps its structure when every text is %s", (_name, change) => {
    const { text, refusals } = translate(nitf, PROBE, change);
    expect(refusals).toEqual([]);
    expect(xmlStructureOf(text ?? "")).toEqual(xmlStructureOf(PROBE));
  });

  it("says the new language where it said its own, and leaves other languages alone", () => {
    const options = { ...OPTIONS, locale: parseLocale("uk") };
    const { text } = translate(nitf, PROBE, (content) => content, options);
    expect(text).toBe(PROBE.replace('baselang="en-US"', 'baselang="uk"'));
    const french = translate(nitf, PROBE, (content) => content, { ...OPTIONS, locale: parseLocale("fr") });
    expect(french.text).toBe(PROBE);
    expect(nitf.parse(PROBE, OPTIONS).declaredLanguage).toBe("en-US");
  });

  it("reads sections, entities of its DTD and white space as a person does", () => {
    const source = article("<p>Caf&eacute;\n  &#x20AC;&unknown; <![CDATA[a <b> & ]]]]><![CDATA[>]]></p>");
    expect(describeUnits(nitf.parse(source, OPTIONS))).toEqual(["paragraph: Café €⟨&unknown;⟩ a <b> & ]]>"]);
    expect(translate(nitf, source, (content) => content).text).toBe(source);
  });

  it("spells translations as their place asks", () => {
    expect(fill("<p>One</p>", "a < b & c > d")).toBe("<p>a &lt; b &amp; c &gt; d</p>");
    expect(fill("<p><![CDATA[One]]></p>", "a < b ]]> c")).toBe("<p><![CDATA[a < b ]]]]><![CDATA[> c]]></p>");
    expect(fill("<p><![CDATA[One ]]><em>two</em></p>", "⟨0⟩deux⟨1⟩ & un")).toBe(
      "<p><![CDATA[]]><em>deux</em> &amp; un</p>",
    );
    expect(fill("<media><media-reference alternate-text='One'/></media>", "l'un \"d'eux\" <b>")).toBe(
      "<media><media-reference alternate-text='l&apos;un &quot;d&apos;eux&quot; &lt;b&gt;'/></media>",
    );
  });

  it("escapes what would become a variable, and refuses what XML cannot hold", () => {
    expect(fill("<p>One</p>", "{{x}}")).toBe("<p>&#123;&#123;x}}</p>");
    expect(fill("<p><![CDATA[One]]></p>", "{{x}}")).toBe("<p><![CDATA[{]]><![CDATA[{]]><![CDATA[x}}]]></p>");
    expect(fill("<p>One</p>", "a\u0007")).toMatch(/^REFUSED .*U\+0007/);
  });

  it("translates what a team names, and protects what it names", () => {
    const options = { ...OPTIONS, xml: { translate: ["distributor"], protect: ["tagline"] } };
    const shown = describeUnits(nitf.parse(PROBE, options)).join("\n");
    expect(shown).toContain("no-17");
    expect(shown).not.toContain("yes-41");
  });

  it("is told by its outermost element", () => {
    expect(nitf.recognises?.(PROBE)).toBe(true);
    expect(
      nitf.recognises?.(
        '\xEF\xBB\xBF<?xml version="1.0"?>\n<!-- <x> -->\n<!DOCTYPE nitf SYSTEM "n.dtd">\n<nitf>',
      ),
    ).toBe(true);
    expect(nitf.recognises?.("<rss><nitf/></rss>")).toBe(false);
    expect(nitf.recognises?.("nitf")).toBe(false);
  });

  it("refuses with a place what is not well-formed, grows, or is nested beyond reason", () => {
    expect(() => nitf.parse("<nitf>\n<p></nitf>", OPTIONS)).toThrow(/not well-formed/);
    expect(() => nitf.parse('<!DOCTYPE nitf [<!ENTITY a "b">]><nitf/>', OPTIONS)).toThrow(/document type/);
    expect(() => nitf.parse(`${"<p>".repeat(10_000)}${"</p>".repeat(10_000)}`, OPTIONS)).toThrow(/nested/);
  });
});

const LISTING = join(
  import.meta.dirname,
  "../../../shared/corpora/articles/newsml-nitf/listing25-nitf-inline.xml",
);

describe.skipIf(!existsSync(LISTING))("a real listing", () => {
  it("is not NITF by its outermost element", () => {
    expect(nitf.recognises?.(readFileSync(LISTING, "latin1"))).toBe(false);
  });
});
