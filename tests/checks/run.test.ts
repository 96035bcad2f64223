import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ExonymError } from "../../src/article/problem.ts";
import { checkIds, describedChecks } from "../../src/checks/checks.ts";
import { runChecks } from "../../src/checks/run.ts";
import type { CheckSettings } from "../../src/checks/settings.ts";
import { content, document, glossary, segment } from "./example-document.ts";

const kyiv = glossary(
  "en,fr,fr:forbidden,fr:deprecated,note\nKyiv,Kyiv,Kiev,Kiew,From the Ukrainian name.\n",
);

describe("running the checks", () => {
  it("says everything that a report needs", () => {
    const file = document([segment("in {1}Kyiv{/1}", "à {1}Kiev{/1}", { line: 7 })], "fr");
    expect(runChecks(file, kyiv)).toEqual([
      {
        check: "glossary-forbidden",
        severity: "error",
        file: "locales/example.xlf",
        position: { line: 7, column: 1 },
        locale: "fr",
        sourceLocale: "en",
        unit: "u7",
        segment: "s7",
        message: "House style does not use «Kiev». Write «Kyiv». (From the Ukrainian name.)",
        source: "in {1}Kyiv{/1}",
        target: "à {1}Kiev{/1}",
        range: { side: "target", start: 2, end: 6 },
        marks: [{ side: "target", start: 5, end: 9 }],
        suggestion: "Kyiv",
        concept: "Kyiv",
        expected: ["Kyiv"],
        layer: "exact",
      },
    ]);
  });

  it("finds nothing in a file without segments", () => {
    expect(runChecks(document([], "fr"), kyiv)).toEqual([]);
  });

  it("orders by place, then by check", () => {
    const file = document(
      [
        segment("2 of {1/}", "sur Kiev ", { line: 9 }),
        segment("a", "", { line: 2 }),
        segment("a", " b", { line: 2, position: { line: 2, column: 30 } }),
      ],
      "fr",
    );
    expect(
      runChecks(file, kyiv).map(({ position, check }) => `${position.line}:${position.column} ${check}`),
    ).toEqual([
      "2:1 target-empty",
      "2:30 space-edges",
      "9:1 glossary-forbidden",
      "9:1 codes-missing",
      "9:1 space-edges",
    ]);
  });

  it("does as the settings say", () => {
    const file = document([segment("2025 in Kyiv", "Kiev ")], "fr");
    const severities = (settings: CheckSettings) =>
      runChecks(file, kyiv, settings).map(({ check, severity }) => `${check} ${severity}`);
    expect(severities({})).toEqual(["glossary-forbidden error", "numbers warning", "space-edges warning"]);
    expect(severities({ numbers: "off", "space-edges": "error", "glossary-forbidden": "info" })).toEqual([
      "glossary-forbidden info",
      "space-edges error",
    ]);
    expect(severities(Object.fromEntries(checkIds.map((id) => [id, "off"])))).toEqual([]);
  });

  it("lets a concept have a severity of its own, and deprecated wordings be warnings at most", () => {
    const own = glossary("en,fr,fr:forbidden,severity\nKyiv,Kyiv,Kiev,info\n");
    const severity = (target: string, glossaryUsed: typeof kyiv, settings: CheckSettings = {}) =>
      runChecks(document([segment("x", target)], "fr"), glossaryUsed, settings)[0]?.severity;
    expect(severity("Kiev", own)).toBe("info");
    expect(severity("Kiev", own, { "glossary-forbidden": "error" })).toBe("info");
    expect(severity("Kiew", kyiv)).toBe("warning");
    expect(severity("Kiew", kyiv, { "glossary-forbidden": "info" })).toBe("info");
  });

  it.each([
    [{ nubmers: "off" }, /There is no check «nubmers»\. Did you mean numbers\?/],
    [{ constructor: "off" }, /There is no check «constructor»\. The checks are glossary-forbidden/],
    [{ numbers: "fatal" }, /«fatal» is no setting of the check numbers\. Use one of off, error/],
  ])("refuses the settings %j", (settings, message) => {
    const run = () => runChecks(document([], "fr"), kyiv, settings as CheckSettings); // wrong on purpose
    expect(run).toThrow(ExonymError);
    expect(run).toThrow(message);
  });

  it("is silent on what waits for its translator and, but for forbidden names, on what waits for its adapter", () => {
    const waiting = segment("In 2024 {1}Kyiv{/1}", "In 2024 {1}Kyiv{/1}", { state: "needs-translation" });
    const stale = segment("In 2024 {1}Kyiv{/1}", "En 2023, Kiev", { state: "needs-adaptation" });
    expect(runChecks(document([waiting], "fr"), kyiv)).toEqual([]);
    expect(runChecks(document([stale], "fr"), kyiv).map(({ check }) => check)).toEqual([
      "glossary-forbidden",
    ]);
  });

  it("looks at a machine's proposals too, but for their being copies", () => {
    const fields = { state: "needs-review-translation", origin: "machine" } as const;
    const file = document([segment("In 2024 all was well", "In 2023 all was well", fields)], "fr");
    expect(runChecks(file, kyiv).map(({ check }) => check)).toEqual(["numbers"]);
    const copy = document([segment("All was well here", "All was well here", fields)], "fr");
    expect(runChecks(copy, kyiv)).toEqual([]);
  });

  it("keeps words apart between which a single code stands", () => {
    const file = document([segment("a{1/}b", "Kiev{1/}Lviv")], "fr");
    expect(runChecks(file, kyiv).map(({ check }) => check)).toEqual(["glossary-forbidden"]);
  });

  it("changes nothing and gives the same again", () => {
    const text = fc.array(
      fc.constantFrom("Kyiv", "Kiev", " ", "{1}", "{/1}", "{2/}", "12", "1,5", "ї", "万", "\u0301"),
      { maxLength: 8 },
    );
    const row = fc.record({
      source: text,
      target: text,
      state: fc.constantFrom("translated", "final", "needs-translation", "needs-adaptation"),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
        const file = document(
          rows.map(
            ({ source, target, state }, i) =>
              segment(source.join(""), target.join(""), { line: i + 1, state: state as "final" }), // one of the states above
          ),
          "fr",
        );
        const before = JSON.stringify(file);
        const findings = runChecks(file, kyiv);
        expect(JSON.stringify(file)).toBe(before);
        expect(runChecks(file, kyiv)).toEqual(findings);
        for (const { check, message } of findings) {
          expect(checkIds).toContain(check);
          expect(message).toMatch(/[.)]$/);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("stands long and hostile texts", () => {
    const texts = [
      "1.".repeat(50_000),
      "1万".repeat(50_000),
      "{1}".repeat(5_000),
      "a@".repeat(50_000),
      "Kiev ".repeat(20_000),
      "〇".repeat(100_000),
      "IX ".repeat(30_000),
      "\u0301".repeat(50_000),
    ];
    const file = document(
      texts.map((text, i) => segment(text, `x${text}`, { line: i + 1 })),
      "fr",
    );
    const findings = runChecks(file, kyiv);
    expect(
      findings.filter(({ check }) => check === "glossary-forbidden").map(({ message }) => message),
    ).toEqual([
      "House style does not use «Kiev» (here 19999 times). Write «Kyiv». (From the Ukrainian name.)",
    ]);
    expect(findings.every(({ message }) => message.length < 500)).toBe(true);
  });
});

describe("the list of checks", () => {
  it("names each once, in the way that configurations can name them", () => {
    expect(new Set(checkIds).size).toBe(describedChecks.length);
    for (const id of checkIds) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

describe("codes", () => {
  const found = (source: string, target: string) =>
    runChecks(document([segment(source, target)], "fr"), { concepts: [] }).map(
      ({ check, message }) => `${check}: ${message}`,
    );

  it("are named, a few at most", () => {
    const many = Array.from({ length: 8 }, (_, i) => `{${i + 1}/}`).join("");
    expect(found(`x${many}`, "y")).toEqual([
      "codes-missing: The codes «{1/}», «{2/}», «{3/}», «{4/}», «{5/}» and 3 more of the source are missing. Put them where they belong in the translation.",
    ]);
    expect(found("x", `y${many}`)).toHaveLength(1);
  });

  it("are counted", () => {
    expect(found("{1/} x {1/}", "{1/} y {1/}")).toEqual([]);
    expect(found("{1/} x {1/}", "{1/} y")).toHaveLength(1);
    expect(found("{1/} x", "{1/} y {1/}")).toHaveLength(1);
  });

  it("that were exchanged for others are missing and too many", () => {
    expect(found("{1}x{/1}", "{2}y{/2}").map((line) => line.split(":")[0])).toEqual([
      "codes-missing",
      "codes-extra",
    ]);
  });

  it("may swap, nest and move as long as they close inside each other", () => {
    expect(found("{1}a{2}b{/2}{/1}{3}c{/3}", "{3}{2}{1}x{/1}{/2}{/3} y")).toEqual([]);
    expect(found("{1}a{/1}{2}b{/2}", "{1}x{2}y{/1}z{/2}")).toHaveLength(1);
    expect(found("{1}a{/1}", "{/1}x{1}")).toHaveLength(1);
  });

  it("that the source leaves unpaired are free", () => {
    expect(found("a{/1} b {2}c", "{2}x {/1}y")).toEqual([]);
  });

  it("have no kind: an emphasis that became a link keeps its id, and is not judged", () => {
    const file = document(
      [{ ...segment("a", "b"), target: content("{1/}b"), source: content("{1/}a") }],
      "fr",
    );
    expect(runChecks(file, { concepts: [] })).toEqual([]);
  });
});

describe("glossary-missing", () => {
  const glossaryUsed = glossary("id,en,fr,fr:admitted\nkyiv,Kyiv,Kyiv,\nus,U.S.,États-Unis,USA\n");
  const missing = (rows: readonly (readonly [string, string, string])[]) =>
    runChecks(
      document(
        rows.map(
          ([unit, source, target], i) => segment(source, target, { line: i + 1, unit: unit as never }), // ids of the test's own
        ),
        "fr",
      ),
      glossaryUsed,
    ).map(({ position, message, suggestion }) => `${position.line} ${message} ${suggestion}`);

  it("counts", () => {
    expect(missing([["u", "Kyiv, Kyiv, Kyiv and the U.S.", "Kyiv, Kyiv, USA"]])).toEqual([
      "1 The source names «Kyiv» 3 times, the translation twice. Write «Kyiv», in the form that fits. Kyiv",
    ]);
  });

  it("lets a name move inside its unit", () => {
    expect(
      missing([
        ["u", "Kyiv spoke.", "On parla."],
        ["u", "It was late.", "À Kyiv il était tard."],
      ]),
    ).toEqual([]);
    expect(
      missing([
        ["u", "Kyiv spoke.", "On parla."],
        ["v", "It was late.", "À Kyiv il était tard."],
      ]),
    ).toHaveLength(1);
  });

  it("counts a place once that may name two namesakes", () => {
    const namesakes = glossary("id,en,es\ncountry,Georgia,Georgia\nstate,Georgia,Georgia\n");
    const said = (source: string, target: string) =>
      runChecks(document([segment(source, target)], "es"), namesakes).map(({ message }) => message);
    expect(said("Georgia and Georgia", "Georgia")).toEqual([
      "The source names «Georgia» twice, the translation once. Write «Georgia», in the form that fits.",
    ]);
    expect(said("Georgia and Georgia", "Georgia y Georgia")).toEqual([]);
  });

  it("says nothing where the glossary has nothing for the locale", () => {
    const file = document([segment("Kyiv spoke", "Puhui")], "fi");
    expect(runChecks(file, glossaryUsed)).toEqual([]);
  });
});
