import { describe, expect, test } from "vitest";
import { type Content, text } from "../../src/article/content.ts";
import type { PlannedSegment, XliffDocument } from "../../src/xliff/model.ts";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { updateXliff } from "../../src/xliff/update.ts";
import { validateXliff } from "../../src/xliff/validation/validate.ts";
import { writeXliff } from "../../src/xliff/write.ts";
import { code, head, newBlock, newSegment } from "./arbitrary.ts";

const H = head("2.1");
const link = (address: string, words: string): Content => [
  { ...code("open", "1", "link", "["), display: "[" },
  text(words),
  { ...code("close", "1", "link", `](${address})`), display: "](…)" },
];
const NAME = { ...code("single", "2", "variable", "{{ name }}"), display: "{{ name }}" };
const BREAK = { ...code("single", "3", "break", "<br />\n"), display: "↵" };

function dataOf(xml: string): readonly string[] {
  return xml.match(/<data [\s\S]*?<\/data>/g) ?? [];
}

const read = (xml: string) => readXliff(xml, "a.xlf");
const keep = (document: XliffDocument, change: Parameters<typeof updateXliff>[2] = []) =>
  updateXliff(document, H, change);

describe("codes of an article in 2.1", () => {
  const xml = writeXliff(H, [
    newBlock("u1", [
      newSegment("s1", [...link("https://a.example", "A"), NAME]),
      newSegment("s2", [...link("https://b.example", "B"), BREAK]),
    ]),
  ]);

  test("refer to their markup, which a unit holds once, and show what they stand for", () => {
    expect(dataOf(xml)).toEqual([
      '<data id="d1">[</data>',
      '<data id="d2">](https://a.example)</data>',
      '<data id="d3">{{ name }}</data>',
      '<data id="d4">](https://b.example)</data>',
      '<data id="d5">&lt;br /&gt;\n</data>',
    ]);
    expect(xml).toContain(
      '<pc id="s1.1" type="link" canCopy="no" canDelete="no" dispStart="[" dispEnd="](…)" dataRefStart="d1" dataRefEnd="d2">A</pc>',
    );
    expect(xml).toContain(
      '<ph id="s1.2" type="ui" subType="xlf:var" canCopy="no" canDelete="no" disp="{{ name }}" equiv="{{ name }}" dataRef="d3"/>',
    );
    expect(xml).toContain('disp="↵" equiv="&#10;" dataRef="d5"/>');
  });

  test("are the same elements in a target", () => {
    const document = read(xml);
    const patched = patchXliff(
      document,
      new Map(document.segments.map((each) => [each, { target: each.source, state: "translated" as const }])),
    );
    for (const segment of read(patched).segments) expect(segment.target).toEqual(segment.source);
    expect(dataOf(patched)).toEqual(dataOf(xml));
    expect(validateXliff(patched, "a.xlf")).toEqual([]);
  });

  test("of a source that is patched get data beside those that stand there", () => {
    const document = read(xml);
    const [first] = document.segments;
    if (first === undefined) throw new Error("There is a segment.");
    const source = link("https://c.example", "C");
    const patched = patchXliff(document, new Map([[first, { source }]]));
    expect(read(patched).segments[0]?.source).toEqual(source);
    expect(dataOf(patched)).toEqual([...dataOf(xml), '<data id="d6">](https://c.example)</data>']);
    expect(validateXliff(patched, "a.xlf")).toEqual([]);
  });

  test("of a unit without data get the element, behind its notes", () => {
    const bare = read(writeXliff(H, [newBlock("u1", [newSegment("s1", "A")], "Heading 2")]));
    const [first] = bare.segments;
    if (first === undefined) throw new Error("There is a segment.");
    const patched = patchXliff(bare, new Map([[first, { source: [NAME] }]]));
    expect(patched).toMatch(
      /<\/notes>\n {6}<originalData>\n {8}<data id="d1">\{\{ name \}\}<\/data>\n {6}<\/originalData>\n {6}<segment/,
    );
    expect(validateXliff(patched, "a.xlf")).toEqual([]);
  });

  test("keep their markup where a sentence moves to another paragraph; data that nothing refers to go", () => {
    const two = read(
      writeXliff(H, [
        newBlock("u1", [newSegment("s1", link("https://a.example", "A")), newSegment("s2", [NAME])]),
        newBlock("u2", [newSegment("s3", [BREAK])]),
      ]),
    );
    const [a, b, c] = two.segments.map((kept): PlannedSegment => ({ kept }));
    if (a === undefined || b === undefined || c === undefined) throw new Error("There are three.");
    const moved = keep(two, [
      { ...newBlock("u1", []), segments: [b] },
      { ...newBlock("u2", []), segments: [c, a] },
    ]);
    const [first = "", second = ""] = moved.match(/<unit [\s\S]*?<\/unit>/g) ?? [];
    expect(dataOf(first)).toEqual(['<data id="d3">{{ name }}</data>']);
    expect(dataOf(second)).toEqual([
      '<data id="d1">&lt;br /&gt;\n</data>',
      '<data id="d2">[</data>',
      '<data id="d3">](https://a.example)</data>',
    ]);
    const sources = new Map(two.segments.map(({ id, source }) => [id, source]));
    for (const { id, source } of read(moved).segments) expect(source).toEqual(sources.get(id));
    expect(validateXliff(moved, "a.xlf")).toEqual([]);
  });
});

describe("notes of people in 2.1", () => {
  test("keep category and side where their unit is made anew, and in another unit", () => {
    const note = '<note id="s1.n1" category="query" appliesTo="source" priority="2">Who?</note>';
    const unitNote = '<note category="ann">Nice</note>';
    const xml = writeXliff(H, [
      newBlock("u1", [newSegment("s1", [NAME]), newSegment("s2", "B")], "Heading 2"),
      newBlock("u2", [newSegment("s3", "C")]),
    ]).replace("</notes>", `  ${unitNote}\n        ${note}\n      </notes>`);
    const document = read(xml);
    const [a, b, c] = document.segments.map((kept): PlannedSegment => ({ kept }));
    if (a === undefined || b === undefined || c === undefined) throw new Error("There are three.");
    const added: PlannedSegment = { added: newSegment("s9", "New.") };
    const rebuilt = keep(document, [
      { ...newBlock("u1", [], "Heading 3"), segments: [a, added, b] },
      { ...newBlock("u2", []), segments: [c] },
    ]);
    expect(rebuilt).toContain(unitNote);
    expect(rebuilt).toContain(note);
    expect(rebuilt).toContain('<note category="exonym-context" appliesTo="source">Heading 3</note>');
    const moved = keep(document, [
      { ...newBlock("u1", [], "Heading 2"), segments: [b] },
      { ...newBlock("u2", []), segments: [c, a] },
    ]);
    expect(moved.slice(moved.indexOf('id="u2"'))).toContain(note);
    expect(read(moved).segments.find(({ id }) => id === "s1")?.notes).toEqual(["Who?"]);
  });
});
