import fc from "fast-check";
import { XmlDocument } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/article/finding.ts";
import { ExonymError } from "../../src/article/problem.ts";
import type { ReportContext } from "../../src/reporters/reporter.ts";
import { findReporter, reporters } from "../../src/reporters/reporters.ts";

const context: ReportContext = {
  files: ["locales/fr/a.xlf", "locales/fr/b.xlf", "locales/uk/good.xlf"],
  rules: [
    { id: "numbers", summary: "A number is missing.", severity: "warning" },
    { id: "glossary-forbidden", summary: "A wording is forbidden.", severity: "error" },
  ],
  colour: false,
  version: "1.2.3",
};

function finding(fields: Partial<Finding> = {}): Finding {
  return {
    check: "glossary-forbidden",
    severity: "error",
    file: "locales/fr/a.xlf",
    position: { line: 12, column: 5 },
    locale: "fr",
    unit: "u1",
    segment: "s1",
    message: "House style does not use «Kiev». Write «Kyiv».",
    source: "in Kyiv",
    target: "à Kiev",
    suggestion: "Kyiv",
    ...fields,
  };
}

const findings = [
  finding(),
  finding({
    check: "numbers",
    severity: "warning",
    position: { line: 120, column: 5 },
    message: "No 5.",
    suggestion: undefined,
  }),
  finding({
    check: "numbers",
    severity: "info",
    file: "locales/fr/b.xlf",
    position: { line: 3, column: 1 },
    message: "Perhaps 5.",
  }),
];

const report = (name: string, list: readonly Finding[] = findings, fields: Partial<ReportContext> = {}) =>
  findReporter(name).report(list, { ...context, ...fields });

/** Texts that try to break out of a format. */
const hostile = 'a\r\nb\u001b[31m %0A::error::x, : ]]> <x y="&amp;"> \u0000\u202e\ud800 "\\';

describe("stylish", () => {
  it("groups by file, in columns, and counts", () => {
    expect(report("stylish")).toBe(
      [
        "locales/fr/a.xlf",
        "   12:5  error    House style does not use «Kiev». Write «Kyiv».  glossary-forbidden",
        "  120:5  warning  No 5.  numbers",
        "",
        "locales/fr/b.xlf",
        "  3:1  info     Perhaps 5.  numbers",
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

  it("puts findings of one file together, even where they come apart", () => {
    const apart = report("stylish", [finding(), finding({ file: "b" }), finding()]);
    expect(apart.match(/locales\/fr\/a\.xlf/g)).toHaveLength(1);
  });

  it("colours only when it is told to", () => {
    const coloured = report("stylish", findings, { colour: true });
    expect(coloured).toContain("\u001b[31merror  \u001b[0m");
    expect(coloured.replace(/\u001b\[[\d;]*m/g, "")).toBe(report("stylish"));
  });

  it("lets no text move the cursor, colour the screen or add lines", () => {
    const shown = report("stylish", [finding({ message: hostile, file: hostile })]);
    expect(shown.replaceAll("\n", "")).not.toMatch(/[\u0000-\u001f\u202e]/);
    expect(shown.split("\n")).toHaveLength(5);
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
        locale: "fr",
        unit: "u1",
        segment: "s1",
        message: "House style does not use «Kiev». Write «Kyiv».",
        source: "in Kyiv",
        target: "à Kiev",
        suggestion: "Kyiv",
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

describe("github", () => {
  it("writes workflow commands", () => {
    expect(report("github").split("\n").slice(0, 3)).toEqual([
      "::error file=locales/fr/a.xlf,line=12,col=5,title=glossary-forbidden::House style does not use «Kiev». Write «Kyiv».",
      "::warning file=locales/fr/a.xlf,line=120,col=5,title=numbers::No 5.",
      "::notice file=locales/fr/b.xlf,line=3,col=1,title=numbers::Perhaps 5.",
    ]);
  });

  it("lets no text begin a command of its own", () => {
    const shown = report("github", [finding({ message: "50%\r\n::set-env::x", file: "a,b:c%.xlf" })]);
    expect(shown).toBe(
      "::error file=a%2Cb%3Ac%25.xlf,line=12,col=5,title=glossary-forbidden::50%25%0D%0A::set-env::x\n",
    );
  });
});

describe("junit", () => {
  it("has a suite per file, a failure per finding, and a test for every good file", () => {
    expect(report("junit")).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="exonym" tests="4" failures="2">
  <testsuite name="locales/fr/a.xlf" tests="2" failures="2">
    <testcase name="glossary-forbidden 12:5" classname="locales/fr/a.xlf">
      <failure type="error" message="House style does not use «Kiev». Write «Kyiv».">12:5 House style does not use «Kiev». Write «Kyiv».
source: in Kyiv
target: à Kiev
suggestion: Kyiv</failure>
    </testcase>
    <testcase name="numbers 120:5" classname="locales/fr/a.xlf">
      <failure type="warning" message="No 5.">120:5 No 5.
source: in Kyiv
target: à Kiev</failure>
    </testcase>
  </testsuite>
  <testsuite name="locales/fr/b.xlf" tests="1" failures="0">
    <testcase name="numbers 3:1" classname="locales/fr/b.xlf">
      <system-out>Perhaps 5.
source: in Kyiv
target: à Kiev
suggestion: Kyiv</system-out>
    </testcase>
  </testsuite>
  <testsuite name="locales/uk/good.xlf" tests="1" failures="0">
    <testcase name="check" classname="locales/uk/good.xlf"/>
  </testsuite>
</testsuites>
`);
  });

  it("is well-formed XML whatever the texts are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const xml = report("junit", [finding({ message: text + hostile, file: text, source: text })]);
        const parsed = XmlDocument.fromString(xml);
        parsed.dispose();
      }),
      { numRuns: 100 },
    );
  });
});

describe("sarif", () => {
  it("has rules, levels and regions in UTF-16", () => {
    const log = JSON.parse(report("sarif"));
    expect(log.version).toBe("2.1.0");
    const [run] = log.runs;
    expect(run.columnKind).toBe("utf16CodeUnits");
    expect(run.tool.driver).toMatchObject({
      name: "Exonym",
      semanticVersion: "1.2.3",
      rules: [
        {
          id: "numbers",
          shortDescription: { text: "A number is missing." },
          defaultConfiguration: { level: "warning" },
        },
        { id: "glossary-forbidden" },
      ],
    });
    expect(run.results[0]).toEqual({
      ruleId: "glossary-forbidden",
      ruleIndex: 1,
      level: "error",
      message: { text: "House style does not use «Kiev». Write «Kyiv»." },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "locales/fr/a.xlf" },
            region: { startLine: 12, startColumn: 5 },
          },
          logicalLocations: [{ name: "s1", fullyQualifiedName: "u1/s1" }],
        },
      ],
      properties: { locale: "fr", source: "in Kyiv", target: "à Kiev", suggestion: "Kyiv" },
    });
    expect(run.results.map(({ level }: { level: string }) => level)).toEqual(["error", "warning", "note"]);
  });

  it.each([
    ["locales/uk/стаття 1.xlf", "locales/uk/%D1%81%D1%82%D0%B0%D1%82%D1%82%D1%8F%201.xlf"],
    ["a%b#c?.xlf", "a%25b%23c%3F.xlf"],
    ["locales\\fr\\a.xlf", "locales/fr/a.xlf"],
    ["C:\\news\\a.xlf", "file:///C:/news/a.xlf"],
    ["/news/a.xlf", "/news/a.xlf"],
    ["\ud800.xlf", "%EF%BF%BD.xlf"],
  ])("spells the file %s as the URI %s", (file, uri) => {
    const log = JSON.parse(report("sarif", [finding({ file })]));
    expect(log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
  });

  it("knows no rule index for a check that was not told of", () => {
    const log = JSON.parse(report("sarif", [finding({ check: "other" })]));
    expect(log.runs[0].results[0]).not.toHaveProperty("ruleIndex");
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
    ]);
  });

  it("says what there is instead of what there is not", () => {
    expect(() => findReporter("jsno")).toThrow(ExonymError);
    expect(() => findReporter("jsno")).toThrow(/There is no report format «jsno»\. Did you mean json\?/);
    expect(() => findReporter("html")).toThrow(/Use one of stylish, json, sarif, junit, github\./);
  });

  it.each(reporters)("has $name give the same bytes twice, and end in a line end", (reporter) => {
    const first = reporter.report(findings, context);
    expect(reporter.report(findings, context)).toBe(first);
    expect(first.endsWith("\n")).toBe(true);
  });
});
