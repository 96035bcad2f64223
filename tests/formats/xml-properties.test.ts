import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { XML_SAMPLES, xmlBreaches, xmlDamaged, xmlFilled, xmlMisspelled } from "./xml-damage.ts";

const RUNS = { numRuns: 6, seed: 20261124 };

describe.each(XML_SAMPLES)("$name, damaged at random", ({ format, source }) => {
  it("keeps its bytes, or is refused with a place", () => {
    fc.assert(
      fc.property(xmlDamaged(source), (damaged) => {
        expect(xmlBreaches(format, damaged)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe.each(XML_SAMPLES)("$name, with random translations", ({ format, source }) => {
  it("keeps its structure, or names what cannot stand there", () => {
    fc.assert(
      fc.property(xmlFilled, (words) => {
        expect(xmlMisspelled(format, source, words)).toEqual([]);
      }),
      RUNS,
    );
  });
});
