import { describe, expect, it } from "vitest";
import { describedChecks } from "../../src/checks/checks.ts";
import { helpOf } from "../../src/checks/help.ts";

describe("the help of checks", () => {
  it.each(describedChecks)("says of $id what it finds, and how it is waived", (check) => {
    const { text, markdown } = helpOf(check);
    expect(text.startsWith(check.summary)).toBe(true);
    expect(text).toContain(`exonym: allow ${check.id} — the reason`);
    const rows = markdown.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| source"));
    expect(rows).toHaveLength(Math.min(3, check.examples.bad.length));
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(3);
  });
});
