import { describe, expect, it } from "vitest";
import type { Content } from "../../src/article/content.ts";
import type { TextRange } from "../../src/article/finding.ts";
import type { BilingualSegment } from "../../src/article/translation.ts";
import { shownTexts } from "../../src/checks/marks.ts";

const code = (form: "open" | "close" | "single", display: string) =>
  ({ type: "code", form, id: "1", kind: "other", raw: display, display }) as const;
const text = (value: string) => ({ type: "text", value }) as const;

function segment(source: Content, target: Content | null): BilingualSegment {
  return { source, target } as unknown as BilingualSegment; // nothing else is looked at
}

const marked = ({ source, target, marks }: ReturnType<typeof shownTexts>) =>
  marks.map(({ side, start, end }) => `${side}: ${(side === "source" ? source : target).slice(start, end)}`);

describe("the texts of a finding", () => {
  const target = [
    text("У "),
    code("open", "**"),
    text("Києві"),
    code("close", "**"),
    code("single", "{{name}}"),
    text("дощ"),
  ];
  const at = (start: number, end: number): TextRange => ({ side: "target", start, end });

  it.each([
    [at(2, 7), "target: Києві"],
    [at(0, 7), "target: У **Києві"],
    [at(7, 8), "target: {{name}}"],
    [at(8, 11), "target: дощ"],
    [at(6, 11), "target: і**{{name}}дощ"],
    [at(11, 12), "target: "],
  ])("marks %j, as codes are shown but not counted", (range, expected) => {
    expect(marked(shownTexts(segment([], target), [range]))).toEqual([expected]);
  });

  it("puts the source first, joins what overlaps and leaves out what is empty", () => {
    const ranges = [at(4, 7), at(2, 5), at(3, 3), { side: "source", start: 3, end: 7 } as const];
    expect(marked(shownTexts(segment([text("in Kyiv")], target), ranges))).toEqual([
      "source: Kyiv",
      "target: Києві",
    ]);
  });

  it("cuts what is longer than any sentence around the words", () => {
    const long = "x".repeat(50_000);
    const shown = shownTexts(segment([], [text(`${long} Kiev ${long}`)]), [at(50_001, 50_005)]);
    expect(shown.target.length).toBeLessThan(4100);
    expect(shown.target).toMatch(/^…x+ Kiev x+…$/);
    expect(marked(shown)).toEqual(["target: Kiev"]);
  });

  it("cuts no character in half", () => {
    const shown = shownTexts(segment([text(`x${"😀".repeat(9000)}`)], null), [
      { side: "source", start: 9001, end: 9003 },
    ]);
    expect(shown.source.isWellFormed()).toBe(true);
    expect(marked(shown)).toEqual(["source: 😀"]);
  });
});
