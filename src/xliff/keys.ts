import type { XliffDocument, XliffSegment } from "./model.ts";

/** What names a segment in a file, for scripts: the pair is unique. */
export interface SegmentKey {
  readonly unit: string;
  readonly segment: string;
}

/**
 * Names every segment by the ids of its unit and itself. Where a file has a pair twice (several `file` elements often
 * do), the second is `id#2`, the third `id#3`.
 */
export function segmentKeys(document: XliffDocument): ReadonlyMap<XliffSegment, SegmentKey> {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return new Map(
    document.segments.map((each) => {
      const base = keyText({ unit: each.unit, segment: each.id });
      let count = (counts.get(base) ?? 0) + 1;
      const named = () => ({ unit: each.unit, segment: count === 1 ? each.id : `${each.id}#${count}` });
      while (taken.has(keyText(named()))) count++;
      counts.set(base, count);
      taken.add(keyText(named()));
      return [each, named()] as const;
    }),
  );
}

/** A key as one string; no id can hold its separator. */
export function keyText({ unit, segment }: SegmentKey): string {
  return `${unit}\u0000${segment}`;
}
