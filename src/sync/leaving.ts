import type { Content } from "../article/content.ts";
import type { State } from "../article/translation.ts";
import { contextOf, type MemoryContext } from "../memory/memory.ts";
import type { XliffSegment } from "../xliff/model.ts";
import { isAdapted, isFilledIn, isProposal } from "./acceptance.ts";

/** A person's translation whose source sentence is gone from the article. */
export interface Leaving {
  readonly source: Content;
  readonly target: Content;
  readonly state: State;
  readonly context: MemoryContext;
}

/** What people wrote in a file whose article is gone. */
export function leaveAll(existing: readonly XliffSegment[]): Leaving[] {
  return existing.flatMap((_, index) => leavingOf(existing, index));
}

/** What a person wrote for a segment that is gone: its translation, and that of its earlier wording. */
export function leavingOf(existing: readonly XliffSegment[], index: number): Leaving[] {
  const segment = existing[index];
  if (!segment?.target || isProposal(segment)) return [];
  if (segment.origin === "memory" && isFilledIn(segment)) return [];
  const earlier = earlierOf(existing, index);
  if (segment.previous && !isAdapted(segment)) return earlier;
  const { source, target, state } = segment;
  return [...earlier, { source, target, state, context: contextAt(existing, index) }];
}

/** What a person wrote for an earlier wording of a segment. */
export function earlierOf(existing: readonly XliffSegment[], index: number): Leaving[] {
  const previous = existing[index]?.previous;
  return previous ? [{ ...previous, state: "translated", context: contextAt(existing, index) }] : [];
}

function contextAt(existing: readonly XliffSegment[], index: number): MemoryContext {
  return contextOf(existing[index - 1]?.source ?? null, existing[index + 1]?.source ?? null);
}
