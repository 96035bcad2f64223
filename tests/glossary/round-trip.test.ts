import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csv, tsv } from "../../src/glossary/csv.ts";
import type { GlossaryFormat, WriteOptions } from "../../src/glossary/format.ts";
import { tbx } from "../../src/glossary/tbx.ts";
import { anyConcepts, comparable } from "./concepts.ts";

const WAYS: readonly [string, GlossaryFormat, WriteOptions][] = [
  ["CSV", csv, {}],
  ["TSV", tsv, {}],
  ["TBX, DCA", tbx, { style: "dca" }],
  ["TBX, DCT", tbx, { style: "dct" }],
];

describe("all that a concept can say", () => {
  it.each(WAYS)("comes back from %s", (_, format, options) => {
    fc.assert(
      fc.property(anyConcepts, (concepts) => {
        fc.pre(concepts.length > 0);
        const { text, leftOut } = format.write(concepts, options);
        expect(leftOut).toEqual([]);
        const reading = format.read(text, `glossary.${format.name}`);
        expect(reading.problems).toEqual([]);
        expect(reading.leftOut).toEqual([]);
        expect(reading.concepts.map(comparable)).toEqual(concepts.map(comparable));
      }),
      { numRuns: 80, seed: 6 },
    );
  });

  it("is written the same way again", () => {
    fc.assert(
      fc.property(anyConcepts, (concepts) => {
        fc.pre(concepts.length > 0);
        const first = tbx.write(concepts, { style: "dct" }).text;
        const again = tbx.write(tbx.read(first, "g.tbx").concepts, { style: "dct" }).text;
        expect(again).toBe(first);
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});
