import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ExonymError, lineIndex } from "../../src/article/problem.ts";
import { readingText } from "../../src/checks/reading.ts";
import type { XliffDocument } from "../../src/xliff/model.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { decodeText } from "../../src/xml/references.ts";
import { FILES, hasCorpus } from "../xliff/schemas.ts";

function tryRead(name: string): XliffDocument | null {
  try {
    return readXliff(
      new TextDecoder("utf-8", { ignoreBOM: true }).decode(readFileSync(join(FILES, name))),
      name,
    );
  } catch (error) {
    if (error instanceof ExonymError) return null;
    throw error;
  }
}

describe.skipIf(!hasCorpus)("every word of every real file (needs ../shared/corpora/xliff)", () => {
  it("has a place where it stands, spelled as it reads", () => {
    let words = 0;
    for (const name of readdirSync(FILES)) {
      const document = tryRead(name);
      if (document === null) continue;
      const { text } = document;
      const offsetOf = offsetsOf(text);
      const positionOf = lineIndex(text);
      for (const segment of document.segments.slice(0, 300)) {
        for (const side of ["source", "target"] as const) {
          const content = segment[side];
          if (content === null) continue;
          for (const { 0: word, index } of readingText(content).matchAll(/[\p{L}\p{N}]+/gu)) {
            const place = segment.locate?.({ side, start: index, end: index + word.length });
            if (!place) throw new Error(`${name}: «${word}» has no place.`);
            const [start, end] = [offsetOf(place.start), offsetOf(place.end)];
            expect([positionOf(start), positionOf(end)]).toEqual([place.start, place.end]);
            const raw = text.slice(start, end);
            // Markup inside a word may bring a text along that is no part of it: then its ends have to be right.
            const isRight = raw.includes("<")
              ? [raw.at(0), raw.at(-1)].join("") === [word.at(0), word.at(-1)].join("")
              : decodeText(raw) === word;
            if (!isRight) throw new Error(`${name}: «${word}» is at «${raw}».`);
            words++;
          }
        }
      }
    }
    expect(words).toBeGreaterThan(100_000);
  });
});

/** The other way round than `lineIndex`. */
function offsetsOf(text: string): (position: { readonly line: number; readonly column: number }) => number {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
  return ({ line, column }) => (starts[line - 1] ?? 0) + column - 1;
}
