import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildProgram } from "../../src/cli/program.ts";
import {
  describeCommand,
  describeCommands,
  describeCommonOptions,
  exampleOf,
  leafCommands,
} from "./command-line.ts";
import { fillRegions, regionNames } from "./regions.ts";

const PAGE = new URL("../../docs/cli.md", import.meta.url);

describe("docs/cli.md", () => {
  const page = readFileSync(PAGE, "utf8");
  const leaves = leafCommands(buildProgram());

  it("says what the program says of its commands", async () => {
    const made = fillRegions(page, (name) => {
      if (name === "commands") return describeCommands(leaves);
      if (name === "common options") return describeCommonOptions(leaves);
      const command = leaves.get(name);
      if (command === undefined) throw new Error(`There is no command «${name}».`);
      return describeCommand(name, command);
    });
    await expect(made).toMatchFileSnapshot("../../docs/cli.md");
  });

  it("has a part for every command, under a heading of its name", () => {
    const names = [...leaves.keys()];
    expect(regionNames(page).filter((name) => leaves.has(name))).toEqual(names);
    const headings = [...page.matchAll(/^## (exonym .*)$/gm)].map(([, name]) => name);
    expect(headings).toEqual(names);
  });

  it("gives an example of every command", () => {
    for (const [path, command] of leaves) expect(exampleOf(command)).toContain(path);
  });
});
