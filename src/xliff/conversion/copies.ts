import type { Content } from "../../article/content.ts";
import type { XliffSegment } from "../model.ts";

/**
 * What is written as a segment's target: `null` where it has no such element. A tool's copy of the source that counts
 * as no translation stays a copy.
 */
export function targetOf({ target, hasTarget, targetInner, source }: XliffSegment): Content | null {
  if (target !== null) return target;
  if (!hasTarget) return null;
  return targetInner !== null && targetInner.end > targetInner.start ? source : [];
}
