import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Content, contentKey, rawText, text } from "../../src/article/content.ts";
import { withValidIds } from "../../src/xliff/conversion/contents.ts";
import { convertXliff } from "../../src/xliff/conversion/convert.ts";
import type { NewSegment, PlannedBlock, XliffDocument, XliffVersion } from "../../src/xliff/model.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { validateXliff } from "../../src/xliff/validation/validate.ts";
import { writeXliff } from "../../src/xliff/write.ts";
import { blocks, code, head, newBlock, newSegment } from "./arbitrary.ts";
import { describeConversions } from "./conversion-corpus.ts";
import { essence } from "./essence.ts";
import { hasCorpus, loadSchemas } from "./schemas.ts";

const OTHER = { "1.2": "2.1", "2.1": "1.2" } as const;
const VERSIONS: readonly XliffVersion[] = ["1.2", "2.1"];
const convert = (xml: string, to: XliffVersion) => convertXliff(readXliff(xml, "a.xlf"), to);

/** What a translator may have done to codes is no fault of the writer; such targets are made at random here. */
function violations(xml: string): readonly string[] {
  const found = validateXliff(xml, "a.xlf").filter(({ rule }) => rule !== "not-deleted");
  return found.map(({ rule, message }) => `${rule}: ${message}`);
}

/** All that a document says, markup of codes included. */
function model({ original, sourceLocale, targetLocale, segments, blocks: read }: XliffDocument) {
  return {
    original,
    sourceLocale,
    targetLocale,
    blocks: read.map((block) => block.id),
    segments: segments.map((each) => ({
      ...essence(each),
      unit: each.unit,
      raws: [rawText(each.source), each.target && rawText(each.target)],
      approved: each.approved,
      notes: each.notes,
      translate: each.translate,
    })),
  };
}

/** Blocks as a sync makes them: a code's id stands once in a sentence. */
const articleBlocks = blocks.map((list) => list.map(withUniqueCodes));

function withUniqueCodes(block: PlannedBlock): PlannedBlock {
  const pair = <Pair extends { readonly source: Content; readonly target: Content }>(each: Pair): Pair => ({
    ...each,
    source: withValidIds(each.source),
    target: withValidIds(each.target),
  });
  return {
    ...block,
    segments: block.segments.map((each) => {
      if (!("added" in each)) return each;
      const { source, target, previous, suggestions } = each.added;
      const added: NewSegment = {
        ...each.added,
        source: withValidIds(source),
        target: target && withValidIds(target),
        previous: previous && pair(previous),
        suggestions: suggestions.map(pair),
      };
      return { added };
    }),
  };
}

describe.each(VERSIONS)("a file of ours in %s", (version) => {
  const schemas = hasCorpus ? loadSchemas() : null;

  test("says the same there and back, and validates in both", () => {
    fc.assert(
      fc.property(articleBlocks, (planned) => {
        fc.pre(planned.length > 0 && planned.every((block) => block.segments.length > 0));
        const xml = writeXliff(head(version), planned);
        expect(violations(xml)).toEqual([]);
        const there = convert(xml, OTHER[version]);
        expect(there.losses).toEqual([]);
        const back = convert(there.text, version);
        expect(back.losses).toEqual([]);
        const other = readXliff(there.text, "a.xlf");
        expect(other.segments.map(essence)).toEqual(readXliff(xml, "a.xlf").segments.map(essence));
        expect(model(readXliff(back.text, "a.xlf"))).toEqual(model(readXliff(xml, "a.xlf")));
        for (const [made, as] of [
          [there.text, OTHER[version]],
          [back.text, version],
        ] as const) {
          expect(violations(made)).toEqual([]);
          if (schemas !== null) expect(schemas[as](made)).toBeNull();
        }
      }),
      { numRuns: 60, seed: 20261124 },
    );
  });

  test("is given back as it is where nothing is to be converted", () => {
    const xml = writeXliff(head(version), [newBlock("u1", [newSegment("s1", "A")])]);
    expect(convert(xml, version)).toEqual({ text: xml, losses: [], isRewritten: false });
  });
});

describe("from 1.2", () => {
  const file = (body: string, extra = "") =>
    `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:t="urn:tool">\n<file original="a.html" source-language="en" target-language="fr" datatype="html"${extra}>\n<body>\n${body}\n</body>\n</file>\n</xliff>\n`;

  test("groups, names, ids, notes, marks, codes with markup and attributes are carried there and back", () => {
    const xml = file(
      [
        '<group id="menu" resname="Menu" restype="menu" translate="no"><note from="dev" priority="2">Short!</note>',
        '<trans-unit id="a b" resname="t1" restype="x-my:type" maxwidth="20" size-unit="char" approved="yes">',
        '<source>Press <bpt id="1" ctype="bold">&lt;b></bpt>OK<ept id="1">&lt;/b></ept><ph id="2" equiv-text="br">&lt;br/></ph></source>',
        '<target state="final">Cliquez <bpt id="1" ctype="bold">&lt;b></bpt>OK<ept id="1">&lt;/b></ept><ph id="2" equiv-text="br">&lt;br/></ph></target>',
        '<note annotates="target" from="ann">Check</note>',
        "</trans-unit></group>",
        '<trans-unit id="2"><source>One. <g id="1">Two.</g></source>',
        '<seg-source><mrk mtype="seg" mid="x">One.</mrk> <g id="1"><mrk mtype="seg" mid="y">Two.</mrk></g></seg-source>',
        '<target state="translated"><mrk mtype="seg" mid="x">Un.</mrk> <g id="1"><mrk mtype="seg" mid="y">Deux.</mrk></g></target>',
        '<alt-trans mid="y" match-quality="80" origin="old.tmx"><source>Two!</source><target>Deux !</target></alt-trans>',
        "</trans-unit>",
      ].join("\n"),
    );
    const there = convert(xml, "2.1");
    expect(there.losses).toEqual([]);
    expect(there.text).toContain('<data id="d1">&lt;b&gt;</data>');
    expect(there.text).toContain('<group id="menu" name="Menu" translate="no">');
    expect(there.text).toContain('<unit id="a_b" name="t1" type="my:type" translate="no">');
    expect(there.text).toContain('<note category="ann" appliesTo="target">Check</note>');
    expect(there.text).toContain('<note category="dev" priority="2">Short!</note>');
    expect(there.text).toContain('<mtc:match ref="#y"');
    const back = convert(there.text, "1.2");
    expect(back.losses).toEqual([]);
    expect(model(readXliff(back.text, "a.xlf"))).toEqual(model(readXliff(xml, "a.xlf")));
    expect(back.text).toContain(
      'id="a b" approved="yes" translate="no" resname="t1" restype="x-my:type" maxwidth="20" size-unit="char"',
    );
    expect(back.text).toContain('<group id="menu" resname="Menu" restype="menu" translate="no">');
    expect(back.text).toContain('<note from="ann" annotates="target">Check</note>');
  });

  test("several files, each with its groups, stay several", () => {
    const xml = file('<trans-unit id="1"><source>A</source></trans-unit>').replace(
      "</file>",
      '</file>\n<file original="b.html" source-language="en" target-language="fr" datatype="html"><body><trans-unit id="1"><source>B</source></trans-unit></body></file>',
    );
    const there = convert(xml, "2.1");
    expect(there.text.match(/<file [^>]*>/g)).toEqual([
      '<file id="f1" original="a.html" xml:space="preserve">',
      '<file id="f1-2" original="b.html" xml:space="preserve">',
    ]);
    expect(readXliff(there.text, "a.xlf").segments.map(({ source }) => contentKey(source))).toEqual([
      "A",
      "B",
    ]);
  });

  test("names each kind of what 2.1 cannot say once, with its lines", () => {
    const xml = file(
      [
        '<trans-unit id="1" t:x="1" phase-name="p"><source>A <x id="1" xid="9"/> <mrk mtype="term">B</mrk><ph id="2">c<sub>d</sub></ph></source>',
        '<target state="needs-l10n" state-qualifier="rejected-length">C</target><t:own/><t:own/></trans-unit>',
        '<trans-unit id="2" phase-name="p"><source>A <x id="1"/><x id="1"/></source><alt-trans alttranstype="rejected"><target>n</target></alt-trans></trans-unit>',
      ].join("\n"),
    ).replace(
      "<body>",
      '<header><phase-group><phase phase-name="p" process-name="q"/></phase-group></header><body>',
    );
    const { losses } = convert(xml, "2.1");
    expect(losses).toEqual(
      [
        ["phase-group", [3]],
        ["attributes of urn:tool", [4]],
        ["phase-name of trans-unit", [4, 6]],
        ["xid of x", [4]],
        ["mrk «term»", [4]],
        ["sub", [4]],
        ["state «needs-l10n»", [5]],
        ["state-qualifier «rejected-length»", [5]],
        ["elements of urn:tool", [5], 2],
        ["alt-trans «rejected»", [6]],
        ["ids of codes that stand twice or hold other characters than an NMTOKEN", [6]],
      ].map(([what, lines, count]) => ({ what, lines, count: count ?? (lines as number[]).length })), // the table above
    );
  });

  test("an approved target is final, whatever its state says", () => {
    const xml = file(
      '<trans-unit id="1" approved="yes"><source>A</source><target state="translated">B</target></trans-unit>',
    );
    const { text: made } = convert(xml, "2.1");
    expect(made).toContain('<segment id="1" state="final">');
  });
});

describe("from 2.x", () => {
  const file = (unit: string, version = "2.1") =>
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="${version}" srcLang="en" trgLang="fr">\n<file id="f" original="a">\n${unit}\n</file>\n</xliff>\n`;

  test("segments of one unit are marks, what stands between them stays there", () => {
    const xml = file(
      '<unit id="u" name="n"><originalData><data id="d1">[</data><data id="d2">](x)</data></originalData><segment id="a" state="translated"><source>One <pc id="1" dataRefStart="d1" dataRefEnd="d2" type="link">link</pc>.</source><target>Un <pc id="1" dataRefStart="d1" dataRefEnd="d2" type="link">lien</pc>.</target></segment><ignorable><source>  </source></ignorable><segment id="b" state="translated"><source>Two.</source><target>Deux.</target></segment></unit>',
    );
    const { text: made, losses } = convert(xml, "1.2");
    expect(losses).toEqual([]);
    expect(made).toContain(
      '<seg-source><mrk mtype="seg" mid="a">One <bpt id="1" ctype="link">[</bpt>link<ept id="1">](x)</ept>.</mrk>  <mrk mtype="seg" mid="b">Two.</mrk></seg-source>',
    );
    expect(model(readXliff(convert(made, "2.1").text, "a.xlf"))).toEqual(model(readXliff(xml, "a.xlf")));
  });

  test("names what 1.2 cannot say", () => {
    const xml = file(
      '<unit id="u" canResegment="no"><segment id="a" state="final" subState="my:x"><source>A<cp hex="0007"/></source><target order="1">B</target></segment>\n<segment id="b"><source>C</source><target>D</target></segment></unit>',
    );
    const { text: made, losses } = convert(xml, "1.2");
    expect(losses.map(({ what }) => what)).toEqual([
      "canResegment of unit",
      "subState «my:x»",
      "character U+0007",
      "order of target",
      "states of its own of a segment beside others",
    ]);
    expect(readXliff(made, "a.xlf").segments.map(({ source }) => contentKey(source))).toEqual([
      "A\ufffd",
      "C",
    ]);
  });

  test("the id of a lone segment comes back", () => {
    const xml = file('<unit id="u"><segment id="s1"><source>A</source></segment></unit>');
    const { text: made, losses } = convert(xml, "1.2");
    expect(losses).toEqual([]);
    expect(made).toContain('<trans-unit id="u" extradata="exonym:segment s1" xml:space="preserve">');
    expect(model(readXliff(convert(made, "2.1").text, "a.xlf"))).toEqual(model(readXliff(xml, "a.xlf")));
  });

  test("2.0 becomes 2.1 by its version alone", () => {
    const xml = file('<unit id="u"><segment><source>A</source></segment></unit>', "2.0");
    expect(convert(xml, "2.1").text).toBe(xml.replace('version="2.0"', 'version="2.1"'));
  });

  test("a file without a file is refused", () => {
    expect(() =>
      convert('<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en"/>', "1.2"),
    ).toThrow(/no file element/);
  });
});

test("codes whose displays differ keep both", () => {
  const link: Content = [
    { ...code("open", "1", "link", "["), display: "[" },
    text("x"),
    { ...code("close", "1", "link", "](https://example.org/a)"), display: "](https://ex…" },
  ];
  const xml = writeXliff(head("2.1"), [newBlock("u1", [newSegment("s1", link)])]);
  const there = convert(xml, "1.2");
  expect(readXliff(there.text, "a.xlf").segments[0]?.source).toEqual(link);
});

describe("a file that is made to take long", () => {
  const MANY = 8_000;
  const wrap12 = (body: string) =>
    `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="fr" datatype="plaintext"><body>${body}</body></file></xliff>`;
  const each = (make: (index: number) => string) =>
    Array.from({ length: MANY }, (_each, at) => make(at)).join("");

  test.each([
    [
      "sentences with notes in one group",
      wrap12(
        `<group restype="x-paragraph" id="g">${each((at) => `<trans-unit id="${at}"><source>A</source><note>b</note></trans-unit>`)}</group>`,
      ),
    ],
    [
      "codes of one id",
      wrap12(`<trans-unit id="1"><source>${each(() => '<x id="1"/>')}</source></trans-unit>`),
    ],
    ["units of one id", wrap12(each(() => '<trans-unit id="1"><source>A</source></trans-unit>'))],
    [
      "marks in one unit",
      wrap12(
        `<trans-unit id="1"><source>A</source><seg-source>${each((at) => `<mrk mtype="seg" mid="${at}">A</mrk> `)}</seg-source></trans-unit>`,
      ),
    ],
    [
      "groups inside one another",
      wrap12(
        `${"<group>".repeat(250)}${each((at) => `<trans-unit id="${at}"><source>A</source></trans-unit>`)}${"</group>".repeat(250)}`,
      ),
    ],
    [
      "namespaces of its own",
      wrap12(
        `<trans-unit id="1"><source>A</source>${each((at) => `<x${at} xmlns="urn:${at}"/>`)}</trans-unit>`,
      ),
    ],
  ])("with many %s does not, and does not grow without bound", (_name, xml) => {
    const { text: made, losses } = convert(xml, "2.1");
    const { text: back } = convert(made, "1.2");
    expect(made.length).toBeLessThan(xml.length * 20);
    expect(back.length).toBeLessThan(xml.length * 20);
    expect(losses.length).toBeLessThanOrEqual(201);
  });
});

describeConversions(40_000);
