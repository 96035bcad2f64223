import type { Segmenter } from "../../../src/segmentation/segmenter.ts";
import type { Dataset, Example } from "./corpora.ts";

/** Boundaries between sentences: found and expected, found, expected. */
export interface Score {
  readonly hits: number;
  readonly found: number;
  readonly expected: number;
}

/** F1 of boundaries, 0 to 1; 1 where there are none and none was found. */
export function f1({ hits, found, expected }: Score): number {
  return found + expected === 0 ? 1 : (2 * hits) / (found + expected);
}

/** Cuts all blocks of a dataset. `report` gets a line for each boundary too many (+) or missed (-). */
export function measure(
  { blocks, locale }: Dataset,
  segmenter: Segmenter,
  report: (line: string) => void = () => {},
): Score {
  let [hits, foundCount, expectedCount] = [0, 0, 0];
  for (const { sentences, joiner } of blocks) {
    const text = sentences.join(joiner);
    const expected = new Set<number>();
    let offset = 0;
    for (const sentence of sentences.slice(0, -1)) {
      offset += sentence.length + joiner.length;
      expected.add(offset);
    }
    const found = new Set(segmenter(text, locale));
    expectedCount += expected.size;
    foundCount += found.size;
    const show = (sign: string, place: number): void =>
      report(`${sign} ${text.slice(Math.max(0, place - 60), place)}⏐${text.slice(place, place + 40)}`);
    for (const place of found) {
      if (expected.has(place)) hits++;
      else show("+", place);
    }
    for (const place of expected) if (!found.has(place)) show("-", place);
  }
  return { hits, found: foundCount, expected: expectedCount };
}

/** How many examples are cut exactly as wanted, white space aside. `report` gets those that are not. */
export function countRight(
  examples: readonly Example[],
  segmenter: Segmenter,
  report: (line: string) => void = () => {},
): number {
  let right = 0;
  for (const { text, locale, expected, title } of examples) {
    const found = pieces(text, segmenter(text, locale)).map(squeeze).filter(Boolean);
    if (JSON.stringify(found) === JSON.stringify(expected.map(squeeze))) right++;
    else report(`${locale} ${title}\n  found  ${found.join(" ⏐ ")}\n  wanted ${expected.join(" ⏐ ")}`);
  }
  return right;
}

function pieces(text: string, offsets: readonly number[]): string[] {
  return [0, ...offsets].map((offset, index) => text.slice(offset, offsets[index]));
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
