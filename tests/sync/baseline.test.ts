import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/article/finding.ts";
import {
  applyBaseline,
  type BaselineEntry,
  baselineOf,
  readBaseline,
  serializeBaseline,
} from "../../src/sync/baseline.ts";

const finding = (fields: Partial<Finding> = {}): Finding => ({
  check: "numbers",
  severity: "warning",
  file: "a.xlf",
  position: { line: 1, column: 1 },
  locale: "uk",
  unit: "u1",
  segment: "s1",
  message: "A number is missing.",
  source: "12 men",
  target: "люди",
  ...fields,
});
const article = (file: string) => file.replace(".xlf", ".md");
const everything = () => true;
const apply = (entries: readonly BaselineEntry[], findings: readonly Finding[]) => {
  const { findings: judged, gone } = applyBaseline(entries, findings, article, everything);
  return { known: judged.map(({ waived }) => waived?.by === "baseline"), gone };
};

describe("the baseline", () => {
  it("knows findings wherever they have moved, until their sentence is edited", () => {
    const entries = baselineOf([finding()], article);
    expect(
      apply(entries, [finding({ position: { line: 90, column: 3 }, unit: "u2", segment: "s9" })]),
    ).toEqual({
      known: [true],
      gone: 0,
    });
    for (const edited of [
      { target: "12 люди" },
      { source: "13 men" },
      { locale: "ru" },
      { file: "b.xlf" },
      { concept: "x" },
    ])
      expect(apply(entries, [finding(edited)])).toEqual({ known: [false], gone: 1 });
  });

  it("counts: what is there once hides one", () => {
    expect(apply(baselineOf([finding()], article), [finding(), finding()]).known).toEqual([true, false]);
    expect(apply(baselineOf([finding(), finding()], article), [finding()])).toEqual({
      known: [true],
      gone: 1,
    });
  });

  it("leaves out what is waived, and what is said of waivers", () => {
    const waived = finding({ waived: { reason: "so", by: "note" } });
    expect(baselineOf([waived, finding({ check: "waiver-unused" })], article)).toEqual([]);
  });

  it("tells findings without a sentence apart by what they say", () => {
    const bare = finding({ check: "xliff/unit-id", source: undefined, target: undefined });
    const entries = baselineOf([bare], article);
    expect(apply(entries, [bare, { ...bare, message: "Another." }]).known).toEqual([true, false]);
  });

  it("is one line an entry, sorted, and the same whatever the order", () => {
    const findings = [finding({ file: "b.xlf" }), finding(), finding({ locale: "fr" }), finding()];
    const text = serializeBaseline(baselineOf(findings, article));
    expect(text.split("\n").map((line) => line.replace(/"text":"[0-9a-f]{16}"/, "T"))).toEqual([
      "[",
      '{"locale":"fr","article":"a.md","check":"numbers",T},',
      '{"locale":"uk","article":"a.md","check":"numbers",T,"count":2},',
      '{"locale":"uk","article":"b.md","check":"numbers",T},',
      '{"version":1}',
      "]",
      "",
    ]);
    expect(serializeBaseline(baselineOf(findings.toReversed(), article))).toBe(text);
    expect(serializeBaseline(readBaseline(text, "b.json"))).toBe(text);
    const [first = "", second = "", ...rest] = text.split("\n");
    expect(readBaseline([first, second, second, ...rest].join("\n"), "b.json")).toEqual(
      readBaseline(text, "b.json"),
    );
  });

  it.each([
    ["{}", "is not a list"],
    ["[1]", "Entry 1"],
    ['[{"locale":"uk"}]', "Entry 1"],
    ['[{"locale":"uk","article":"a","check":"c","text":"t","count":-1}]', "Entry 1"],
    ['[{"version":2}]', "Entry 1"],
    ["[", "not valid JSON"],
    ["[\n<<<<<<< ours\n]", "b.json:2:1: A merge has left a conflict"],
  ])("refuses %s", (text, why) => {
    expect(() => readBaseline(text, "b.json")).toThrow(why);
  });
});
