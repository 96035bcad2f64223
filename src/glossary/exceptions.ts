import type { Range } from "./addresses.ts";
import type { Concept } from "./concept.ts";
import type { Entry } from "./entries.ts";
import { spellingTest } from "./letter-case.ts";

/** The places of a text inside which concepts do not count, by concept; starts and ends ascend. */
export type Masks = ReadonlyMap<Concept, readonly Range[]>;

/** `except` phrases as entries to be found. */
export function* exceptionEntries(
  concepts: readonly Concept[],
): Generator<readonly [wording: string, entry: Entry]> {
  for (const concept of concepts)
    for (const phrase of concept.except) yield [phrase, exceptionEntry(concept, phrase)];
}

function exceptionEntry(concept: Concept, phrase: string): Entry {
  const fits = spellingTest(phrase, "insensitive");
  return {
    concept,
    term: phrase,
    status: "admitted",
    layer: "exact",
    fits,
    fitsForm: fits,
    inflects: true,
    gender: undefined,
  };
}

/** Collects masks; a place that lies inside one found before is not added. */
export function addMask(masks: Map<Concept, Range[]>, concept: Concept, range: Range): void {
  const ranges = masks.get(concept);
  if (!ranges) masks.set(concept, [range]);
  else if ((ranges.at(-1)?.end ?? 0) < range.end) ranges.push(range);
}

/** Whether one of a concept's masks contains a place. */
export function isMasked(masks: Masks, concept: Concept, start: number, end: number): boolean {
  const ranges = masks.get(concept);
  if (ranges === undefined) return false;
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  const mask = ranges[low];
  return mask !== undefined && mask.start <= start;
}
