import { describe, expect, it } from "vitest";
import { codesOf, text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { docx } from "../../src/formats/docx.ts";
import { documentXml, p, r } from "./docx-sample.ts";
import { contractBreaches, describeUnits, OPTIONS, translate, translateTo, unspelled } from "./sample.ts";

const B = "<w:b/>";
const NOTE = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="2"/></w:r>';
const IMAGE = (alt: string) =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="${alt}"/><a:graphic/></wp:inline></w:drawing></w:r>`;
const BOX = (inside: string) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="4" name="Box 4"/><wps:txbx><w:txbxContent>${inside}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
const FIELD = (instruction: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

function unitsOf(body: string): string[] {
  const source = documentXml(body);
  const article = docx.parse(source, OPTIONS);
  expect(contractBreaches(source, article)).toEqual([]);
  const own = new Map(article.units.map(({ id, content }) => [id, content]));
  expect(docx.serialize(article, own, OPTIONS).text).toBe(source);
  const typed = translate(docx, source, unspelled).text;
  expect(typed === null ? null : describeUnits(docx.parse(typed, OPTIONS))).toEqual(describeUnits(article));
  return describeUnits(article);
}

describe("what a translator sees", () => {
  it.each<[string, string, string[]]>([
    ["runs that look the same as one", p(r("One ") + r("wo") + r("rd.")), ["paragraph: One word."]],
    [
      "nothing of spelling checks, languages and revisions",
      p(
        `${r("a", '<w:lang w:val="en-US"/>')}<w:proofErr w:type="spellStart"/><w:r w:rsidR="00AB12CD"><w:rPr><w:noProof/></w:rPr><w:lastRenderedPageBreak/><w:t>b</w:t></w:r>`,
      ),
      ["paragraph: ab"],
    ],
    [
      "formatting as pairs",
      p(r("One ") + r("two", B) + r(" three")),
      ["paragraph: One ⟨<b>⟩two⟨</b>⟩ three"],
    ],
    ["no formatting where all looks the same", p(r("All bold", B)), ["paragraph: All bold"]],
    [
      "what looks otherwise than the end of the paragraph",
      p(r("Mostly bold ", B) + r("not"), `<w:rPr>${B}</w:rPr>`),
      ["paragraph: Mostly bold ⟨<plain>⟩not⟨</plain>⟩"],
    ],
    [
      "what looks otherwise than the plainest where that does not tell",
      p(r("Mostly bold ", B) + r("not")),
      ["paragraph: ⟨<b>⟩Mostly bold ⟨</b>⟩not"],
    ],
    [
      "one pair for white space of its own look",
      p(r("plain text ") + r("a", B) + r(" ") + r("b", B)),
      ["paragraph: plain text ⟨<b>⟩a b⟨</b>⟩"],
    ],
    [
      "several properties by name",
      p(r("plain text ") + r("a", '<w:b/><w:i/><w:vertAlign w:val="superscript"/>')),
      ["paragraph: plain text ⟨<b i sup>⟩a⟨</b i sup>⟩"],
    ],
    [
      "«off» as nothing that is on",
      p(r("plain text ") + r("a", '<w:b w:val="0"/>')),
      ["paragraph: plain text ⟨<plain>⟩a⟨</plain>⟩"],
    ],
    [
      "references and CDATA as characters",
      p("<w:r><w:t>a &amp; b &#8212; <![CDATA[<c>]]></w:t></w:r>"),
      ["paragraph: a & b — <c>"],
    ],
    [
      "hyphens as characters",
      p("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>"),
      ["paragraph: a\u2011b\u00adc"],
    ],
    [
      "tabs and breaks inside",
      p("<w:r><w:tab/><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"),
      ["paragraph: a⟨<tab>⟩b⟨<br>⟩c"],
    ],
    [
      "links",
      p(
        `${r("See ")}<w:hyperlink r:id="rId4">${r("this page", '<w:rStyle w:val="Hyperlink"/>')}</w:hyperlink>${r(".")}`,
      ),
      ["paragraph: See ⟨<link>⟩this page⟨</link>⟩."],
    ],
    [
      "links by fields",
      p(r("See ") + FIELD('HYPERLINK "https://a.org"', r("this page", "<w:u/>")) + r(".")),
      ["paragraph: See ⟨<link>⟩this page⟨</link>⟩."],
    ],
    [
      "results of other fields as markup",
      p(r("Page ") + FIELD("PAGE", r("7")) + r(" of ") + FIELD("NUMPAGES \\* Arabic", r("9")) + r(".")),
      ["paragraph: Page ⟨{PAGE}⟩ of ⟨{NUMPAGES}⟩."],
    ],
    [
      "fields in fields",
      p(`${r("A ")}${FIELD(`IF ${FIELD("PAGE", r("1"))} = 1`, r("x"))}${r(" b")}`),
      ["paragraph: A ⟨{IF}⟩ b"],
    ],
    [
      "simple fields",
      p(`${r("By ")}<w:fldSimple w:instr=" AUTHOR ">${r("Ann")}</w:fldSimple>${r(".")}`),
      ["paragraph: By ⟨{AUTHOR}⟩."],
    ],
    [
      "a field in one run",
      p(
        '<w:r><w:t xml:space="preserve">A </w:t><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>1</w:t><w:fldChar w:fldCharType="end"/></w:r>',
      ),
      ["paragraph: A ⟨<field>⟩"],
    ],
    [
      "a link by a field that shows nothing",
      p(
        `${r("A")}<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/><w:fldChar w:fldCharType="end"/></w:r>${r("b")}`,
      ),
      ["paragraph: A⟨{HYPERLINK}⟩b"],
    ],
    [
      "a field that goes on in another paragraph",
      p(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r("Chapter")}`,
      ) + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
      ["paragraph: Chapter"],
    ],
    ["footnotes", p(`${r("Said")}${NOTE}${r(" so.")}`), ["paragraph: Said⟨<footnote 2>⟩ so."]],
    [
      "formulas, bookmarks, comments",
      p(
        `${r("a ")}<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>${r(" b")}<w:bookmarkStart w:id="1" w:name="x"/>${r(" c")}<w:bookmarkEnd w:id="1"/>`,
      ),
      ["paragraph: a ⟨<formula>⟩ b⟨<bookmark>⟩ c"],
    ],
    [
      "tracked changes as accepted",
      p(
        `${r("a ")}<w:ins w:id="1">${r("new ")}</w:ins><w:del w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del>${r("b")}`,
      ),
      ["paragraph: a new b"],
    ],
    [
      "content controls",
      p(
        `${r("a ")}<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${r("b")}</w:sdtContent></w:sdt>${r(" c")}`,
      ),
      ["paragraph: a ⟨<control>⟩b⟨</control>⟩ c"],
    ],
    [
      "paragraphs in content controls",
      `<w:sdt><w:sdtContent>${p(r("a"))}</w:sdtContent></w:sdt>`,
      ["paragraph: a"],
    ],
    ["no hidden text", p(r("a ") + r("secret", "<w:vanish/>") + r("b")), ["paragraph: a ⟨<hidden text>⟩b"]],
    [
      "descriptions of pictures",
      p(`${r("See ")}${IMAGE("A map &amp; more")}${r(" here.")}`),
      ["paragraph: See ⟨<image>⟩ here.", "attribute: A map & more"],
    ],
    ["a picture alone", p(IMAGE("A map")), ["attribute: A map"]],
    [
      "text boxes once, with the paragraph around them",
      p(BOX(p(r("In the box"))) + r("Around")),
      ["paragraph: ⟨<text box>⟩Around", "paragraph: In the box"],
    ],
    ["a text box alone", p(BOX(p(r("One")) + p(r("Two")))), ["paragraph: One", "paragraph: Two"]],
    [
      "kinds",
      p(r("a"), '<w:pStyle w:val="Heading2"/>') +
        p(r("b"), '<w:pStyle w:val="berschrift1"/>') +
        p(r("c"), '<w:outlineLvl w:val="0"/>') +
        p(r("d"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>') +
        p(r("e"), '<w:pStyle w:val="Caption"/>') +
        p(r("f"), '<w:pStyle w:val="IntenseQuote"/>'),
      ["heading: a", "heading: b", "heading: c", "list-item: d", "caption: e", "quotation: f"],
    ],
    [
      "tables, with what is read aloud before them",
      `<w:tbl><w:tblPr><w:tblCaption w:val="Votes"/><w:tblDescription w:val="By party"/></w:tblPr><w:tr><w:tc>${p(r("a"))}</w:tc><w:tc>${p(r("12"))}</w:tc></w:tr></w:tbl>`,
      ["attribute: Votes", "attribute: By party", "table-cell: a", "table-cell: 12"],
    ],
    [
      "no white space and marks at the edges",
      p(`<w:bookmarkStart w:id="0" w:name="_Toc1"/>${r("  ")}${r(" a b ")}<w:bookmarkEnd w:id="0"/>`),
      ["paragraph: a b"],
    ],
    [
      "variables over several runs as one",
      p(r("Dear {{na") + r("me}}, hello")),
      ["paragraph: Dear ⟨{{name}}⟩, hello"],
    ],
    ["nothing where there is nothing to translate", `${p(r(" – "))}${p("")}<w:p/>${p("<w:r/>")}`, []],
  ])("%s", (_name, body, expected) => {
    expect(unitsOf(body)).toEqual(expected);
  });

  it("reads documents that are strict, and such without prefixes", () => {
    const strict = documentXml(p(r("a"))).replaceAll(
      "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "http://purl.oclc.org/ooxml/wordprocessingml/main",
    );
    expect(describeUnits(docx.parse(strict, OPTIONS))).toEqual(["paragraph: a"]);
    const bare = documentXml(p(r("a ") + r("b", B)))
      .replaceAll("w:", "")
      .replace("xmlns:w=", "xmlns=")
      .replace(/xmlns:w="/, 'xmlns="');
    expect(translateTo(docx, bare, "c ⟨0⟩d⟨1⟩")).toContain(
      '<r><t xml:space="preserve">c </t></r><r><rPr><b/></rPr><t xml:space="preserve">d</t></r>',
    );
  });

  it("cuts sentences in the middle of what Word has cut otherwise", () => {
    const [unit] = docx.parse(documentXml(p(r("One. Tw") + r("o."))), OPTIONS).units;
    expect(unit?.content.filter((part) => part.type === "text" && part.value !== "").length).toBe(2);
    expect(codesOf(unit?.content ?? [])).toEqual([]);
  });
});

/** What stands in the body after translation. */
function body(source: string, ...targets: string[]): string {
  const result = translateTo(docx, documentXml(source), ...targets);
  return /<w:body>([\s\S]*)<w:sectPr>/.exec(result)?.[1] ?? result;
}

const RUN = (value: string, head = "<w:r>") => `${head}<w:t xml:space="preserve">${value}</w:t></w:r>`;

describe("translations", () => {
  it("are runs that look as the source's", () => {
    const source = p(r("One ", '<w:color w:val="red"/>') + r("two", `<w:color w:val="red"/>${B}`));
    expect(body(source, "⟨0⟩Zwei⟨1⟩ & <eins>")).toBe(
      p(r("Zwei", `<w:color w:val="red"/>${B}`) + r(" &amp; &lt;eins&gt;", '<w:color w:val="red"/>')),
    );
  });

  it("may be bold for the most part where the source was not", () => {
    expect(body(p(r("Long enough ") + r("b", B)), "a ⟨0⟩very much longer than that⟨1⟩")).toBe(
      p(RUN("a ") + r("very much longer than that", B)),
    );
  });

  it("may put two bold words side by side", () => {
    expect(body(p(r("a", B) + r(" and then ") + r("b", B)), "⟨0⟩eins⟨1⟩ ⟨2⟩zwei⟨3⟩ danach")).toBe(
      p(r("eins", B) + RUN(" ") + r("zwei", B) + RUN(" danach")),
    );
  });

  it("may begin with what the source has in the middle", () => {
    expect(
      body(p(`${r("See ")}${IMAGE("A map")}${r(" here")}${NOTE}${r(" and there")}`), "⟨0⟩ siehe⟨1⟩", "Karte"),
    ).toBe(p(`${IMAGE("Karte")}${r(" siehe")}${NOTE}`));
    expect(body(p(`${r("a ")}<w:bookmarkStart w:id="1" w:name="x"/>${r("b")}`), "⟨0⟩c")).toBe(
      p(`<w:bookmarkStart w:id="1" w:name="x"/>${r("c")}`),
    );
  });

  it("keep tabs and spaces at the edges", () => {
    expect(body(p('<w:r><w:tab/><w:t xml:space="preserve"> a </w:t></w:r>'), "b")).toBe(
      p('<w:r><w:tab/><w:t xml:space="preserve"> b </w:t></w:r>'),
    );
  });

  it("write hyphens as Word does", () => {
    expect(body(p(r("a")), "b\u2011c\u00add")).toBe(
      p(
        '<w:r><w:t xml:space="preserve">b</w:t><w:noBreakHyphen/><w:t xml:space="preserve">c</w:t><w:softHyphen/><w:t xml:space="preserve">d</w:t></w:r>',
      ),
    );
  });

  it("leave the rest of a paragraph's links and marks as they are", () => {
    const link = (inside: string) => `<w:hyperlink r:id="rId4" w:history="1">${inside}</w:hyperlink>`;
    const style = '<w:rStyle w:val="Hyperlink"/>';
    expect(body(p(r("See ") + link(r("th", style) + r("is", style)) + r(".")), "⟨0⟩das⟨1⟩ sehen")).toBe(
      p(link(r("das", style)) + r(" sehen")),
    );
  });

  it("of text boxes stand in the alternative for older programs too", () => {
    expect(body(p(BOX(p(r("Hello"))) + r("Around")), "⟨0⟩Drumherum", "Hallo")).toBe(
      p(BOX(p(r("Hallo"))) + r("Drumherum")),
    );
  });

  it("are refused with a character that XML cannot hold", () => {
    expect(body(p(r("a")), "b\u0007c")).toContain("REFUSED The translation has the character U+0007");
  });
});

describe("the target language", () => {
  const serialize = (source: string, locale: string, ...targets: string[]) => {
    const whole = documentXml(source);
    const result = translate(
      docx,
      whole,
      (content, _unit, i) => (targets[i] === undefined ? content : [text(targets[i])]),
      { ...OPTIONS, locale: parseLocale(locale) },
    );
    return /<w:body>([\s\S]*)<w:sectPr>/.exec(result.text ?? "")?.[1];
  };

  it("is told in the runs of translated paragraphs, for Word's proofing", () => {
    expect(serialize(p(r("a", '<w:lang w:val="en-US"/>')) + p(r("b")), "fr", "c")).toBe(
      p(r("c", '<w:lang w:val="fr-FR"/>')) + p(r("b")),
    );
    expect(serialize(p(r("a")), "zh-Hans", "你好")).toBe(p(r("你好", '<w:lang w:eastAsia="zh-CN"/>')));
  });

  it("is left out where a team does not want it", () => {
    const options = { ...OPTIONS, locale: parseLocale("ar"), docx: { setLanguage: false } };
    const source = documentXml(p(r("a")));
    expect(translate(docx, source, () => [text("b")], options).text).toBe(documentXml(p(r("b"))));
  });

  it("sets the direction of paragraphs and runs", () => {
    expect(
      serialize(p(r("a", "<w:b/>"), '<w:keepNext/><w:jc w:val="both"/>') + p(r("b")), "ar", "مرحبا", "أهلا"),
    ).toBe(
      p(r("مرحبا", '<w:b/><w:rtl/><w:lang w:bidi="ar-EG"/>'), '<w:keepNext/><w:bidi/><w:jc w:val="both"/>') +
        p(r("أهلا", '<w:rtl/><w:lang w:bidi="ar-EG"/>'), "<w:bidi/>"),
    );
    expect(serialize(p(r("שלום", '<w:rtl/><w:lang w:bidi="he-IL"/>'), "<w:bidi/>"), "en", "Hello")).toBe(
      `<w:p><w:pPr></w:pPr>${r("Hello", '<w:lang w:bidi="he-IL" w:val="en-US"/>')}</w:p>`,
    );
  });
});

describe("what is no document", () => {
  it.each<[string, string]>([
    ["not well-formed", "<w:document"],
    ["a prefix without a namespace", "<w:document/>"],
    ["nested beyond reason", documentXml("<w:p>".repeat(5000))],
    ["no XML", "Hello"],
  ])("%s is refused with its place", (_name, source) => {
    expect(() => docx.parse(source, OPTIONS)).toThrow(/./);
  });

  it("takes linear time where fields, links and wrappers do not end", () => {
    const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
    const many = documentXml(
      p(begin.repeat(2_000) + r("a") + '<w:ins w:id="1"><w:r><w:t>b</w:t></w:r></w:ins>'.repeat(2_000)),
    );
    docx.parse(many, OPTIONS);
  });

  it("takes linear time where there are thousands of fields in a row, or in one another", () => {
    const [open = "", close = ""] = FIELD('HYPERLINK "x"', "|").split("|");
    const row = docx.parse(documentXml(p(`${open}${r("a")}${close}`.repeat(3_000))), OPTIONS);
    const nest = docx.parse(documentXml(p(open.repeat(3_000) + r("a") + close.repeat(3_000))), OPTIONS);
    expect([row, nest].map(({ units }) => codesOf(units[0]?.content ?? []).length)).toEqual([6_000, 6_000]);
  });
});
