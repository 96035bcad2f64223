import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { rules } from "../../../src/xliff/validation/rules.ts";
import { structuralRules } from "../../../src/xliff/validation/structural-rules.ts";
import { validateXliff } from "../../../src/xliff/validation/validate.ts";
import { FILES, hasCorpus } from "../schemas.ts";
import table from "./expected-rules.json" with { type: "json" };

/**
 * The rules that may be named for an invalid file of the suites, any of which is right. Made independently of the
 * validator: read from the name, the comments and the content of each file, by somebody who had not run it, before it
 * was run; so they are not to be changed to what it finds.
 */
const EXPECTED: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(table));

/**
 * Files that the suite calls valid and that are not: the first is no well-formed XML (a prefix is bound to nothing),
 * the second has elements of the core where its own schema asks for those of a module.
 */
const NOT_VALID_AT_ALL = new Set(["Good-pgs_plural.xlf", "Good-mda_top-level.xlf"]);

interface SuiteFile {
  readonly name: string;
  readonly path: string;
}

function suiteFiles(pattern: RegExp): readonly SuiteFile[] {
  const index = join(FILES, "../index.tsv");
  if (!existsSync(index)) return [];
  return readFileSync(index, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"))
    .filter(([, , original = ""]) => pattern.test(original))
    .map(([file = "", , original = ""]) => ({ name: basename(original), path: join(FILES, file) }));
}

function rulesBroken({ name, path }: SuiteFile): readonly string[] {
  return validateXliff(readFileSync(path, "utf8"), name).map(({ rule }) => rule);
}

describe.skipIf(!hasCorpus)("the test suites of XLIFF 2.0, 2.1 and 2.2", () => {
  it.each([
    ["core", /core\/invalid\/|lib-xliff2\/.*\/invalid\/bad_/],
    ["modules", /modules\/invalid\/|lib-xliff2\/.*\/invalid\/[a-z]+\//],
  ] as const)("have every invalid file of the %s found, with the right rule", (_, pattern) => {
    const files = suiteFiles(pattern);
    expect(files.length).toBeGreaterThan(50);
    const missed = files
      .map((file) => ({ name: file.name, broken: rulesBroken(file) }))
      .filter(({ name, broken }) => {
        const expected = EXPECTED.get(name.replace(/\.xlf$/, ""));
        return !expected?.some((rule) => broken.includes(rule));
      });
    expect(missed).toEqual([]);
  });

  it("have labels by the names of rules that there are", () => {
    const ids = new Set([...structuralRules, ...rules].map(({ id }) => id));
    expect([...EXPECTED.values()].flat().filter((id) => !ids.has(id))).toEqual([]);
  });

  it("have nothing found in valid files", () => {
    const files = suiteFiles(/(core|modules)\/valid\/|core\/in-out\//);
    expect(files.length).toBeGreaterThan(50);
    const found = files
      .filter(({ name }) => !NOT_VALID_AT_ALL.has(name))
      .map((file) => ({ name: file.name, broken: rulesBroken(file) }))
      .filter(({ broken }) => broken.length > 0);
    expect(found).toEqual([]);
  });
});
