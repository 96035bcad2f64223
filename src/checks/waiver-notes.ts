import type { Finding } from "../article/finding.ts";
import { lineIndex, type Position } from "../article/problem.ts";
import type { XliffDocument, XliffSegment } from "../xliff/model.ts";
import { shownTexts } from "./marks.ts";
import { type ReadLine, readWaiverLines } from "./waiver-line.ts";

/** A line for us in a note, and the piece of the file that it holds for. */
export interface NoteLine {
  readonly line: ReadLine;
  /** Where it is said what is wrong with it. */
  readonly there: Pick<Finding, "file" | "position" | "locale" | "unit" | "segment" | "source" | "target">;
  readonly from: Position;
  readonly to: Position;
}

/**
 * The waivers in the notes of a file. A note holds for what it stands in: the sentence's trans-unit in 1.2, the paragraph's
 * unit in 2.x.
 *
 * @param checks ids of all checks that can be waived.
 */
export function waiverNotes(document: XliffDocument, checks: ReadonlySet<string>): readonly NoteLine[] {
  const found: NoteLine[] = [];
  const is2 = document.version.startsWith("2");
  const positionOf = lineIndex(document.text);
  let last: readonly string[] | null = null;
  for (const { element, segments } of document.blocks) {
    for (const segment of segments) {
      const { notes } = segment;
      // Segments of one trans-unit have its notes in common.
      if (notes.length === 0 || notes === last) continue;
      last = notes;
      const scope = is2 ? element : segment.element;
      for (const note of notes) {
        for (const line of readWaiverLines(note, checks)) {
          found.push({
            line,
            there: placeOf(document, segment),
            from: positionOf(scope.start),
            to: positionOf(scope.end),
          });
        }
      }
    }
  }
  return found;
}

function placeOf({ file, targetLocale }: XliffDocument, segment: XliffSegment): NoteLine["there"] {
  const { source, target } = shownTexts(segment, []);
  return {
    file,
    position: segment.position,
    locale: targetLocale,
    unit: segment.unit,
    segment: segment.id,
    source,
    target,
  };
}
