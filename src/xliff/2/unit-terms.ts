import type { PlannedBlock, PlannedSegment } from "../model.ts";
import { MOST_TERMS, type ToldTerm, termKey, toldTerms } from "../told-terms.ts";

/** A term as an entry of a unit's glossary tells it. */
export interface UnitTerm extends ToldTerm {
  /** The id of the first segment that has it; `undefined` where that has none. */
  readonly segment: string | undefined;
}

/** The terms of a paragraph, each once; `undefined` where nobody has looked. */
export function unitTerms({ terms, segments }: PlannedBlock): readonly UnitTerm[] | undefined {
  if (terms === undefined) return undefined;
  const found = new Map<string, UnitTerm>();
  for (const [index, planned] of segments.entries()) {
    for (const term of toldTerms(terms[index] ?? [])) {
      const key = termKey(term);
      if (!found.has(key)) found.set(key, { ...term, segment: idOf(planned) });
      if (found.size === MOST_TERMS) return [...found.values()];
    }
  }
  return [...found.values()];
}

function idOf(planned: PlannedSegment): string | undefined {
  if ("added" in planned) return planned.added.id;
  const { kept, change } = planned;
  return change?.id ?? (kept.fileSegment === null ? undefined : kept.id);
}
