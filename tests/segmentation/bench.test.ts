import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { countRight, f1, measure } from "../bench/segmentation/measure.ts";
import { beaten, mean, printMarkdown, printText, type Table } from "../bench/segmentation/table.ts";

const locale = parseLocale("en");
/** Cuts after each full stop and space. */
const naive = (text: string) => [...text.matchAll(/\. /g)].map(({ index }) => index + 2);

describe("the benchmark of segmentation", () => {
  it("counts boundaries found, wanted, and both", () => {
    const blocks = [{ sentences: ["Mr. A came.", "He left.", "So!", "No."], joiner: " " }];
    const lines: string[] = [];
    const score = measure({ name: "three", locale, blocks }, naive, (line) => lines.push(line));
    expect(score).toEqual({ hits: 2, found: 3, expected: 3 });
    expect(f1(score)).toBeCloseTo(2 / 3);
    expect(lines).toEqual(["+ Mr. ⏐A came. He left. So! No.", "- Mr. A came. He left. So! ⏐No."]);
    expect(f1({ hits: 0, found: 0, expected: 0 })).toBe(1);
  });

  it("counts examples that are cut exactly as wanted, white space aside", () => {
    const examples = [
      { title: "right", locale, text: "A.  B. C", expected: ["A.", "B.", "C"] },
      { title: "wrong", locale, text: "Mr. A", expected: ["Mr. A"] },
    ];
    const split = (text: string) =>
      [...text.matchAll(/\.\s+/g)].map(({ index, 0: mark }) => index + mark.length);
    expect(countRight(examples, split)).toBe(1);
  });

  it("marks where another engine is better by more than is tolerated", () => {
    const rows = [
      { title: "de", figures: [99, 99.1, 98] },
      { title: "en", figures: [99, 99.11, null] },
    ];
    const table: Table = { title: "set", engines: ["Ours", "One", "Two"], rows, digits: 2, tolerance: 0.1 };
    expect(beaten({ rows: [{ title: "de", figures: [99, 99.25] }], tolerance: 0.1 })).toHaveLength(1);
    expect(
      printText(table)
        .split("\n")
        .map((line) => line.trimEnd()),
    ).toEqual([
      "set                          Ours       One       Two",
      "de                          99.00     99.10     98.00",
      "en                          99.00     99.11*        –",
      "",
    ]);
    expect(printMarkdown(table)).toBe(
      "| set | Ours | One | Two |\n| --- | --: | --: | --: |\n| de | 99.00 | 99.10 | 98.00 |\n| en | 99.00 | 99.11* | – |\n",
    );
    expect(mean(rows, "mean").figures).toEqual([99, expect.closeTo(99.105), null]);
  });
});
