import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plainText, text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { openXml } from "../../src/formats/charset.ts";
import { feed } from "../../src/formats/feed.ts";
import { describeUnits, OPTIONS, translate, translateTo } from "./sample.ts";
import { FILLINGS } from "./xml-fillings.ts";
import { xmlStructureOf } from "./xml-judge.ts";
import { probeFaults, unitLines } from "./xml-probes.ts";

const fixture = (name: string) => readFileSync(join(import.meta.dirname, "fixtures", name), "utf8");
const RSS = fixture("probe.rss");
const ATOM = fixture("probe.atom");
const rss = (inside: string) => `<rss><channel>${inside}</channel></rss>`;

describe.each([
  ["RSS", RSS],
  ["Atom", ATOM],
])("%s", (_name, probe) => {
  it("shows translators all that people read, and nothing else", () => {
    expect(probeFaults(feed, probe)).toEqual([]);
  });

  it("keeps its bytes", () => {
    expect(translate(feed, probe, (content) => content).text).toBe(probe);
  });

  it.each(FILLINGS)("keeps its structure when every text is %s", (_name, change) => {
    const result = translate(feed, probe, change);
    expect(result.refusals).toEqual([]);
    expect(xmlStructureOf(result.text ?? "")).toEqual(xmlStructureOf(probe));
  });

  it("is told by its outermost element", () => {
    expect(feed.recognises?.(probe)).toBe(true);
  });
});

describe("feeds", () => {
  it("are told from other files", () => {
    expect(feed.recognises?.('<rdf:RDF xmlns:rdf="x" xmlns="http://purl.org/rss/1.0/">')).toBe(true);
    expect(feed.recognises?.('<rdf:RDF xmlns:rdf="x">')).toBe(false);
    expect(feed.recognises?.("<feed>")).toBe(false);
  });

  it("tell where each text stands", () => {
    expect(unitLines(feed, RSS)).toEqual(
      expect.arrayContaining([
        "heading (Title): yes-01 channel title",
        "paragraph (Description): yes-02 channel description",
        "heading (Title): yes-08 A &amp;amp; B, &lt;em&gt;yes-09 emphasis&lt;/em&gt;",
        "heading (Heading 2): yes-13 heading",
      ]),
    );
  });

  it("are translated whole where a team has only the articles on its pages translated", () => {
    const options = { ...OPTIONS, html: { scope: "article", translateCode: false, attributes: [] } as const };
    expect(describeUnits(feed.parse(RSS, options))).toEqual(describeUnits(feed.parse(RSS, OPTIONS)));
  });

  it("write plain text of media as plain text, which is the default there, and HTML as HTML", () => {
    const media = (inside: string) =>
      `<rss xmlns:media="http://search.yahoo.com/mrss/"><channel>${inside}</channel></rss>`;
    const logo = (type: string, inside: string) =>
      media(
        `<media:title${type}>${inside}</media:title><media:description${type}>${inside}</media:description>`,
      );
    const write = (article: string) => translate(feed, article, () => [text("Logo <b> & 5")]).text;
    expect(write(logo("", "Sign"))).toBe(logo("", "Logo &lt;b&gt; &amp; 5"));
    expect(write(logo(' type="plain"', "Sign"))).toBe(logo(' type="plain"', "Logo &lt;b&gt; &amp; 5"));
    expect(write(logo(' type="html"', "Sign"))).toBe(logo(' type="html"', "Logo &amp;lt;b&gt; &amp; 5"));
    const parts = "<media:description>One.\n\nTwo &lt;i&gt;</media:description>";
    expect(unitLines(feed, media(parts))).toEqual([
      "paragraph (Description): One.",
      "paragraph (Description): Two &lt;i&gt;",
    ]);
  });

  it("say the new language", () => {
    const options = { ...OPTIONS, locale: parseLocale("pt-BR") };
    expect(translate(feed, RSS, (content) => content, options).text).toBe(RSS.replace("en-us", "pt-BR"));
    expect(translate(feed, ATOM, (content) => content, options).text).toBe(
      ATOM.replace('xml:lang="en"', 'xml:lang="pt-BR"'),
    );
    expect(feed.parse(RSS, OPTIONS).declaredLanguage).toBe("en-us");
    const bare = '<feed xmlns="http://www.w3.org/2005/Atom"><title>One</title></feed>';
    expect(translate(feed, bare, (content) => content, options).text).toContain('xml:lang="pt-BR"');
  });

  it("write titles as plain text where HTML would read them the same", () => {
    expect(translateTo(feed, rss("<title>One</title>"), "AT&T & < 3")).toBe(
      rss("<title>AT&amp;T &amp; &lt; 3</title>"),
    );
    expect(translateTo(feed, rss("<title>One</title>"), "&copy <b>")).toContain("&amp;amp;copy &amp;lt;b");
    expect(translateTo(feed, rss("<title><![CDATA[One]]></title>"), "a ]]> b")).toBe(
      rss("<title><![CDATA[a ]]]]><![CDATA[> b]]></title>"),
    );
  });

  it("read HTML that stands in RSS as XML", () => {
    const source = rss("<description><p>One <b>two</b></p></description>");
    expect(describeUnits(feed.parse(source, OPTIONS))).toEqual(["paragraph: One ⟨<b>⟩two⟨</b>⟩"]);
  });

  it("read XHTML as HTML: what is not to be translated, buttons, descriptions", () => {
    const xhtml = [
      '<p translate="no" title="A">no</p><p>One <b class="x notranslate" title="B">no</b> two</p>',
      '<div><input type="submit" value="Go"/><input value="no"/><span title="Tip">Three</span></div>',
      '<meta name="description" content="Four"/><meta name="author" content="no"/>',
    ].join("");
    const source = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${xhtml}</div></content></entry></feed>`;
    expect(describeUnits(feed.parse(source, OPTIONS))).toEqual([
      'paragraph: One ⟨<b class="x notranslate" title="B">no</b>⟩ two',
      'paragraph: ⟨<input type="submit" value="Go"/>⟩⟨<input value="no"/>⟩⟨<span title="Tip">⟩Three⟨</span>⟩',
      "attribute: Go",
      "attribute: Tip",
      "attribute: Four",
    ]);
    expect(translate(feed, source, (content) => content).text).toBe(source);
  });

  it("leave a text alone that is half in a section", () => {
    const source = rss("<description>One <![CDATA[two]]></description><title>Three</title>");
    expect(describeUnits(feed.parse(source, OPTIONS))).toEqual(["heading: Three"]);
  });

  it("join sections where a translation replaces what was shared between them", () => {
    const source = rss("<description><![CDATA[One. ]]><![CDATA[Two.]]></description>");
    const changed = translate(feed, source, (content) =>
      content.map((part) => (part.type === "text" && part.value !== "" ? text(`${part.value}!`) : part)),
    );
    expect(changed.text).toBe(rss("<description><![CDATA[One. !Two.!]]></description>"));
  });

  it("leave the settings alone that Blogger exports as entries", () => {
    const kind = (name: string) =>
      `<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${name}"/>`;
    const entries = ["post", "settings", "page", "template", "comment"].map(
      (name) => `<entry>${kind(name)}<title>Title ${name}</title><content>PUBLISHED</content></entry>`,
    );
    const source = `<feed xmlns="http://www.w3.org/2005/Atom">${entries.join("")}<entry><category term="settings"/><title>Plain</title></entry></feed>`;
    const titles = describeUnits(feed.parse(source, OPTIONS)).filter((line) => line.startsWith("heading"));
    expect(titles).toEqual([
      "heading: Title post",
      "heading: Title page",
      "heading: Title comment",
      "heading: Plain",
    ]);
    expect(feed.parse(source, OPTIONS).units.length).toBe(7);
    expect(translate(feed, source, (content) => content).text).toBe(source);
  });

  it("translate what a team names", () => {
    const options = {
      ...OPTIONS,
      xml: { translate: ["category", "media:credit"], protect: ["itunes:summary"] },
    };
    const shown = describeUnits(feed.parse(RSS, options)).join("\n");
    expect(shown).toMatch(/no-7 [\s\S]*no-19[\s\S]*no-24/);
    expect(shown).not.toContain("yes-07");
  });
});

describe("bytes that are no characters", () => {
  const bytes = (text: string) => Buffer.from(text, "latin1");
  const item = (title: string, html: string) =>
    rss(`<title>${title}</title><item><?p \xff?><description>${html}</description></item>`);

  it("are codes in sentences and come back everywhere", () => {
    const file = openXml(bytes(item("No\xff, \xc3 no", "<![CDATA[<p>a \xc3 b</p>]]>")));
    expect(feed.parse(file.text, OPTIONS).units.map(({ content }) => plainText(content))).toEqual([
      "No,  no",
      "a  b",
    ]);
    expect(Buffer.from(file.save(file.text))).toEqual(
      bytes(item("No\xff, \xc3 no", "<![CDATA[<p>a \xc3 b</p>]]>")),
    );
    const { text: changed, refusals } = translate(feed, file.text, (content) =>
      content.map((part) => (part.type === "text" ? text(part.value.toUpperCase()) : part)),
    );
    expect(refusals).toEqual([]);
    expect(Buffer.from(file.save(changed ?? ""))).toEqual(
      bytes(item("NO\xff, \xc3 NO", "<![CDATA[<p>A \xc3 B</p>]]>")),
    );
  });
});
