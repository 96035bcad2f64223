import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ExonymError } from "../../src/article/problem.ts";
import { checkIds } from "../../src/checks/checks.ts";
import type { CheckSettings } from "../../src/checks/settings.ts";
import { xliffChecks } from "../../src/checks/xliff-checks.ts";
import { runXliffRules } from "../../src/checks/xliff-rules.ts";
import severities from "../../src/checks/xliff-severities.json" with { type: "json" };
import { decodeXml } from "../../src/project/encoding.ts";
import { stylish } from "../../src/reporters/stylish.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { FILES, hasCorpus } from "../xliff/schemas.ts";

const unit = (id: string, more = "") =>
  `<trans-unit id="${id}"${more}><source>One.</source><target>Un.</target></trans-unit>`;
const document = (units: string) =>
  readXliff(
    `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="fr" datatype="plaintext"><body>\n${units}</body></file></xliff>`,
    "a.xlf",
  );
const ids = (units: string, settings: CheckSettings = {}) =>
  runXliffRules(document(units), settings).map(({ check, severity }) => `${check} ${severity}`);

const TWICE = `${unit("1")}\n${unit("1")}`;
const HABIT = unit("1", ' approved="ja"');

describe("the rules of XLIFF as checks", () => {
  it("say where, what and what to do", () => {
    expect(runXliffRules(document(TWICE))).toEqual([
      {
        check: "xliff/unit-id",
        severity: "error",
        file: "a.xlf",
        position: { line: 3, column: 1 },
        locale: "fr",
        unit: "1",
        segment: "1",
        message: expect.stringMatching(/^Two units have the id '1'\. .+\.$/),
      },
    ]);
    expect(ids(unit("1"))).toEqual([]);
  });

  it("are as severe as the rule, less where tools commonly break it, or as the settings say", () => {
    expect(ids(TWICE + HABIT)).toEqual(expect.arrayContaining(["xliff/unit-id error"]));
    expect(ids(HABIT)).toEqual(["xliff/attribute-value info"]);
    expect(ids(HABIT, { "xliff/attribute-value": "error" })).toEqual(["xliff/attribute-value error"]);
    expect(ids(HABIT, { xliff: "off" })).toEqual([]);
    expect(ids(HABIT, { xliff: "off", "xliff/attribute-value": "warning" })).toEqual([
      "xliff/attribute-value warning",
    ]);
    expect(() => ids(HABIT, { "xliff/atribute-value": "off" })).toThrow(ExonymError);
    expect(() => ids(HABIT, { "xliff/atribute-value": "off" })).toThrow(
      "Did you mean xliff/attribute-value?",
    );
  });

  it("have names of their own, and settings for rules that there are", () => {
    const all = [...checkIds, ...xliffChecks.map(({ id }) => id)];
    expect(new Set(all).size).toBe(all.length);
    const given = Object.values(severities).flat();
    for (const id of given) expect(xliffChecks.map((check) => check.id)).toContain(`xliff/${id}`);
    expect(new Set(given).size).toBe(given.length);
    expect(Object.keys(severities).toSorted()).toEqual(["info", "off", "warning"]);
  });

  it("are shown three times a file, and counted", () => {
    const many = Array.from({ length: 40 }, (_, index) => unit(String(index), ' approved="ja"')).join("\n");
    const report = stylish.report(runXliffRules(document(many)), {
      files: ["a.xlf"],
      rules: [],
      colour: false,
      version: "",
    });
    expect(report.match(/approved/g)).toHaveLength(3);
    expect(report).toContain("… and 37 more of xliff/attribute-value");
    expect(report).toContain("40 findings");
  });

  it.skipIf(!hasCorpus)("leave the files that other tools wrote in peace", () => {
    const names = readdirSync(FILES).filter(
      (name) => !/bad|invalid|duplicate|xliff-xliff-22|Object-Mode/i.test(name),
    );
    let loud = 0;
    let read = 0;
    for (const name of names) {
      const bytes = readFileSync(join(FILES, name));
      if (bytes.length > 200_000) continue;
      try {
        const findings = runXliffRules(readXliff(decodeXml(bytes, name).text, name));
        read++;
        if (findings.some(({ severity }) => severity !== "info")) loud++;
      } catch (error) {
        if (!(error instanceof ExonymError)) throw error;
      }
    }
    expect(read).toBeGreaterThan(350);
    expect(loud / read).toBeLessThan(0.1);
  });
});
