import type { Concept } from "./concept.ts";
import type { Entry } from "./entries.ts";
import { spellingTest } from "./letter-case.ts";
import type { Range } from "./ranges.ts";

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
