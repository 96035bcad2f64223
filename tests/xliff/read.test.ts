import { describe, expect, test } from "vitest";
import { codesOf, contentKey, plainText } from "../../src/article/content.ts";
import { readXliff } from "../../src/xliff/read.ts";

const NS12 = "urn:oasis:names:tc:xliff:document:1.2";
const NS2 = "urn:oasis:names:tc:xliff:document:2.0";

function file12(body: string, header = ""): string {
  return `<xliff version="1.2" xmlns="${NS12}"><file original="a" source-language="en" target-language="fr" datatype="plaintext">${header}<body>${body}</body></file></xliff>`;
}

function file2(units: string): string {
  return `<xliff version="2.1" xmlns="${NS2}" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" srcLang="en" trgLang="fr"><file id="f1" original="a">${units}</file></xliff>`;
}

function only(text: string) {
  const { segments } = readXliff(text, "a.xlf");
  const [segment] = segments;
  if (segment === undefined || segments.length !== 1) throw new Error(`${segments.length} segments`);
  return segment;
}

describe("files of any version and maker", () => {
  test.each([
    [
      "1.0, no namespace, a DTD by name",
      `<!DOCTYPE xliff PUBLIC "-//XLIFF//DTD XLIFF//EN" "xliff.dtd"><xliff version="1.0"><file original="a" source-language="EN" datatype="x"><body><trans-unit id="1"><source>x</source></trans-unit></body></file></xliff>`,
      "1.0",
      "und",
    ],
    [
      "1.1",
      `<xliff version="1.1" xmlns="urn:oasis:names:tc:xliff:document:1.1"><file original="a" source-language="en" target-language="pt_br" datatype="x"><body><trans-unit id="1"><source>x</source></trans-unit></body></file></xliff>`,
      "1.1",
      "pt-BR",
    ],
    [
      "a prefix, nested groups",
      `<q:xliff version="1.2" xmlns:q="${NS12}"><q:file original="a" source-language="en" target-language="uk" datatype="x"><q:body><q:group><q:group id="g"><q:trans-unit id="1"><q:source>x</q:source></q:trans-unit></q:group></q:group></q:body></q:file></q:xliff>`,
      "1.2",
      "uk",
    ],
    [
      "2.0, units in groups",
      `<xliff version="2.0" xmlns="${NS2}" srcLang="en" trgLang="de"><file id="f" original="a"><group id="g"><unit id="1"><segment><source>x</source></segment></unit></group></file></xliff>`,
      "2.0",
      "de",
    ],
    [
      "2.2",
      `<xliff version="2.2" xmlns="urn:oasis:names:tc:xliff:document:2.2" srcLang="en"><file id="f" original="a"><unit id="1"><segment><source>x</source></segment></unit></file></xliff>`,
      "2.2",
      "und",
    ],
  ])("%s", (_name, text, version, target) => {
    const document = readXliff(text, "a.xlf");
    expect(document).toMatchObject({ version, original: "a", sourceLocale: "en", targetLocale: target });
    expect(document.segments.map((each) => [each.fileUnit, plainText(each.source)])).toEqual([["1", "x"]]);
  });

  test("elements and attributes of other namespaces are passed over", () => {
    const segment = only(
      file12(
        `<o:x xmlns:o="o"><trans-unit id="0" xmlns="o"><source>no</source></trans-unit></o:x><trans-unit id="1" o:a="b" xmlns:o="o"><source>a<o:mark>b</o:mark>c</source><o:target>no</o:target></trans-unit>`,
      ),
    );
    expect(plainText(segment.source)).toBe("abc");
    expect(segment.target).toBeNull();
  });

  test("positions count a BOM as part of the first line, and lines ended by CRLF", () => {
    const text = `\ufeff<?xml version="1.0"?>\r\n${file12('\r\n<trans-unit id="1"><source>x</source>\r\n  <target>y</target></trans-unit>')}`;
    const segment = only(text);
    expect(segment.position).toEqual({ line: 4, column: 3 });
    expect(text.slice(segment.element.start, segment.element.end)).toMatch(/^<trans-unit.*<\/trans-unit>$/s);
  });

  test("a group of ours is one block; tools may drop one of its two marks", () => {
    const group = (attributes: string) =>
      readXliff(
        file12(
          `<group ${attributes}><trans-unit id="s1"><source>x</source></trans-unit><trans-unit id="s2"><source>y</source></trans-unit></group>`,
        ),
        "a",
      );
    expect(group('id="u0123456789" restype="x-heading"').blocks).toHaveLength(1);
    expect(group('id="u0123456789-2"').blocks).toHaveLength(1);
    expect(group('id="p1" restype="x-paragraph"').blocks).toHaveLength(1);
    expect(group('id="menu" restype="menu"').blocks).toHaveLength(2);
  });

  test('translate="no" is inherited', () => {
    const { segments } = readXliff(
      file12(
        '<group translate="no"><trans-unit id="1"><source>x</source></trans-unit><trans-unit id="2" translate="yes"><source>x</source></trans-unit></group><trans-unit id="3"><source>x</source></trans-unit>',
      ),
      "a",
    );
    expect(segments.map((each) => each.translate)).toEqual([false, true, true]);
  });
});

describe("inline codes", () => {
  test("of 1.2: pairs by rid, mrk transparent, sub inside its code", () => {
    const { source } = only(
      file12(
        '<trans-unit id="1"><source><g id="1" ctype="bold">a<x id="2" ctype="lb"/></g><bx id="3" rid="9" ctype="italic"/>b<ex id="4" rid="9"/><bpt id="5">&lt;u&gt;</bpt>c<ept id="5">&lt;/u&gt;</ept><it id="6" pos="close" ctype="link">]</it><mrk mtype="term">d</mrk><ph id="7" equiv-text="IMG">&lt;img alt="<sub>e</sub>"&gt;</ph></source></trans-unit>',
      ),
    );
    expect(codesOf(source).map(({ form, id, kind, raw, display }) => [form, id, kind, raw, display])).toEqual(
      [
        ["open", "1", "strong", "", ""],
        ["single", "2", "break", "", ""],
        ["close", "1", "strong", "", ""],
        ["open", "9", "emphasis", "", ""],
        ["close", "9", "emphasis", "", ""],
        ["open", "5", "other", "<u>", "<u>"],
        ["close", "5", "other", "</u>", "</u>"],
        ["close", "6", "link", "]", "]"],
        ["single", "7", "other", '<img alt="e">', "IMG"],
      ],
    );
    expect(plainText(source)).toBe("abcd");
  });

  test("of 2.x: data, sc and ec by startRef, cp, annotations transparent", () => {
    const { source } = only(
      file2(
        '<unit id="1"><originalData><data id="d1">&lt;b&gt;</data><data id="d2">\\<cp hex="0007"/></data></originalData><segment id="s"><source><pc id="1" type="fmt" subType="xlf:b" dataRefStart="d1" dispEnd="/b">a</pc><sc id="2" type="link" dataRef="d1"/>b<ec startRef="2"/><ec id="3" isolated="yes"/><sm id="m1"/>c<em startRef="m1"/><mrk id="m2">d</mrk><cp hex="0001"/><cp hex="D800"/><ph id="4" dataRef="d2" equiv="E"/></source></segment></unit>',
      ),
    );
    expect(codesOf(source).map(({ form, id, kind, raw, display }) => [form, id, kind, raw, display])).toEqual(
      [
        ["open", "1", "strong", "<b>", "<b>"],
        ["close", "1", "strong", "", "/b"],
        ["open", "2", "link", "<b>", "<b>"],
        ["close", "2", "link", "", ""],
        ["close", "3", "other", "", ""],
        ["single", "4", "other", "\\\u0007", "E"],
      ],
    );
    expect(plainText(source)).toBe("abcd\u0001\ufffd");
  });

  test("segments of seg-source are segments of their own", () => {
    const { segments } = readXliff(
      file12(
        '<trans-unit id="t"><source>A. B.</source><seg-source><mrk mtype="seg" mid="1">A.</mrk> <g id="1"><mrk mtype="seg" mid="2">B.</mrk></g></seg-source><target><mrk mtype="seg" mid="2">Bé.</mrk></target></trans-unit>',
      ),
      "a",
    );
    expect(
      segments.map((each) => [
        each.id,
        each.fileSegment,
        plainText(each.source),
        each.target && plainText(each.target),
      ]),
    ).toEqual([
      ["1", "1", "A.", null],
      ["2", "2", "B.", "Bé."],
    ]);
  });

  test("a target that nobody marked is not lost beside a marked source", () => {
    const segment = only(
      file12(
        '<trans-unit id="t"><source>A. B.</source><seg-source><mrk mtype="seg" mid="1">A.</mrk> <mrk mtype="seg" mid="2">B.</mrk></seg-source><target>Á. Bé.</target></trans-unit>',
      ),
    );
    expect(segment.target && plainText(segment.target)).toBe("Á. Bé.");
  });
});

const MACHINE =
  '<alt-trans tool-id="exonym" origin="machine: deep" extradata="used"><source>a</source><target>machine  text</target></alt-trans>';
const OFFER = MACHINE.replace(' extradata="used"', "");
const PREVIOUS =
  '<alt-trans tool-id="exonym" alttranstype="previous-version"><source>old</source><target>old text</target></alt-trans>';

describe("what a target is (1.2)", () => {
  test.each([
    // target element, rest of the unit, attributes of the unit → target, state, origin
    ["", "", "", null, "needs-translation", null],
    ['<target state="final"></target>', "", "", null, "needs-translation", null],
    ["<target>\n  </target>", "", "", null, "needs-translation", null],
    ['<target state="new">a</target>', "", "", null, "needs-translation", null],
    ['<target state="needs-translation">typed</target>', "", "", "typed", "translated", "human"],
    ["<target>typed</target>", "", "", "typed", "translated", "human"],
    ["<target>a</target>", "", "", "a", "translated", "human"],
    ["<target>typed</target>", "", 'approved="yes"', "typed", "final", "human"],
    [
      '<target state="needs-review-translation">typed</target>',
      "",
      'approved="yes"',
      "typed",
      "final",
      "human",
    ],
    ['<target state="translated">typed</target>', "", 'approved="yes"', "typed", "translated", "human"],
    [
      '<target state="needs-review-translation">typed</target>',
      "",
      "",
      "typed",
      "needs-review-translation",
      "human",
    ],
    [
      '<target state="needs-review-translation">machine text</target>',
      MACHINE,
      "",
      "machine text",
      "needs-review-translation",
      "machine",
    ],
    [
      '<target state="translated">machine text</target>',
      MACHINE,
      "",
      "machine text",
      "translated",
      "machine",
    ],
    [
      '<target state="needs-review-translation">better text</target>',
      MACHINE,
      "",
      "better text",
      "translated",
      "human",
    ],
    [
      '<target state="needs-review-translation">machine text</target>',
      OFFER,
      "",
      "machine text",
      "needs-review-translation",
      "human",
    ],
    [
      '<target state="needs-adaptation">old text</target>',
      PREVIOUS,
      "",
      "old text",
      "needs-adaptation",
      "human",
    ],
    ['<target state="needs-adaptation">new text</target>', PREVIOUS, "", "new text", "translated", "human"],
    ['<target state="x-mine">typed</target>', "", "", "typed", "needs-review-translation", "human"],
    ['<target state="needs-l10n">typed</target>', "", "", "typed", "translated", "human"],
    [
      '<target state="translated" state-qualifier="leveraged-mt">typed</target>',
      "",
      "",
      "typed",
      "translated",
      "machine",
    ],
    [
      '<target state="translated" state-qualifier="exact-match">typed</target>',
      "",
      "",
      "typed",
      "translated",
      "memory",
    ],
  ])("%s %s %s", (target, rest, attributes, text, state, origin) => {
    const segment = only(
      file12(`<trans-unit id="1" ${attributes}><source>a</source>${target}${rest}</trans-unit>`),
    );
    expect([segment.target && contentKey(segment.target), segment.state, segment.origin]).toEqual([
      text,
      state,
      origin,
    ]);
  });

  test.each([
    [
      "a machine's target is still to be reviewed",
      MACHINE,
      "machine text",
      "needs-review-translation",
      "machine",
    ],
    ["one that a person changed is translated", MACHINE, "a person's", "translated", "human"],
    ["an earlier wording's is still to be adapted", PREVIOUS, "old text", "needs-adaptation", "human"],
    ["an adapted one is translated", PREVIOUS, "new text", "translated", "human"],
  ])("where a tool dropped the state, %s", (_, beside, target, state, origin) => {
    const unit = `<trans-unit id="1"><source>a</source><target>${target}</target>${beside}</trans-unit>`;
    expect(only(file12(unit))).toMatchObject({ state, origin });
  });

  test("the qualifier decides where a tool dropped the record of what was put in: no machine passes for a person", () => {
    const segment = only(
      file12(
        '<trans-unit id="1"><source>a</source><target state="needs-review-translation" state-qualifier="leveraged-mt">unsure</target></trans-unit>',
        '<header><tool tool-id="exonym" tool-name="Exonym"/></header>',
      ),
    );
    expect(segment).toMatchObject({ origin: "machine", state: "needs-review-translation" });
  });

  test("notes are people's, our own are the remark", () => {
    const segment = only(
      file12(
        '<trans-unit id="1"><source>a</source><note from="exonym">ours</note><note>theirs</note></trans-unit>',
      ),
    );
    expect([segment.notes, segment.remark]).toEqual([["theirs"], "ours"]);
  });

  test("another tool's record of an earlier version is none of ours", () => {
    const foreign = PREVIOUS.replace("exonym", "okapi");
    expect(only(file12(`<trans-unit id="1"><source>a</source>${foreign}</trans-unit>`)).previous).toBeNull();
  });
});

describe("what a target is (2.x)", () => {
  const match = (attributes: string, words: string) =>
    `<mtc:matches><mtc:match ref="#s" ${attributes}><source>a</source><target>${words}</target></mtc:match></mtc:matches>`;
  test.each([
    ["", "<target>a</target>", "", "a", "translated", "human"],
    ['state="initial"', "<target>a</target>", "", null, "needs-translation", null],
    ['state="initial"', "<target>typed</target>", "", "typed", "translated", "human"],
    ['state="reviewed"', "<target>typed</target>", "", "typed", "signed-off", "human"],
    [
      'subState="exonym:needs-review-translation"',
      "<target>m</target>",
      match('type="mt" subType="exonym:used"', "m"),
      "m",
      "needs-review-translation",
      "machine",
    ],
    [
      'state="initial" subState="exonym:needs-review-translation"',
      "<target>M</target>",
      match('type="mt" subType="exonym:used"', "m"),
      "M",
      "translated",
      "human",
    ],
    [
      'state="translated" subState="exonym:needs-adaptation"',
      "<target>t</target>",
      "",
      "t",
      "translated",
      "human",
    ],
    [
      'state="initial" subState="exonym:needs-adaptation"',
      "<target>t</target>",
      match('subType="exonym:previous"', "t"),
      "t",
      "needs-adaptation",
      "human",
    ],
  ])("%s %s %s", (attributes, target, rest, text, state, origin) => {
    const segment = only(
      file2(`<unit id="1">${rest}<segment id="s" ${attributes}><source>a</source>${target}</segment></unit>`),
    );
    expect([segment.target && contentKey(segment.target), segment.state, segment.origin]).toEqual([
      text,
      state,
      origin,
    ]);
  });

  test("notes inside a segment, as Translate Toolkit writes them, and full references of matches", () => {
    const { segments } = readXliff(
      file2(
        '<unit id="u"><mtc:matches><mtc:match ref="#f=f1/u=u/2" type="icm" matchQuality="100" origin="memory: a"><source>a</source><target>b</target></mtc:match></mtc:matches><notes><note>unit</note></notes><segment><source>a</source></segment><segment><source>a</source><notes><note>inside</note></notes></segment></unit>',
      ),
      "a",
    );
    expect(segments.map((each) => [each.id, each.notes, each.suggestions.map((one) => one.quality)])).toEqual(
      [
        ["1", ["unit"], []],
        ["2", ["inside"], [101]],
      ],
    );
  });
});
