import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fillRegions, regionNames } from "./regions.ts";
import { adaptation, memoryMatch, names, sample12, sample21 } from "./xliff-examples.ts";

describe("docs/xliff.md", () => {
  it("shows what is written", async () => {
    const examples = new Map([
      ["1.2", sample12()],
      ["2.1", await sample21()],
      ["names", await names()],
      ["two wordings", await memoryMatch()],
      ["adaptation", await adaptation()],
    ]);
    const page = readFileSync(new URL("../../docs/xliff.md", import.meta.url), "utf8");
    expect(regionNames(page)).toEqual([...examples.keys()]);
    const made = fillRegions(page, (name) => `\`\`\`xml\n${examples.get(name) ?? ""}\n\`\`\``);
    await expect(made).toMatchFileSnapshot("../../docs/xliff.md");
  });
});
