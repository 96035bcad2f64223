import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { xliff2js, xliff12ToJs } from "xliff";
import { text } from "../../src/article/content.ts";
import { writeXliff } from "../../src/xliff/write.ts";
import { head, newBlock, newSegment } from "./arbitrary.ts";

/**
 * The `xliff` package as an independent reader of what we write. Its XML library decodes references twice and joins
 * or trims white space, so the texts here have no reference inside a reference and no space at their ends.
 */
const words = fc
  .string({ unit: fc.constantFrom(..."abc é\"'漢😀-"), minLength: 1, maxLength: 12 })
  .map((value) => `x${value}x`);

function field(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (each, name) =>
      typeof each === "object" && each !== null
        ? new Map<string, unknown>(Object.entries(each)).get(name)
        : undefined,
    value,
  );
}

describe("the xliff package", () => {
  test("reads from our 1.2 the sources and targets that we wrote", async () => {
    await fc.assert(
      fc.asyncProperty(words, words, async (source, target) => {
        const xml = writeXliff(head("1.2"), [
          newBlock("u1", [
            newSegment("s1", source, { target: [text(target)], state: "final", origin: "human" }),
          ]),
        ]);
        const read = field(await xliff12ToJs(xml), "resources", "news/treaty.md", "u1", "groupUnits", "s1");
        expect([field(read, "source"), field(read, "target")]).toEqual([source, target]);
      }),
      { numRuns: 60 },
    );
  });

  test("reads from our 2.1 the source and target of a unit that has one segment", async () => {
    await fc.assert(
      fc.asyncProperty(words, words, async (source, target) => {
        const xml = writeXliff(head("2.1"), [
          newBlock("u1", [
            newSegment("s1", source, { target: [text(target)], state: "final", origin: "human" }),
          ]),
        ]);
        const read = field(await xliff2js(xml), "resources", "f1", "u1");
        expect([field(read, "source"), field(read, "target")]).toEqual([source, target]);
      }),
      { numRuns: 60 },
    );
  });
});
