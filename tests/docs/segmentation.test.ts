import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { packagedSegmentationRules } from "../../src/project/packaged.ts";
import { newsroom } from "../sync/newsroom.ts";
import { runInProcess, shownCommands } from "./in-process.ts";

const PAGE = readFileSync(new URL("../../docs/segmentation.md", import.meta.url), "utf8");

describe("docs/segmentation.md", () => {
  const room = newsroom("sourceLanguages: [en]\nlocales: [fr]\n");
  afterAll(() => room.dispose());

  it("shows what is printed, before and after the rule that it adds", async () => {
    const [before = "", rule = "", after = ""] = PAGE.split(/```xml\n([\s\S]*?)```/);
    const [early, late] = [shownCommands(before), shownCommands(after)];
    expect([early.length, late.length]).toEqual([2, 1]);
    for (const { args, input, output } of early)
      expect(await runInProcess(args, room.root, input)).toBe(output);
    room.write("config/segmentation/house.srx", rule);
    for (const { args, input, output } of late)
      expect(await runInProcess(args, room.root, input)).toBe(output);
  });

  it("names the languages that have rules", () => {
    const names = packagedSegmentationRules().map(({ name }) => name.replace(".srx", ""));
    expect(PAGE).toContain(
      `\`${names.filter((name) => name !== "always" && name !== "default").join(" ")}\``,
    );
  });
});
