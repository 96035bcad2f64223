import { Ajv } from "ajv";
import fc from "fast-check";
import { XmlDocument } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/article/finding.ts";
import { fingerprints } from "../../src/reporters/fingerprint.ts";
import { bare, finding, findings, hostile, report } from "./findings.ts";
import sarifRules from "./sarif-rules.json" with { type: "json" };

const waived = { reason: "A quotation of 1986.", by: "note" } as const;

describe("github", () => {
  it("writes workflow commands", () => {
    expect(report("github").split("\n")).toEqual([
      "::error file=locales/fr/a.xlf,line=12,endLine=12,col=5,endColumn=9,title=glossary-forbidden::House style does not use «Kiev». Write «Kyiv».%0AIn the article: locales/fr/articles/a.md:7:4",
      "::warning file=locales/fr/a.xlf,line=120,col=5,title=numbers::No 5.",
      "::notice file=locales/fr/b.xlf,line=3,col=1,title=numbers::Perhaps 5.",
      "",
    ]);
  });

  it("gives no column for an end in another line, which GitHub refuses", () => {
    const shown = report("github", [finding({ endPosition: { line: 13, column: 2 } })]);
    expect(shown).toContain("line=12,endLine=13,col=5,title=");
  });

  it("annotates ten of a severity, and lists all, errors first", () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      finding({
        ...bare,
        severity: index % 4 === 3 ? "error" : "warning",
        position: { line: index + 1, column: 1 },
      }),
    );
    const all = [...many, ...many, finding({ waived })];
    const lines = report("github", all).split("\n");
    const commands = (kind: string) => lines.filter((line) => line.startsWith(`::${kind} `));
    expect([commands("error").length, commands("warning").length]).toEqual([6, 10]);
    expect(lines).toContain("::group::All 24 findings (10 of each severity stand beside the lines)");
    expect(lines.at(-2)).toBe("::endgroup::");
    const listed = lines.filter((line) => line.startsWith("- "));
    expect(listed).toHaveLength(24);
    expect(listed.findIndex((line) => line.includes(" warning "))).toBe(6);
  });

  it("leaves out what is waived", () => {
    expect(report("github", [finding({ waived })])).toBe("");
  });

  it("lets no text begin a command of its own, neither in an annotation nor in the list", () => {
    const shown = report("github", [
      finding({ ...bare, message: "50%\r\n::set-env::x", file: "a,b:c%.xlf" }),
    ]);
    expect(shown).toBe(
      "::error file=a%2Cb%3Ac%25.xlf,line=12,col=5,title=glossary-forbidden::50%25%0D%0A::set-env::x\n",
    );
    const texts = { file: "::error::f", message: `${hostile}\n::warning::x ##[error]y` };
    const lines = report(
      "github",
      Array.from({ length: 11 }, () => finding(texts)),
    ).split("\n");
    const listed = lines.slice(lines.findIndex((line) => line.startsWith("::group::")) + 1, -2);
    expect(listed).toHaveLength(11);
    for (const line of listed) {
      expect(line).toMatch(/^- ::error::f:12:5 error /);
      expect(line).not.toMatch(/##\[|[\u0000-\u001f\u202e]/);
    }
  });
});

describe("gitlab", () => {
  it("writes a code quality report", () => {
    const list = JSON.parse(report("gitlab")) as { fingerprint: string }[];
    expect(list).toEqual([
      {
        description: "House style does not use «Kiev». Write «Kyiv».",
        check_name: "glossary-forbidden",
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
        severity: "critical",
        location: { path: "locales/fr/a.xlf", lines: { begin: 12, end: 12 } },
      },
      expect.objectContaining({
        severity: "minor",
        location: { path: "locales/fr/a.xlf", lines: { begin: 120 } },
      }),
      expect.objectContaining({ severity: "info" }),
    ]);
    expect(new Set(list.map(({ fingerprint }) => fingerprint)).size).toBe(3);
  });

  it("is an empty list where there is nothing, or all is waived", () => {
    expect(report("gitlab", [])).toBe("[]\n");
    expect(report("gitlab", [finding({ waived })])).toBe("[]\n");
  });

  it.each([
    ["./locales/a.xlf", "locales/a.xlf"],
    ["locales\\fr\\a.xlf", "locales/fr/a.xlf"],
  ])("names the file %s as the repository does", (file, path) => {
    expect(JSON.parse(report("gitlab", [finding({ file })]))[0].location.path).toBe(path);
  });
});

describe("fingerprints", () => {
  const one = (fields: Partial<Finding>) => fingerprints([finding(fields)])[0];

  it("stay where lines, messages and the sentence around the words change", () => {
    const moved = { position: { line: 99, column: 1 }, message: "Other words.", source: "We were in Kyiv" };
    expect(one({ ...moved, marks: [{ side: "source", start: 11, end: 15 }, { side: "target", start: 2, end: 6 }] })).toBe(one({})); // biome-ignore format: one line
  });

  it.each<[string, Partial<Finding>]>([
    ["check", { check: "numbers" }],
    ["file", { file: "b.xlf" }],
    ["sentence", { segment: "s2" }],
    ["word", { target: "à KIEV" }],
    ["concept", { concept: "kiev" }],
  ])("are others for another %s", (_name, fields) => {
    expect(one(fields)).not.toBe(one({}));
  });

  it("tell two equal findings apart", () => {
    const [first, second] = fingerprints([finding(), finding()]);
    expect(first).not.toBe(second);
    expect(first).toBe(one({}));
  });
});

describe("junit", () => {
  it("has a suite per file, a failure per finding, and a test for every good file", () => {
    expect(
      report("junit", [...findings, finding({ file: "locales/fr/b.xlf", waived })]),
    ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="exonym" tests="5" failures="2" errors="0" skipped="1">
  <testsuite name="locales/fr/a.xlf" tests="2" failures="2" errors="0" skipped="0">
    <testcase name="glossary-forbidden s1: Kiev, Kyiv" classname="locales/fr/a.xlf" file="locales/fr/a.xlf" line="12">
      <failure type="error" message="House style does not use «Kiev». Write «Kyiv».">12:5 House style does not use «Kiev». Write «Kyiv».
source: in Kyiv
target: à Kiev
suggestion: Kyiv
expected: Kyiv
article: locales/fr/articles/a.md:7:4</failure>
    </testcase>
    <testcase name="numbers s1" classname="locales/fr/a.xlf" file="locales/fr/a.xlf" line="120">
      <failure type="warning" message="No 5.">120:5 No 5.
source: in Kyiv
target: à Kiev</failure>
    </testcase>
  </testsuite>
  <testsuite name="locales/fr/b.xlf" tests="2" failures="0" errors="0" skipped="1">
    <testcase name="numbers s1" classname="locales/fr/b.xlf" file="locales/fr/b.xlf" line="3">
      <system-out>3:1 Perhaps 5.
source: in Kyiv
target: à Kiev
suggestion: 5</system-out>
    </testcase>
    <testcase name="glossary-forbidden s1: Kiev, Kyiv" classname="locales/fr/b.xlf" file="locales/fr/b.xlf" line="12">
      <skipped message="A quotation of 1986."/>
      <system-out>12:5 House style does not use «Kiev». Write «Kyiv».
source: in Kyiv
target: à Kiev
suggestion: Kyiv
expected: Kyiv
article: locales/fr/articles/a.md:7:4</system-out>
    </testcase>
  </testsuite>
  <testsuite name="locales/uk/good.xlf" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="check" classname="locales/uk/good.xlf" file="locales/uk/good.xlf"/>
  </testsuite>
</testsuites>
`);
  });

  it("names equal findings apart, and by their place where they are of no sentence", () => {
    const names = (list: readonly Finding[]) =>
      [...report("junit", list).matchAll(/<testcase name="([^"]*)" classname="locales\/fr/g)].map(
        ([, name]) => name,
      );
    const lone = finding({ ...bare, unit: undefined, segment: undefined });
    expect(names([lone, lone, finding({ ...bare })])).toEqual([
      "glossary-forbidden 12:5",
      "glossary-forbidden 12:5 (2)",
      "glossary-forbidden s1",
      "check",
    ]);
  });

  it("is well-formed XML whatever the texts are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const waiving = { waived: { reason: text + hostile, by: "file" } } as const;
        const texts = { message: text + hostile, file: text, source: text, target: hostile, segment: text };
        const xml = report("junit", [finding(texts), finding({ ...texts, ...waiving })]);
        XmlDocument.fromString(xml).dispose();
      }),
      { numRuns: 25, seed: 6 },
    );
  });
});

describe("sarif", () => {
  const valid = new Ajv({ strict: false, validateFormats: false }).compile(sarifRules);
  const runOf = (...parameters: Parameters<typeof report>) => {
    const log = JSON.parse(report(...parameters));
    expect(valid(log), JSON.stringify(valid.errors)).toBe(true);
    return log.runs[0];
  };

  it("has rules with help, levels and regions in UTF-16", () => {
    const run = runOf("sarif");
    expect(run.columnKind).toBe("utf16CodeUnits");
    expect(run.tool.driver).toMatchObject({
      name: "Exonym",
      semanticVersion: "1.2.3",
      rules: [
        {
          id: "numbers",
          shortDescription: { text: "A number is missing." },
          help: { text: "A number is missing." },
          defaultConfiguration: { level: "warning" },
        },
        { id: "glossary-forbidden", help: { text: "How to.", markdown: "*How* to." } },
      ],
    });
    const [name] = fingerprints(findings);
    expect(run.results[0]).toEqual({
      ruleId: "glossary-forbidden",
      ruleIndex: 1,
      level: "error",
      message: { text: "House style does not use «Kiev». Write «Kyiv»." },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "locales/fr/a.xlf" },
            region: { startLine: 12, startColumn: 5, endLine: 12, endColumn: 9 },
          },
          logicalLocations: [{ name: "s1", fullyQualifiedName: "u1/s1" }],
        },
      ],
      relatedLocations: [
        {
          id: 1,
          message: { text: "The same words in the localized article" },
          physicalLocation: {
            artifactLocation: { uri: "locales/fr/articles/a.md" },
            region: { startLine: 7, startColumn: 4 },
          },
        },
      ],
      partialFingerprints: { "exonymFinding/v1": name, primaryLocationLineHash: `${name}:1` },
      properties: {
        locale: "fr",
        sourceLocale: "en",
        source: "in Kyiv",
        target: "à Kiev",
        suggestion: "Kyiv",
        concept: "kyiv",
        expected: ["Kyiv"],
        layer: "exact",
      },
    });
    expect(run.results.map(({ level }: { level: string }) => level)).toEqual(["error", "warning", "note"]);
  });

  it("says of all results whether they are suppressed where one is, and where that is written", () => {
    const byFile = { reason: "Until May.", by: "file" } as const;
    const { results } = runOf("sarif", [finding(), finding({ waived }), finding({ waived: byFile })]);
    expect(results.map(({ suppressions }: { suppressions: unknown }) => suppressions)).toEqual([
      [],
      [{ kind: "inSource", status: "accepted", justification: "A quotation of 1986." }],
      [{ kind: "external", status: "accepted", justification: "Until May." }],
    ]);
  });

  it.each([
    ["locales/uk/стаття 1.xlf", "locales/uk/%D1%81%D1%82%D0%B0%D1%82%D1%82%D1%8F%201.xlf"],
    ["a%b#c?.xlf", "a%25b%23c%3F.xlf"],
    ["locales\\fr\\a.xlf", "locales/fr/a.xlf"],
    ["C:\\news\\a.xlf", "file:///C:/news/a.xlf"],
    ["/news/a.xlf", "/news/a.xlf"],
    ["\ud800.xlf", "%EF%BF%BD.xlf"],
  ])("spells the file %s as the URI %s", (file, uri) => {
    const run = runOf("sarif", [finding({ file })]);
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
  });

  it("knows no rule index for a check that was not told of, and takes any text", () => {
    const run = runOf("sarif", [finding({ check: "other", message: hostile, file: hostile })]);
    expect(run.results[0]).not.toHaveProperty("ruleIndex");
    expect(run.results[0].message.text).toBe(hostile);
  });
});
