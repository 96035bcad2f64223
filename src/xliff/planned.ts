import { usageError } from "../article/problem.ts";
import { isFinished } from "../article/translation.ts";
import { forbiddenCharacter } from "../xml/escape.ts";
import type { NewSegment, PlannedSegment, XliffHead } from "./model.ts";

/** All that is written of a segment. */
export interface WrittenSegment extends NewSegment {
  /** Notes of people and other tools. */
  readonly notes: readonly string[];
  readonly approved: boolean;
}

/** A planned segment as if it were new: what is kept with its change applied. */
export function asWritten(planned: PlannedSegment): WrittenSegment {
  if ("added" in planned) return { ...planned.added, notes: [], approved: planned.added.state === "final" };
  const { kept, change = {} } = planned;
  const state = change.state ?? kept.state;
  const target = change.target ?? kept.target;
  const remark = change.remark === undefined ? kept.remark : change.remark;
  return {
    id: change.id ?? kept.id,
    source: change.source ?? kept.source,
    target,
    state,
    origin: target === null ? null : (change.origin ?? (change.target ? "human" : kept.origin)),
    suggestions: [...kept.suggestions, ...(change.addSuggestions ?? [])],
    previous: change.previous === undefined ? kept.previous : change.previous,
    remark: remark ?? undefined,
    notes: kept.notes,
    approved: change.approved ?? (kept.approved && isFinished(state)),
  };
}

/**
 * Refuses text that holds a character XML cannot hold. In 2.x the text of segments may have had control characters:
 * `cp` carries them, so that they do not stand in what is written.
 *
 * @param written XML of the place that is named.
 * @throws ExonymError naming article, place and character.
 */
export function refuseForbidden(head: XliffHead, place: string, written: string): void {
  const found = forbiddenCharacter(written);
  if (found === undefined) return;
  throw usageError(
    `${place} of ${head.original} holds the character ${found}, which no XLIFF file can hold.`,
    "Remove it from the text.",
    { file: head.original },
  );
}
