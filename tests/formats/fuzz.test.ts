import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatFor, formats } from "../../src/formats/formats.ts";
import { probePages } from "../probes/probes.ts";
import { insert, insertions, mutate, mutations, randomText } from "./fuzz/mutate.ts";
import { textPlaces, tryDocument } from "./fuzz/trial.ts";

const RUNS = Number(process.env.EXONYM_CASES ?? 2);
const pages = probePages();

/** A few of what `npm run test:long -- tests/long/formats.test.ts` tries without end. */
describe.each(formats.map((format) => [format.name, format] as const))("%s", (_name, format) => {
  const own = pages.filter(({ file, bytes }) => formatFor(file, bytes) === format);

  it("gives damaged documents back byte for byte or refuses them, and damages none", () => {
    for (const page of own) {
      const text = format.open ? format.open(page.bytes).text : Buffer.from(page.bytes).toString("utf8");
      fc.assert(
        fc.property(mutations, (changes) => {
          expect(tryDocument(format, page, mutate(text, changes)).faults).toEqual([]);
        }),
        { numRuns: RUNS, seed: 4 },
      );
    }
  });

  it("does so with other texts in documents", () => {
    for (const page of own) {
      const text = format.open ? format.open(page.bytes).text : Buffer.from(page.bytes).toString("utf8");
      const places = textPlaces(format, text);
      fc.assert(
        fc.property(insertions, (pieces) => {
          expect(tryDocument(format, page, insert(text, places, pieces)).faults).toEqual([]);
        }),
        { numRuns: RUNS, seed: 4 },
      );
    }
  });

  it("does so with any text", () => {
    const [page] = own;
    if (page === undefined) throw new Error(`There is no probe page of ${format.name}.`);
    fc.assert(
      fc.property(randomText, (text) => {
        expect(tryDocument(format, page, text).faults).toEqual([]);
      }),
      { numRuns: RUNS, seed: 4 },
    );
  });
});
