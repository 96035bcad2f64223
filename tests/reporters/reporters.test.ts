import { describe, expect, it } from "vitest";
import { ExonymError } from "../../src/article/problem.ts";
import { findReporter, reporters } from "../../src/reporters/reporters.ts";
import { context, finding, findings, hostile, report } from "./findings.ts";

describe("stylish", () => {
  it("groups by file, in columns, with both texts, and counts", () => {
    expect(report("stylish")).toBe(
      [
        "locales/fr/a.xlf",
        "   12:5  error    House style does not use «Kiev». Write «Kyiv».  glossary-forbidden",
        "         source   in Kyiv",
        "         fr       à Kiev",
        "         in       locales/fr/articles/a.md:7:4",
        "  120:5  warning  No 5.  numbers",
        "         source   in Kyiv",
        "         fr       à Kiev",
        "",
        "locales/fr/b.xlf",
        "  3:1  info     Perhaps 5.  numbers",
        "       source   in Kyiv",
        "       fr       à Kiev",
        "",
        "3 findings (1 error, 1 warning, 1 remark)",
        "",
      ].join("\n"),
    );
  });

  it("says nothing where there is nothing", () => {
    expect(report("stylish", [])).toBe("");
  });

  it("counts one and many", () => {
    expect(report("stylish", [finding()])).toMatch(/\n1 finding \(1 error, 0 warnings\)\n$/);
  });

  it("lists what is waived as that, with the reason", () => {
    const waived = { reason: "A quotation.", by: "note" } as const;
    const shown = report("stylish", [finding({ waived, segment: "s2" }), finding()]);
    expect(shown).toMatch(/^ {2}12:5 {2}waived {3}House style/m);
    expect(shown).toMatch(/^ +reason {3}A quotation\.$/m);
    expect(shown).toMatch(/\n1 finding \(1 error, 0 warnings, 1 more waived or in the baseline\)\n$/);
  });

  it("puts findings of one file together, even where they come apart", () => {
    const apart = report("stylish", [finding(), finding({ file: "b" }), finding()]);
    expect(apart.match(/locales\/fr\/a\.xlf\n/g)).toHaveLength(1);
  });

  it("shows the texts of a sentence once where its findings mark the same", () => {
    const unmarked = { marks: undefined, article: undefined };
    const both = report("stylish", [finding(unmarked), finding({ ...unmarked, check: "numbers" })]);
    expect(both.match(/source {3}in Kyiv/g)).toHaveLength(1);
  });

  it("tells what was expected, where there is a choice, and what comes near", () => {
    const shown = report("stylish", [finding({ expected: ["Kyiv", "Kyïv"], nearMiss: "Kiyv" })]);
    expect(shown).toContain("expected Kyiv | Kyïv\n");
    expect(shown).toContain("near     Kiyv\n");
  });

  it("cuts long texts around the words", () => {
    const target = `${"mot ".repeat(100)}Kiev${" mot".repeat(100)}`;
    const shown = report("stylish", [finding({ target, marks: [{ side: "target", start: 400, end: 404 }] })]);
    expect(shown).toMatch(/fr {7}…(?:mot )+Kiev(?: mot)+ ?…\n/);
    expect(Math.max(...shown.split("\n").map((line) => line.length))).toBeLessThan(160);
  });

  it("colours only when it is told to, and marks the words then", () => {
    const coloured = report("stylish", findings, { colour: true });
    expect(coloured).toContain("\u001b[31merror  \u001b[0m");
    expect(coloured).toContain("à \u001b[1;7mKiev\u001b[0m");
    expect(coloured.replace(/\u001b\[[\d;]*m/g, "")).toBe(report("stylish"));
  });

  it("lets no text move the cursor, colour the screen or add lines", () => {
    const texts = { message: hostile, file: hostile, source: hostile, target: hostile, nearMiss: hostile };
    const place = { file: hostile, line: 1, column: 1 };
    const shown = report("stylish", [finding({ ...texts, expected: [hostile, hostile], article: place })]);
    expect(shown.replaceAll("\n", "")).not.toMatch(/[\u0000-\u001f\u202e]/);
    expect(shown.split("\n")).toHaveLength(10);
  });
});

describe("json", () => {
  it("writes an object per line, with line and column in the open", () => {
    const lines = report("json").split("\n");
    expect(lines.pop()).toBe("");
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        check: "glossary-forbidden",
        severity: "error",
        file: "locales/fr/a.xlf",
        line: 12,
        column: 5,
        endLine: 12,
        endColumn: 9,
        article: { file: "locales/fr/articles/a.md", line: 7, column: 4 },
        locale: "fr",
        sourceLocale: "en",
        unit: "u1",
        segment: "s1",
        message: "House style does not use «Kiev». Write «Kyiv».",
        source: "in Kyiv",
        target: "à Kiev",
        marks: [
          { side: "source", start: 3, end: 7 },
          { side: "target", start: 2, end: 6 },
        ],
        suggestion: "Kyiv",
        concept: "kyiv",
        expected: ["Kyiv"],
        layer: "exact",
      },
      expect.objectContaining({ line: 120, severity: "warning" }),
      expect.objectContaining({ line: 3, severity: "info" }),
    ]);
    expect(lines[1]).not.toContain("suggestion");
  });

  it("writes nothing where there is nothing", () => {
    expect(report("json", [])).toBe("");
  });

  it("keeps every text on its line", () => {
    const shown = report("json", [finding({ message: hostile })]);
    expect(shown.split("\n")).toHaveLength(2);
    expect(JSON.parse(shown).message).toBe(hostile);
  });
});

describe("the list of reporters", () => {
  it("finds each by its name", () => {
    expect(reporters.map(({ name }) => findReporter(name).name)).toEqual([
      "stylish",
      "json",
      "sarif",
      "junit",
      "github",
      "gitlab",
      "html",
    ]);
  });

  it("says what there is instead of what there is not", () => {
    expect(() => findReporter("jsno")).toThrow(ExonymError);
    expect(() => findReporter("jsno")).toThrow(/There is no report format «jsno»\. Did you mean json\?/);
    expect(() => findReporter("pdf")).toThrow(
      /Use one of stylish, json, sarif, junit, github, gitlab, html\./,
    );
  });

  it.each(reporters)("has $name give the same bytes twice, and end in a line end", (reporter) => {
    const first = reporter.report(findings, context);
    expect(reporter.report(findings, context)).toBe(first);
    expect(first.endsWith("\n")).toBe(true);
  });
});
