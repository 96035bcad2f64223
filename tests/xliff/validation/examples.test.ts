import { describe, expect, it } from "vitest";
import { describeRules } from "../../../src/xliff/validation/docs.ts";
import type { Rule } from "../../../src/xliff/validation/rule.ts";
import { rules } from "../../../src/xliff/validation/rules.ts";
import { structuralRules } from "../../../src/xliff/validation/structural-rules.ts";
import { validateXliff } from "../../../src/xliff/validation/validate.ts";
import { frame } from "./frame.ts";

function found(rule: Rule, example: string): string[] {
  const version = rule.versions.includes("2.1") ? "2.1" : (rule.versions[0] ?? "");
  return validateXliff(frame(example, version), "example.xlf").map((violation) => violation.rule);
}

describe.each([...structuralRules, ...rules])("the examples of $id", (rule) => {
  it("are there", () => {
    expect(rule.examples.good.length).toBeGreaterThan(0);
    expect(rule.examples.bad.length).toBeGreaterThan(0);
  });

  it.each(rule.examples.good)("are valid: %s", (example) => {
    expect(found(rule, example)).toEqual([]);
  });

  it.each(rule.examples.bad)("are found: %s", (example) => {
    expect(found(rule, example)).toContain(rule.id);
  });
});

describe("the rules", () => {
  it("have ids of their own", () => {
    const ids = [...structuralRules, ...rules].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});

describe("the documentation of the rules", () => {
  it("is what the rules say of themselves", async () => {
    await expect(describeRules()).toMatchFileSnapshot("../../../docs/xliff-rules.md");
  });
});
