import { describe, expect, it } from "vitest";
import type { Example } from "../../src/checks/check.ts";
import { describedChecks } from "../../src/checks/checks.ts";
import { describeChecks } from "../../src/checks/docs.ts";
import { runChecks } from "../../src/checks/run.ts";
import { beginProjectChecks } from "../../src/checks/run-project.ts";
import { exampleDocument } from "./example-document.ts";

/** Ids of the checks that find something in an example. */
function found(example: Example): string[] {
  const { document, glossary } = exampleDocument(example);
  const together = beginProjectChecks(glossary);
  together.add(document);
  return [...runChecks(document, glossary), ...together.findings()].map(({ check }) => check);
}

describe.each(describedChecks)("the examples of $id", ({ id, examples }) => {
  it("are enough, in several languages", () => {
    expect(examples.good.length).toBeGreaterThanOrEqual(4);
    expect(examples.bad.length).toBeGreaterThanOrEqual(3);
    const locales = [...examples.good, ...examples.bad].map(({ targetLocale }) => targetLocale);
    expect(new Set(locales).size).toBeGreaterThanOrEqual(4);
  });

  it.each(examples.good)("says nothing about $source → $target", (example) => {
    expect(found(example)).not.toContain(id);
  });

  it.each(examples.bad)("says once what is wrong with $source → $target", (example) => {
    expect(found(example).filter((check) => check === id)).toHaveLength(1);
  });
});

describe("the documentation of the checks", () => {
  it("is what the checks say of themselves", async () => {
    await expect(describeChecks()).toMatchFileSnapshot("../../docs/checks.md");
  });
});
