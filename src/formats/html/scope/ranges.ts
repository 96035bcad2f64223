import type { SourceRange } from "./tree.ts";

/** A range that is in the article or is not, whatever is around it. */
export interface Decision extends SourceRange {
  readonly isInside: boolean;
}

/**
 * What is inside when of several decisions about a place the one about the smallest range counts.
 *
 * @returns in order, without overlap, not touching each other.
 */
export function rangesInside(decisions: readonly Decision[]): readonly SourceRange[] {
  const sorted = [...decisions].sort((a, b) => a.start - b.start || b.end - a.end);
  const ranges: SourceRange[] = [];
  const open: { readonly end: number; readonly isInside: boolean }[] = [];
  let position = 0;
  const goTo = (offset: number) => {
    for (let top = open.at(-1); top !== undefined && top.end <= offset; top = open.at(-1)) {
      add(top.end, top.isInside);
      open.pop();
    }
    add(offset, open.at(-1)?.isInside ?? false);
  };
  const add = (end: number, isInside: boolean) => {
    if (end <= position) return;
    const last = ranges.at(-1);
    if (isInside && last?.end === position) ranges[ranges.length - 1] = { start: last.start, end };
    else if (isInside) ranges.push({ start: position, end });
    position = end;
  };
  for (const { start, end, isInside } of sorted) {
    goTo(start);
    // Misnested elements reach out of what they stand in.
    open.push({ end: Math.min(end, open.at(-1)?.end ?? end), isInside });
  }
  goTo(Number.POSITIVE_INFINITY);
  return ranges;
}
