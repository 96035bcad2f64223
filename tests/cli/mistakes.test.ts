import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { afterAll, describe, expect, it } from "vitest";
import { buildProgram } from "../../src/cli/program.ts";
import { inProcess } from "./in-process.ts";

const cwd = mkdtempSync(join(tmpdir(), "exonym-mistakes-"));
afterAll(() => rmSync(cwd, { recursive: true }));
const run = (...args: string[]) => inProcess(args, { cwd });

/** The commands that do something, with the words that lead to them. */
function leaves(
  command: Command,
  words: readonly string[] = [],
): { words: readonly string[]; command: Command }[] {
  const below = command.commands.flatMap((child) => leaves(child, [...words, child.name()]));
  const isLeaf = command.commands.length === 0 || command.registeredArguments.length > 0;
  return isLeaf ? [{ words, command }, ...below] : below;
}
const commands = leaves(buildProgram());

describe.each(commands.map(({ words, command }) => [words.join(" "), words, command] as const))(
  "exonym %s",
  (_, words, command) => {
    it("explains itself on standard output, with an example that works as far as it can be read", async () => {
      const { code, stdout, stderr } = await run(...words, "--help");
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).toContain(command.description().slice(0, 20));
      const example = /\nExample:\n {2}(.*)\n/.exec(stdout)?.[1] ?? "";
      const call = /exonym ((?:(?!\|).)*)$/.exec(example)?.[1] ?? "";
      expect(call.startsWith(words.join(" "))).toBe(true);
      const known = new Set(command.options.map(({ long }) => long));
      for (const [option] of call.matchAll(/--[a-z-]+/g)) expect(known).toContain(option);
    });

    it("knows the flags that all commands have", () => {
      const flags = command.options.map(({ long }) => long);
      expect(flags).toEqual(expect.arrayContaining(["--config", "--quiet", "--debug"]));
    });

    // What is missing would be said first.
    const required = command.options.flatMap(({ long, mandatory, argChoices }) =>
      mandatory && long ? [long, argChoices?.[0] ?? "en"] : [],
    );

    it("answers an unknown option with the nearest one: exit code 2, nothing on standard output", async () => {
      const { code, stdout, stderr } = await run(...words, ...required, "--quite");
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain("(Did you mean --quiet?)");
      expect(stderr).toContain("(run the command with --help for its options)");
    });
  },
);

describe("exonym", () => {
  it.each([
    [["snyc"], "(Did you mean sync?)"],
    [["memory", "serch"], "(Did you mean search?)"],
    [["xliff", "lists", "a"], "(Did you mean list?)"],
    [["sync", "now"], "too many arguments"],
    [["verify"], "missing required argument 'file'"],
    [["glossary", "find"], "required option '--locale <tag>' not specified"],
    [["sync", "--locale", "fr,,ja"], "«» is not a language tag"],
    [["detect", "--only", "english!"], "«english!» is not a language tag"],
    [["extract", "a.md", "--target", "fr", "--xliff-version", "3"], "Allowed choices are 1.2, 2.1."],
    [["check", "--format", "jsn"], "Did you mean json?"],
    [["check", "--fail-on", "never"], "Allowed choices are error, warning, info."],
    [["sync", "--config"], "argument missing"],
    [["--jsno"], "unknown option '--jsno'"],
  ])("%j is answered with %s: exit code 2, nothing on standard output", async (args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it("prints its help to standard error where it was not asked for", async () => {
    for (const args of [[], ["memory"], ["xliff"]]) {
      const { code, stdout, stderr } = await run(...args);
      expect([code, stdout, stderr.includes("Usage: exonym")]).toEqual([2, "", true]);
    }
  });

  it("prints its version", async () => {
    expect((await run("--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("shows where a mistake came from with --debug alone", async () => {
    const plain = await run("xliff", "list", "none.xlf");
    const traced = await run("xliff", "list", "none.xlf", "--debug");
    expect([plain.code, traced.code]).toEqual([2, 2]);
    expect([/^\s+at /m.test(plain.stderr), /^\s+at /m.test(traced.stderr)]).toEqual([false, true]);
  });
});
