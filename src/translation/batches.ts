import type { Content } from "../article/content.ts";
import type { RequestLimits } from "./provider.ts";

/** Neighbouring segments that go in one request. */
export interface Batch {
  /** Index of the first of them in the whole list. */
  readonly start: number;
  readonly segments: readonly Content[];
}

/** Cuts a list of segments into batches within the limits, in order. A segment that is too long goes alone. */
export function cutBatches(segments: readonly Content[], limits: RequestLimits): Batch[] {
  const batches: Batch[] = [];
  let start = 0;
  let size = 0;
  for (const [index, segment] of segments.entries()) {
    const length = sizeOf(segment);
    const isFull = index - start >= limits.segments || size + length > limits.characters;
    if (isFull && index > start) {
      batches.push({ start, segments: segments.slice(start, index) });
      start = index;
      size = 0;
    }
    size += length;
  }
  if (start < segments.length) batches.push({ start, segments: segments.slice(start) });
  return batches;
}

function sizeOf(content: Content): number {
  let size = 0;
  for (const part of content) size += part.type === "text" ? part.value.length : part.display.length;
  return size;
}
