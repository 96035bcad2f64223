import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { newsml } from "../../src/formats/newsml.ts";
import { describeUnits, OPTIONS, translate, translateTo } from "./sample.ts";
import { FILLINGS } from "./xml-fillings.ts";
import { xmlStructureOf } from "./xml-judge.ts";
import { probeFaults, unitLines } from "./xml-probes.ts";

const PROBE = readFileSync(join(import.meta.dirname, "fixtures/probe.newsml.xml"), "utf8");
const content = (inside: string) => `<contentSet>${inside}</contentSet>`;

describe("NewsML-G2", () => {
  it("shows translators all that people read, and nothing else", () => {
    expect(probeFaults(newsml, PROBE)).toEqual([]);
  });

  it("tells where each text stands", () => {
    expect(unitLines(newsml, PROBE)).toEqual(
      expect.arrayContaining([
        "heading (Headline): yes-03 headline",
        "paragraph (Dateline): yes-04 BERLIN, 5 June",
        "paragraph (Byline): yes-05 By Jane Doe",
        "heading (Headline): yes-12 NITF headline",
        "heading (Heading 1): yes-17 heading",
        "caption (Caption): yes-23 caption",
        "list-item (): yes-24 item",
      ]),
    );
  });

  it("keeps its bytes", () => {
    expect(translate(newsml, PROBE, (content) => content).text).toBe(PROBE);
  });

  it.each(FILLINGS)("keeps its structure when every text is %s", (_name, change) => {
    const { text, refusals } = translate(newsml, PROBE, change);
    expect(refusals).toEqual([]);
    expect(xmlStructureOf(text ?? "")).toEqual(xmlStructureOf(PROBE));
  });

  it("says the new language and its direction wherever it said its own", () => {
    const options = { ...OPTIONS, locale: parseLocale("ar") };
    const { text } = translate(newsml, PROBE, (content) => content, options);
    const expected = PROBE.replaceAll(
      /(?<=<(?:newsItem|partMeta|inlineXML|html) [^>]*lang=")en-GB"/g,
      'ar" dir="rtl"',
    );
    expect(text).toBe(expected.replace('tag="en-GB"', 'tag="ar"'));
    // German is there already.
    const german = translate(newsml, PROBE, (content) => content, { ...OPTIONS, locale: parseLocale("de") });
    expect(german.text).toBe(PROBE);
  });

  it("reads NITF and XHTML that have no namespace by their names", () => {
    const source = content(
      "<inlineXML><nitf><body><body.content><note><p>One</p></note></body.content></body></nitf></inlineXML><inlineXML><p>Two <b>bold</b></p></inlineXML>",
    );
    expect(describeUnits(newsml.parse(source, OPTIONS))).toEqual([
      "paragraph: One",
      "paragraph: Two ⟨<b>⟩bold⟨</b>⟩",
    ]);
  });

  it("reads HTML that is declared to be plain text", () => {
    const source = content(
      '<inlineData contenttype="text/plain"><![CDATA[\n<p>\n One\ntwo.\n</p>]]></inlineData>',
    );
    expect(describeUnits(newsml.parse(source, OPTIONS))).toEqual(["paragraph: One two."]);
    const plain = content('<inlineData contenttype="text/plain">One &lt;p> two.</inlineData>');
    expect(describeUnits(newsml.parse(plain, OPTIONS))).toEqual(["paragraph: One <p> two."]);
  });

  it("writes into sections and between references", () => {
    const section = content('<inlineData contenttype="text/html"><![CDATA[<p>One</p>]]></inlineData>');
    expect(translateTo(newsml, section, "a ]]> b & c")).toBe(
      content('<inlineData contenttype="text/html"><![CDATA[<p>a ]]]]><![CDATA[> b & c</p>]]></inlineData>'),
    );
    const escaped = content('<inlineData contenttype="text/html">&lt;p>One&lt;/p></inlineData>');
    expect(translateTo(newsml, escaped, "a & <b>")).toBe(
      content('<inlineData contenttype="text/html">&lt;p>a &amp; &amp;lt;b&gt;&lt;/p></inlineData>'),
    );
    expect(translateTo(newsml, section, "a\u0007")).toMatch(/^REFUSED .*U\+0007/);
  });

  it("reads items of a message and of a package", () => {
    const source =
      '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>x</sent></header><itemSet><packageItem xml:lang="en"><groupSet><group><itemRef residref="x"><title>One</title><description>Two</description></itemRef></group></groupSet></packageItem><newsItem xml:lang="fr"><contentMeta><headline>Trois</headline></contentMeta></newsItem></itemSet></newsMessage>';
    expect(describeUnits(newsml.parse(source, OPTIONS))).toEqual(["heading: One", "paragraph: Two"]);
  });

  it("translates what a team names", () => {
    const options = { ...OPTIONS, xml: { translate: ["slugline", "keyword"] } };
    const shown = describeUnits(newsml.parse(PROBE, options)).join("\n");
    expect(shown).toMatch(/no-18[\s\S]*no-22/);
  });

  it("is told by its outermost element", () => {
    expect(newsml.recognises?.(PROBE)).toBe(true);
    expect(newsml.recognises?.("<g2:packageItem xmlns:g2='x'>")).toBe(true);
    expect(newsml.recognises?.("<nitf>")).toBe(false);
  });
});

const LISTING = join(
  import.meta.dirname,
  "../../../shared/corpora/articles/newsml-nitf/listing25-nitf-inline.xml",
);

describe.skipIf(!existsSync(LISTING))("a real listing", () => {
  it("keeps its bytes, and its structure whatever its texts are", () => {
    const source = readFileSync(LISTING, "utf8");
    expect(unitLines(newsml, source).map((line) => line.slice(0, 50))).toHaveLength(7);
    expect(translate(newsml, source, (content) => content).text).toBe(source);
    for (const [, change] of FILLINGS) {
      const { text } = translate(newsml, source, change);
      expect(xmlStructureOf(text ?? "")).toEqual(xmlStructureOf(source));
    }
  });
});
