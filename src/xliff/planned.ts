import type { Content } from "../article/content.ts";
import { usageError } from "../article/problem.ts";
import { isFinished } from "../article/translation.ts";
import { forbiddenCharacter } from "./escape.ts";
import type { NewSegment, PlannedBlock, PlannedSegment, XliffHead } from "./model.ts";

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
 * Refuses a block that holds a character XML cannot hold.
 *
 * @throws ExonymError naming article, unit, segment and character.
 */
export function refuseForbidden(
  head: XliffHead,
  block: PlannedBlock,
  segments: readonly WrittenSegment[],
): void {
  refuseIn(head, block.id, null, [block.context ?? ""]);
  for (const segment of segments) refuseIn(head, block.id, segment.id, stringsOf(segment));
}

function refuseIn(head: XliffHead, unit: string, segment: string | null, values: readonly string[]): void {
  for (const value of values) {
    const found = forbiddenCharacter(value);
    if (found === undefined) continue;
    throw usageError(
      `Unit ${unit}${segment === null ? "" : `, segment ${segment},`} of ${head.original} holds the character ${found}, which no XLIFF file can hold.`,
      "Remove it from the text.",
      { file: head.original },
    );
  }
}

function stringsOf(segment: WrittenSegment): readonly string[] {
  const contents = [
    segment.source,
    segment.target ?? [],
    segment.previous?.source ?? [],
    segment.previous?.target ?? [],
    ...segment.suggestions.flatMap((each) => [each.source, each.target]),
  ];
  const words = [segment.remark ?? "", ...segment.notes, ...segment.suggestions.map((each) => each.from)];
  return [...contents.map(allText), ...words];
}

function allText(content: Content): string {
  let result = "";
  for (const part of content) {
    result += part.type === "text" ? part.value : `${part.id}\n${part.raw}\n${part.display}`;
  }
  return result;
}
