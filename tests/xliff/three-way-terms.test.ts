import { expect, test } from "vitest";
import { convertXliff } from "../../src/xliff/conversion/convert.ts";
import type { BlockTerm, NewSegment, XliffVersion } from "../../src/xliff/model.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { mergeXliff } from "../../src/xliff/three-way/three-way.ts";
import { updateXliff } from "../../src/xliff/update.ts";
import { validateXliff } from "../../src/xliff/validation/validate.ts";
import { writeXliff } from "../../src/xliff/write.ts";
import { head, newBlock, newSegment } from "./arbitrary.ts";

const term = (name: string, text: string): BlockTerm => ({
  term: name,
  translations: [{ text, status: "preferred" }],
  from: "a.csv",
});
const [kyiv, lviv, odesa] = [term("Kyiv", "Київ"), term("Lviv", "Львів"), term("Odesa", "Одеса")];
const one = newSegment("s1", "To Kyiv.");
const two = newSegment("s2", "To Lviv.");
const three = newSegment("s3", "To Odesa.");
const made = (
  version: XliffVersion,
  segments: readonly NewSegment[],
  terms: readonly (readonly BlockTerm[])[],
) => writeXliff(head(version), [{ ...newBlock("u1", segments), terms }]);

test.each(["1.2", "2.1"] as const)(
  "branches of %s that tell other terms come together without a conflict",
  (version) => {
    const base = made(version, [one, two], [[kyiv], [lviv]]);
    const ours = made(version, [one, two], [[odesa, kyiv], [lviv]]);
    const theirs = made(version, [one, two], [[term("Kyiv", "Києвоград")], [term("Lviv", "Леополь")]]);
    const merged = mergeXliff({ base, ours, theirs }, "a.xlf");
    expect(merged.conflicts).toEqual([]);
    expect(validateXliff(merged.text, "a.xlf")).toEqual([]);
    // The next sync tells what holds now.
    const document = readXliff(merged.text, "a.xlf");
    const segments = document.segments.map((kept) => ({ kept }));
    const now = updateXliff(document, head(version), [
      { ...newBlock("u1", []), segments, terms: [[kyiv], [lviv]] },
    ]);
    expect(now).toBe(base);
  },
);

test("an entry that one branch adds leads nowhere where the other one took its sentence out", () => {
  const base = made("2.1", [one, two, three], [[], [], [odesa]]);
  const ours = made("2.1", [one, three], [[], [odesa]]);
  const theirs = made("2.1", [one, two, three], [[], [lviv], [odesa]]);
  for (const merged of [
    mergeXliff({ base, ours, theirs }, "a.xlf"),
    mergeXliff({ base, ours: theirs, theirs: ours }, "a.xlf"),
  ]) {
    expect(merged.conflicts).toEqual([]);
    expect(merged.text).not.toContain("#s2");
    expect(validateXliff(merged.text, "a.xlf")).toEqual([]);
  }
});

test("a file that is converted tells its terms in the other way after the next sync", () => {
  const terms = [[kyiv], [kyiv, lviv]];
  for (const [from, to] of [
    ["1.2", "2.1"],
    ["2.1", "1.2"],
  ] as const) {
    const document = readXliff(made(from, [one, two], terms), "a.xlf");
    const converted = readXliff(convertXliff(document, to).text, "a.xlf");
    expect(converted.segments.flatMap(({ notes }) => notes)).toEqual([]);
    const segments = converted.segments.map((kept) => ({ kept }));
    const now = updateXliff(converted, head(to), [{ ...newBlock("u1", []), segments, terms }]);
    expect(now).not.toContain(to === "2.1" ? "exonym-glossary" : "gls:");
    expect(now.match(to === "2.1" ? /<gls:term /g : /from="exonym-glossary"/g)).toHaveLength(
      to === "2.1" ? 2 : 3,
    );
    expect(validateXliff(now, "a.xlf")).toEqual([]);
  }
});
