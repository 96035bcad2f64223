import { expect, test } from "vitest";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { updateXliff } from "../../src/xliff/update.ts";
import { writeXliff } from "../../src/xliff/write.ts";
import { head, newBlock, newSegment } from "./arbitrary.ts";

const H = head("1.2");
const CONTEXT = '<note from="exonym" annotates="source">Heading 2</note>';
const count = (xml: string, part: string) => xml.split(part).length - 1;
const written = writeXliff(H, [newBlock("u1", [newSegment("s1", "A"), newSegment("s2", "B")], "Heading 2")]);

test("every sentence of 1.2 says where it stands, and that is no remark", () => {
  expect(count(written, CONTEXT)).toBe(2);
  const document = readXliff(written, "a.xlf");
  expect(document.segments.map(({ remark, notes }) => [remark, notes])).toEqual([
    [null, []],
    [null, []],
  ]);
  const [first] = document.segments;
  if (first === undefined) throw new Error("There is a segment.");
  const remarked = readXliff(patchXliff(document, new Map([[first, { remark: "Look" }]])), "a.xlf");
  expect(remarked.segments[0]?.remark).toBe("Look");
  const [now] = remarked.segments;
  if (now === undefined) throw new Error("There is a segment.");
  expect(patchXliff(remarked, new Map([[now, { remark: null }]]))).toBe(written);
});

test("a group that has one note for all its sentences keeps it so", () => {
  const older = written
    .replaceAll(`\n          ${CONTEXT}`, "")
    .replace(
      'restype="x-paragraph">',
      'restype="x-paragraph">\n        <note from="exonym">Heading 2</note>',
    );
  const document = readXliff(older, "a.xlf");
  const [first, second] = document.segments;
  if (first === undefined || second === undefined) throw new Error("There are two.");
  const updated = updateXliff(document, H, [
    {
      ...newBlock("u1", [], "Heading 3"),
      segments: [{ kept: first }, { added: newSegment("s3", "C") }, { kept: second }],
    },
  ]);
  expect(count(updated, "<note")).toBe(1);
  expect(updated).toContain('<note from="exonym">Heading 3</note>');
});
