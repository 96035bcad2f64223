import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatFor, formats } from "../../src/formats/formats.ts";
import { corpora, type Document } from "../formats/documents.ts";
import { insert, insertions, mutate, mutations, randomText } from "../formats/fuzz/mutate.ts";
import { textPlaces, tryDocument } from "../formats/fuzz/trial.ts";

/** `EXONYM_CASES` for each format, a third of them damaged documents, a third with things put into their texts, a third random; `EXONYM_SEED` decides which. */
const CASES = Number(process.env.EXONYM_CASES ?? 2_000);
const SEED = Number(process.env.EXONYM_SEED ?? 4);

/** Longest document that is damaged, in bytes: a case takes a dozen parses. */
const LONGEST = 8_000;

const documents = corpora().flatMap((corpus) => corpus.documents);

describe.each(formats.map((format) => [format.name, format] as const))("%s", (name, format) => {
  const seeds = documents.filter(
    ({ file, bytes }) => bytes.length <= LONGEST && formatFor(file, bytes) === format,
  );
  const figures = { seeds: seeds.length, exact: 0, refused: 0 };
  const attempt = (document: Document, text: string) => {
    const { result, faults } = tryDocument(format, document, text);
    figures[result]++;
    expect(faults).toEqual([]);
  };
  const textOf = ({ bytes }: Document) =>
    format.open ? format.open(bytes).text : Buffer.from(bytes).toString("utf8");

  test("damaged documents come back byte for byte, keep their structure, or are refused", () => {
    expect(seeds).not.toEqual([]);
    fc.assert(
      fc.property(fc.constantFrom(...seeds), mutations, (seed, changes) =>
        attempt(seed, mutate(textOf(seed), changes)),
      ),
      { numRuns: Math.ceil(CASES / 3), seed: SEED },
    );
    console.info(`${name}: ${JSON.stringify(figures)}`);
  });

  test("so do documents with other texts", () => {
    fc.assert(
      fc.property(fc.constantFrom(...seeds), insertions, (seed, pieces) => {
        const text = textOf(seed);
        attempt(seed, insert(text, textPlaces(format, text), pieces));
      }),
      { numRuns: Math.ceil(CASES / 3), seed: SEED },
    );
    console.info(`${name}: ${JSON.stringify(figures)}`);
  });

  test("so does any text", () => {
    const [seed] = seeds;
    if (seed === undefined) throw new Error("There is no document of this format.");
    fc.assert(
      fc.property(randomText, (text) => attempt(seed, text)),
      { numRuns: Math.ceil(CASES / 3), seed: SEED },
    );
    console.info(`${name}: ${JSON.stringify(figures)}`);
  });
});
