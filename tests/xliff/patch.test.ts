import { describe, expect, test } from "vitest";
import { type Content, text } from "../../src/article/content.ts";
import type { SegmentChange } from "../../src/xliff/model.ts";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { validateXliff } from "../../src/xliff/validation/validate.ts";
import { createMarkupRecorder } from "../../src/xml/markup.ts";
import { proveSplices, type Splice } from "../../src/xml/splice.ts";
import { TOKEN, XmlTokenizer } from "../../src/xml/tokenizer.ts";
import { code } from "./arbitrary.ts";

const NS12 = "urn:oasis:names:tc:xliff:document:1.2";

/** Changes the first segment. */
function patch(xml: string, change: SegmentChange): string {
  const document = readXliff(xml, "a.xlf");
  const [segment] = document.segments;
  if (segment === undefined) throw new Error("no segment");
  return patchXliff(document, new Map([[segment, change]]));
}

/** A file as tools write them: BOM, CRLF, tabs, prefix, single quotes, comments, instructions, CDATA, own elements. */
const CRLF = [
  "\ufeff<?xml version='1.0' encoding='UTF-8'?>",
  "<?tool keep?>",
  `<x:xliff xmlns:x='${NS12}' xmlns:t='urn:tool' version='1.2'>`,
  "\t<x:file original='a' source-language='en' target-language='fr' datatype='plaintext'>",
  "\t\t<x:body>",
  "\t\t\t<!-- before -->",
  "\t\t\t<x:trans-unit  t:score = '5'   id='1' >",
  "\t\t\t\t<x:source>One <x:g id='1' t:own=\"&quot;\">two</x:g><![CDATA[ & ]]></x:source>",
  "\t\t\t\t<t:extra/>",
  "\t\t\t</x:trans-unit>",
  "\t\t</x:body>",
  "\t</x:file>",
  "</x:xliff>",
  "",
].join("\r\n");

describe("patching 1.2", () => {
  test("puts a missing target behind the source, in the file's own prefix, line end and indentation", () => {
    const target: Content = [code("open", "1"), text("dos"), code("close", "1"), text(" & Uno")];
    expect(patch(CRLF, { target, state: "translated", origin: "human" })).toBe(
      CRLF.replace(
        "</x:source>",
        '</x:source>\r\n\t\t\t\t<x:target state="translated"><x:g id=\'1\' t:own="&quot;">dos</x:g> &amp; Uno</x:target>',
      ),
    );
  });

  test("puts notes and alternatives behind XLIFF's own elements, before those of others", () => {
    const patched = patch(CRLF, {
      remark: "Look",
      previous: { source: [text("a")], target: [text("b")] },
      addSuggestions: [
        { source: [text("c")], target: [text("d")], quality: 90, origin: "memory", from: "tm" },
      ],
    });
    expect(patched).toBe(
      CRLF.replace(
        "</x:source>",
        [
          "</x:source>",
          '\t\t\t\t<x:note from="exonym">Look</x:note>',
          '\t\t\t\t<x:alt-trans tool-id="exonym" alttranstype="previous-version">',
          "\t\t\t\t\t<x:source>a</x:source>",
          "\t\t\t\t\t<x:target>b</x:target>",
          "\t\t\t\t</x:alt-trans>",
          '\t\t\t\t<x:alt-trans match-quality="90" tool-id="exonym" origin="memory: tm">',
          "\t\t\t\t\t<x:source>c</x:source>",
          "\t\t\t\t\t<x:target>d</x:target>",
          "\t\t\t\t</x:alt-trans>",
        ].join("\r\n"),
      ),
    );
    // What was put in can be replaced and taken out again, to the byte.
    const replaced = patch(patched, { remark: "Again" });
    expect(replaced).toBe(patched.replace("Look", "Again"));
    expect(patch(patch(patched, { remark: null, previous: null }), {})).toBe(
      CRLF.replace(
        "</x:source>",
        `</x:source>${patched.slice(patched.indexOf("\r\n\t\t\t\t<x:alt-trans match"), patched.indexOf("\r\n\t\t\t\t<t:extra/>"))}`,
      ),
    );
  });

  test("sets id and approval in the tag as it is written", () => {
    expect(patch(CRLF, { approved: true, id: "it's" as never })).toBe(
      CRLF.replace("id='1' >\r\n\t\t\t\t<x:source", "id='it&apos;s' approved=\"yes\" >\r\n\t\t\t\t<x:source"),
    );
  });

  const unit = (inside: string) =>
    `<xliff version="1.2" xmlns="${NS12}"><file original="a" source-language="en" target-language="fr" datatype="x"><body><trans-unit id="1"><source>a <x id="1" ctype="lb"/></source>${inside}</trans-unit></body></file></xliff>`;

  test("a file on one line stays on one line", () => {
    expect(patch(unit(""), { target: [text("b")] })).toBe(unit("<target>b</target>"));
  });

  test("only the state: the target's content is not touched", () => {
    const before = unit("<target  state='new'  xml:lang='fr'>b &#38; <!-- c --><![CDATA[d]]></target>");
    expect(patch(before, { state: "final" })).toBe(
      before.replace("'new'", "'final'").replace('id="1">', 'id="1" approved="yes">'),
    );
  });

  test("a target set to what it reads as keeps its bytes", () => {
    const before = unit('<target state="translated">b &#38; c</target>');
    expect(patch(before, { target: [text("b & c")] })).toBe(before);
    expect(patch(before, {})).toBe(before);
  });

  test("an empty target is opened", () => {
    expect(patch(unit("<target state='new' />"), { target: [text("b")], state: "translated" })).toBe(
      unit("<target state='translated'>b</target>"),
    );
  });

  test("a state that is not finished ends an approval", () => {
    const approved = unit('<target state="final">b</target>').replace('id="1">', 'id="1" approved="yes">');
    const patched = patch(approved, { state: "needs-adaptation" });
    expect(patched).toContain('approved="no"');
    expect(readXliff(patched, "a").segments[0]).toMatchObject({ state: "needs-adaptation", approved: false });
  });

  test("a code that the source has twice over is copied, another is written our way, halves stay halves", () => {
    const patched = patch(unit(""), {
      target: [
        code("single", "1"),
        code("single", "7", "variable", "{n}"),
        code("close", "8", "link", "](u)"),
      ],
    });
    expect(patched).toBe(
      unit(
        '<target><x id="1" ctype="lb"/><x id="7" ctype="x-variable" equiv-text="{n}"/><it id="8" pos="close" ctype="link">](u)</it></target>',
      ),
    );
  });

  test("codes of a source that changes are not taken from the old one", () => {
    const patched = patch(unit(""), {
      source: [code("single", "1", "image", "![](u)")],
      target: [code("single", "1", "image", "![](u)")],
    });
    expect(patched.match(/ctype="image"/g)).toHaveLength(2);
    expect(patched).not.toContain("lb");
  });

  test("who made a target can be told from the file", () => {
    const offer = {
      source: [text("a")],
      target: [text("m")],
      quality: 0,
      origin: "machine",
      from: "deep",
    } as const;
    const machine = patch(unit(""), {
      target: [text("m")],
      state: "needs-review-translation",
      origin: "machine",
      addSuggestions: [offer],
    });
    expect(machine).toContain('state-qualifier="leveraged-mt"');
    expect(readXliff(machine, "a").segments[0]).toMatchObject({ origin: "machine", suggestions: [offer] });
    // The same again adds nothing.
    expect(patch(machine, { addSuggestions: [offer] })).toBe(machine);
    // A person accepts it as their own.
    const accepted = patch(machine, { state: "translated", origin: "human" });
    expect(accepted).not.toMatch(/state-qualifier|extradata/);
    expect(readXliff(accepted, "a").segments[0]).toMatchObject({ origin: "human", state: "translated" });
    // A person types something else; nothing but the text changes, as in a CAT tool.
    const typed = patch(machine, { target: [text("better")] });
    expect(typed).toBe(machine.replace(">m</target><alt", ">better</target><alt"));
    expect(readXliff(typed, "a").segments[0]).toMatchObject({ origin: "human", state: "translated" });
    // A memory's target without an offer gets one.
    const memory = patch(unit(""), { target: [text("t")], state: "translated", origin: "memory" });
    expect(memory).toContain('state-qualifier="exact-match"');
    expect(readXliff(memory, "a").segments[0]).toMatchObject({ origin: "memory", state: "translated" });
  });

  test("another tool's mark on an alternative is not overwritten", () => {
    const other = unit('<alt-trans tool-id="okapi" origin="machine: x"><target>m</target></alt-trans>');
    const patched = patch(other, { target: [text("m")], state: "translated", origin: "machine" });
    expect(patched).toContain(
      '<alt-trans tool-id="okapi" origin="machine: x"><target>m</target></alt-trans>',
    );
    expect(readXliff(patched, "a").segments[0]).toMatchObject({ origin: "machine" });
  });

  test("marked segments are filled where they are, and all of them made where there is no target", () => {
    const marked = (target: string) =>
      unit(
        `<seg-source><mrk mtype="seg" mid="1">A</mrk> <mrk mtype="seg" mid="2" comment="c">B</mrk></seg-source>${target}`,
      );
    expect(patch(marked(""), { target: [text("Á")] })).toBe(
      marked('<target><mrk mtype="seg" mid="1">Á</mrk><mrk mtype="seg" mid="2" comment="c"></mrk></target>'),
    );
    const standing = '<target><mrk mtype="seg" mid="1">x</mrk> <mrk mtype="seg" mid="2">y</mrk></target>';
    expect(patch(marked(standing), { target: [text("Á")] })).toBe(marked(standing.replace("x<", "Á<")));
  });

  test("a segment of another document is an error of ours", () => {
    const [stranger] = readXliff(unit("").replace('version="1.2"', 'version="1.2" '), "a").segments;
    if (stranger === undefined) throw new Error("no segment");
    expect(() => patchXliff(readXliff(unit(""), "a"), new Map([[stranger, { target: [] }]]))).toThrow(
      /not of this document/,
    );
  });
});

describe("patching 2.x", () => {
  const unit = (segment: string, before = "") =>
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr">\n <file id="f">\n  <unit id="u">${before}\n   <segment id="1">\n    ${segment}\n   </segment>\n  </unit>\n </file>\n</xliff>\n`;
  const source = '<source>a <pc id="1" dataRefStart="d" dataRefEnd="d">b</pc></source>';

  test("target, state, match and note come where the schema has them; the matches bind their prefix", () => {
    const patched = patch(unit(source), {
      target: [code("open", "1"), text("B"), code("close", "1")],
      state: "needs-adaptation",
      origin: "human",
      remark: "Look",
      previous: { source: [text("o")], target: [text("p")] },
    });
    expect(patched).toBe(
      unit(
        `${source}\n    <target><pc id="1" dataRefStart="d" dataRefEnd="d">B</pc></target>`,
        [
          "",
          '   <mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0">',
          '    <mtc:match ref="#1" type="other" subType="exonym:previous">',
          "     <source>o</source>",
          "     <target>p</target>",
          "    </mtc:match>",
          "   </mtc:matches>",
          "   <notes>",
          '    <note id="1" category="exonym-remark" appliesTo="target">Look</note>',
          "   </notes>",
        ].join("\n"),
      ).replace('<segment id="1">', '<segment id="1" state="initial" subState="exonym:needs-adaptation">'),
    );
    // Out again: what held them goes too.
    const cleared = patch(patched, { remark: null, previous: null, state: "translated" });
    expect(cleared).toBe(
      unit(`${source}\n    <target><pc id="1" dataRefStart="d" dataRefEnd="d">B</pc></target>`).replace(
        '<segment id="1">',
        '<segment id="1" state="translated">',
      ),
    );
  });
});

describe("the proof of a splice", () => {
  const before = "<a><b>x</b><c/></a>";
  const prove = (after: string, splices: readonly Splice[]) => {
    const markup = createMarkupRecorder();
    const tokens = new XmlTokenizer(before, "a.xml");
    while (tokens.next() !== TOKEN.END) markup.note(tokens);
    proveSplices(markup, after, splices);
  };
  test("takes what changes nothing else", () => {
    expect(() => prove("<a><b>y<d/></b><c/></a>", [{ start: 6, end: 7, text: "y<d/>" }])).not.toThrow();
    expect(() => prove("<a><c/></a>", [{ start: 3, end: 11, text: "" }])).not.toThrow();
  });

  test.each([
    ["a comment that swallows", "y<!--", "<a><b>y<!--</b><c/></a>-->"],
    ["an element that closes another", "y</b><b>", "<a><b>y</b><b></b><c/></a>"],
  ])("refuses %s", (_name, inserted, after) => {
    expect(() => prove(after, [{ start: 6, end: 7, text: inserted }])).toThrow();
  });
});

describe("what a patch adds", () => {
  const around = (inside: string) =>
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr"><file id="f"><unit id="u">${inside}</unit></file></xliff>`;
  const offer = {
    source: [text("a")],
    target: [text("o")],
    quality: 80,
    origin: "memory",
    from: "m",
  } as const;

  test("refers to a segment by an id, which it gets where it has none, and not that of a code", () => {
    const patched = patch(
      around('<segment><source>a <ph id="1"/></source></segment><segment><source>b</source></segment>'),
      { addSuggestions: [offer], remark: "Look" },
    );
    expect(patched).toContain('<segment id="segment-1"><source>a <ph id="1"/></source>');
    expect(patched).toContain("<segment><source>b</source></segment>");
    const [segment] = readXliff(patched, "a").segments;
    expect(segment).toMatchObject({
      id: "segment-1",
      remark: "Look",
      suggestions: [{ target: [text("o")] }],
    });
    expect(validateXliff(patched, "a")).toEqual([]);
  });

  test("treats white space as the source does", () => {
    const patched = patch(around('<segment id="s"><source xml:space="preserve">a  b</source></segment>'), {
      target: [text("c  d")],
    });
    expect(patched).toContain('<target xml:space="preserve">c  d</target>');
  });
});

describe("what a patch adds to 1.x", () => {
  const offer = {
    source: [text("a")],
    target: [text("o")],
    quality: 80,
    origin: "machine",
    from: "m",
  } as const;

  test("is for a segment inside a code, where the schema lets no mid refer to", () => {
    const marked = (word: string) => `<g id="1"><mrk mtype="seg" mid="7">${word}</mrk></g>`;
    const before = `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="fr" datatype="plaintext"><header><tool tool-id="exonym" tool-name="E"/></header><body><trans-unit id="u"><source>a</source><seg-source>${marked("a")}</seg-source><target>${marked("b")}</target></trans-unit></body></file></xliff>`;
    const patched = patch(before, { target: [text("o")], origin: "machine", addSuggestions: [offer] });
    expect(patched).toContain('extradata="used" extype="exonym:mid 7"');
    expect(readXliff(patched, "a").segments[0]).toMatchObject({ origin: "machine", suggestions: [offer] });
    expect(validateXliff(patched, "a")).toEqual([]);
  });

  test("is in the order of 1.1", () => {
    const before =
      '<xliff version="1.1" xmlns="urn:oasis:names:tc:xliff:document:1.1"><file><body><trans-unit id="u"><source>a</source><alt-trans><target>b</target></alt-trans></trans-unit></body></file></xliff>';
    expect(patch(before, { remark: "Look" })).toContain('<note from="exonym">Look</note><alt-trans>');
  });
});
