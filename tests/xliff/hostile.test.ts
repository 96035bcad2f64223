import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Content, contentKey, rawText, text } from "../../src/article/content.ts";
import { ExonymError } from "../../src/article/problem.ts";
import type { XliffVersion } from "../../src/xliff/model.ts";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { writeXliff } from "../../src/xliff/write.ts";
import { code, head, newBlock, newSegment } from "./arbitrary.ts";

const VERSIONS: readonly XliffVersion[] = ["1.2", "2.1"];

function sample(version: XliffVersion): string {
  return writeXliff(head(version), [
    newBlock("u1", [
      newSegment("s1", [text("A"), code("open", "1"), text("é😀 & b"), code("close", "1")], {
        target: [text("Ж")],
        state: "needs-review-translation",
        origin: "machine",
      }),
    ]),
  ]);
}

function refusal(xml: string): ExonymError {
  try {
    readXliff(xml, "a.xlf");
  } catch (error) {
    if (error instanceof ExonymError) return error;
    throw error;
  }
  throw new Error("It was read.");
}

describe("hostile files", () => {
  test("entities cannot be declared, so that nothing grows", () => {
    const laughs = `<!DOCTYPE xliff [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><xliff version="1.2"><file><body><trans-unit id="1"><source>&b;</source></trans-unit></body></file></xliff>`;
    expect(refusal(laughs).message).toMatch(/^a\.xlf:1:1: .*document type/);
    expect(refusal('<!DOCTYPE xliff SYSTEM "a" [ ]><xliff/>').message).toMatch(/document type/);
    expect(refusal('<xliff version="1.2">&undeclared;</xliff>').message).toMatch(/^a\.xlf:1:22: .*entity/);
  });

  test.each([5_000, 100_000])("%i elements deep is refused at once", (depth) => {
    const xml = `<xliff version="1.2">${"<g>".repeat(depth)}${"</g>".repeat(depth)}</xliff>`;
    expect(refusal(xml).message).toMatch(/^a\.xlf:1:\d+: Elements are nested more than 256 deep/);
  });

  test("a file that is not XLIFF is named as such", () => {
    expect(refusal("# Title & more").message).toMatch(/^a\.xlf:1:1: This is not XML: it does not/);
    expect(refusal("<xliff>&#27;</xliff>").message).toContain("&#27; means a character that no XML file");
    expect(refusal("<html/>").message).toMatch(/^a\.xlf:1:1: This is not a XLIFF file: .*«html»/);
    expect(refusal("").message).toMatch(/^a\.xlf:1:1: .*not well-formed/);
  });

  test("half a surrogate pair has a place", () => {
    expect(refusal('<xliff version="1.2">\n\ud800</xliff>').message).toMatch(/^a\.xlf:2:1: .*surrogate/);
  });

  test.each(VERSIONS)("a %s file cut anywhere is read not at all", (version) => {
    const whole = sample(version).trimEnd();
    for (let length = 0; length < whole.length; length++) {
      const error = refusal(whole.slice(0, length));
      expect(error.problem.kind).toBe("usage");
      expect(error.problem.position).toBeDefined();
    }
  });

  test.each(VERSIONS)("a %s file with any characters changed is read, or refused with a place", (version) => {
    const whole = sample(version);
    const mutation = fc.record({
      at: fc.nat({ max: whole.length - 1 }),
      with: fc.constantFrom(
        "",
        "<",
        ">",
        "&",
        '"',
        "'",
        "/",
        "\u0000",
        "x",
        "]]>",
        "<!--",
        "<![CDATA[",
        "\ufffe",
        " xmlns:a=''",
      ),
    });
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        let xml = whole;
        for (const each of mutations) xml = xml.slice(0, each.at) + each.with + xml.slice(each.at + 1);
        let document: ReturnType<typeof readXliff>;
        try {
          document = readXliff(xml, "a.xlf");
        } catch (error) {
          expect(error).toBeInstanceOf(ExonymError);
          return;
        }
        const changes = new Map(document.segments.map((each) => [each, { target: [text("neu")] }]));
        try {
          expect(readXliff(patchXliff(document, changes), "a.xlf").segments).toHaveLength(
            document.segments.length,
          );
        } catch (error) {
          expect(error).toBeInstanceOf(ExonymError);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("many marks, matches and codes in one unit take no more than linear work", () => {
    const count = 20_000;
    const marks = Array.from({ length: count }, (_each, i) => `<mrk mtype="seg" mid="${i}">a</mrk>`).join("");
    const alternatives = Array.from(
      { length: count },
      (_each, i) => `<alt-trans mid="${i}"><target>x</target></alt-trans>`,
    ).join("");
    const xml = `<xliff version="1.2"><file><body><trans-unit id="1"><source>a</source><seg-source>${marks}</seg-source>${alternatives}</trans-unit></body></file></xliff>`;
    const document = readXliff(xml, "a.xlf");
    expect(document.segments).toHaveLength(count);
    const patched = patchXliff(
      document,
      new Map(document.segments.map((each) => [each, { target: [text("b")] }])),
    );
    expect(readXliff(patched, "a.xlf").segments.every((each) => each.target !== null)).toBe(true);
    const segments = Array.from(
      { length: count },
      (_each, i) => `<segment id="${i}"><source>${'<ec id="x" isolated="yes"/>'}a</source></segment>`,
    ).join("");
    const two = readXliff(
      `<xliff version="2.0" srcLang="en"><file id="f"><unit id="u">${segments}</unit></file></xliff>`,
      "a.xlf",
    );
    const both = patchXliff(two, new Map(two.segments.map((each) => [each, { target: [text("b")] }])));
    expect(readXliff(both, "a.xlf").segments.every((each) => each.target !== null)).toBe(true);
  });
});

describe("characters that XML forbids", () => {
  const bad: readonly [string, string][] = [
    ["\u0000", "U+0000"],
    ["\u0008", "U+0008"],
    ["\u000b", "U+000B"],
    ["\u001f", "U+001F"],
    ["\ufffe", "U+FFFE"],
    ["\uffff", "U+FFFF"],
    ["\ud800", "U+D800"],
    ["a\udc00b", "U+DC00"],
  ];

  test.each(bad)("%j is refused in 1.2, naming the unit", (character, name) => {
    const write = (source: Content) => () =>
      writeXliff(head("1.2"), [newBlock("u7", [newSegment("s1", source)])]);
    expect(write([text(character)])).toThrow(new RegExp(`Unit u7 .*${name.replace("+", "\\+")}`));
    const document = readXliff(sample("1.2"), "a.xlf");
    const [segment] = document.segments;
    if (segment === undefined) throw new Error("no segment");
    expect(() => patchXliff(document, new Map([[segment, { target: [text(character)] }]]))).toThrow(
      /unit s1.*U\+/,
    );
    expect(() => patchXliff(document, new Map([[segment, { remark: character }]]))).toThrow(/U\+/);
  });

  test.each(VERSIONS.flatMap((version) => bad.map(([character]) => [version, character] as const)))(
    "%s writes U+FFFD for %j in what is shown only",
    (version, character) => {
      const half: Content = [{ ...code("open", "2", "html", `<i id="${character}">`), display: character }];
      const source = [text("a"), code("single", "1", "html", `<b id="${character}">`), ...half];
      const block = { ...newBlock("u7", [newSegment("s1", source)]), context: `Key: ${character}.` };
      const written = writeXliff(head(version), [block]);
      expect(written).toMatch(/>Key: a?\ufffdb?\.</);
      const read = readXliff(written, "a.xlf").segments[0]?.source ?? [];
      expect(contentKey(read)).toBe(contentKey(source));
      expect(rawText(read).isWellFormed()).toBe(true);
    },
  );

  test("2.1 carries control characters by cp, and refuses half a surrogate pair", () => {
    const source = [text("a\u0000\u0007b\ufffe")];
    const written = writeXliff(head("2.1"), [newBlock("u7", [newSegment("s1", source)])]);
    expect(written).toContain('a<cp hex="0000"/><cp hex="0007"/>b<cp hex="FFFE"/>');
    expect(readXliff(written, "a").segments[0]?.source).toEqual(source);
    expect(() => writeXliff(head("2.1"), [newBlock("u7", [newSegment("s1", "\ud800")])])).toThrow(/Unit u7/);
  });

  test.each(VERSIONS)("%s keeps tab, line feed, carriage return and C1", (version) => {
    const source = "a\tb\nc\r\nd\u0085\u2028e";
    const document = readXliff(writeXliff(head(version), [newBlock("u1", [newSegment("s1", source)])]), "a");
    expect(document.segments[0]?.source).toEqual([text(source)]);
  });
});
