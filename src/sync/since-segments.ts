import { contentKey } from "../article/content.ts";
import type { BilingualSegment } from "../article/translation.ts";

/**
 * The segments that are not as they were: source, target or state differs, or they are new. They are compared by their ids,
 * and what remains by content alone, as ids of paragraphs change with a neighbouring sentence. Linear.
 *
 * @example changedSegments(old.segments, now.segments).has(now.segments[3])
 */
export function changedSegments<Segment extends BilingualSegment>(
  before: readonly BilingualSegment[],
  now: readonly Segment[],
): ReadonlySet<Segment> {
  const left = new Map<string, number>();
  const byId = new Map<string, string[]>();
  for (const segment of before) {
    const content = contentOf(segment);
    left.set(content, (left.get(content) ?? 0) + 1);
    const id = idOf(segment);
    const same = byId.get(id);
    if (same) same.push(content);
    else byId.set(id, [content]);
  }
  const counts = new Map<string, number>();
  const others: { readonly segment: Segment; readonly content: string }[] = [];
  for (const segment of now) {
    const [id, content] = [idOf(segment), contentOf(segment)];
    const nth = counts.get(id) ?? 0; // several files in one may have the same ids
    counts.set(id, nth + 1);
    if (byId.get(id)?.[nth] === content) take(left, content);
    else others.push({ segment, content });
  }
  return new Set(others.filter(({ content }) => !take(left, content)).map(({ segment }) => segment));
}

function take(left: Map<string, number>, content: string): boolean {
  const count = left.get(content) ?? 0;
  left.set(content, count - 1);
  return count > 0;
}

function idOf({ unit, id }: BilingualSegment): string {
  return `${unit}\u0000${id}`;
}

function contentOf({ source, target, state }: BilingualSegment): string {
  return `${state}\u0000${contentKey(source)}\u0000${target === null ? "" : contentKey(target)}`;
}
