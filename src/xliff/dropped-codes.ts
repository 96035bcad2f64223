import { type Code, codesOf, isBlank } from "../article/content.ts";
import type { XliffDocument, XliffSegment } from "./model.ts";

/** A translation that somebody has just written without codes that its source has. */
export interface DroppedCodes {
  /** The segment as it is now. */
  readonly segment: XliffSegment;
  /** The codes of the source that the target lacks, one per form and id, in the order of the source. */
  readonly missing: readonly Code[];
}

/**
 * Translations that a change has left without codes of their sources; what lacked the same codes before is not named.
 *
 * @param before the document that was changed.
 * @param after the same document afterwards: as many segments, in the same order.
 * @example droppedCodes(document, readXliff(patchXliff(document, changes), document.file))
 */
export function droppedCodes(before: XliffDocument, after: XliffDocument): readonly DroppedCodes[] {
  return after.segments.flatMap((segment, index) => {
    const missing = missingCodes(segment);
    if (missing.length === 0) return [];
    const earlier = before.segments[index];
    const known = new Set(earlier ? missingCodes(earlier).map(nameOf) : []);
    return missing.every((code) => known.has(nameOf(code))) ? [] : [{ segment, missing }];
  });
}

function missingCodes({ source, target }: XliffSegment): readonly Code[] {
  if (target === null || isBlank(target)) return [];
  const present = new Set(codesOf(target).map(nameOf));
  return codesOf(source).filter((code) => !code.optional && !present.has(nameOf(code)));
}

function nameOf({ form, id }: Code): string {
  return `${form} ${id}`;
}
