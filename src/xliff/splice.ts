import type { Range } from "./model.ts";
import { scanXml } from "./scan.ts";

/** A range of the old text and what stands there in the new one. */
export interface Splice extends Range {
  readonly text: string;
}

/** Splices in ascending order; those at one place stay in the order in which they were given. */
export function inOrder(splices: readonly Splice[]): readonly Splice[] {
  return splices.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * The text of a range with the splices inside it applied.
 *
 * @param splices in ascending order.
 * @throws Error where two of them overlap: an error of ours.
 */
export function applySplices(text: string, splices: readonly Splice[], range: Range): string {
  let result = "";
  let position = range.start;
  for (const splice of splices) {
    if (splice.start < position || splice.end > range.end) throw new Error("Splices overlap.");
    result += text.slice(position, splice.start) + splice.text;
    position = splice.end;
  }
  return result + text.slice(position, range.end);
}

/** A piece of markup: a tag, comment, instruction. */
interface Mark extends Range {
  readonly name: string;
}

/**
 * Proves that applying splices changed nothing else: parses old and new text, and compares all markup outside the
 * splices, name by name and place by place. (Text outside is equal by construction; this shows that it also means
 * the same, that no inserted text has opened a comment or closed an element.)
 *
 * @param splices in ascending order.
 * @throws Error where anything differs: an error of ours, and the new text must not be written.
 */
export function proveSplices(before: string, after: string, splices: readonly Splice[]): void {
  const expected = expectedMarks(marksOf(before), splices);
  const inserted = insertedRanges(splices);
  let next = 0;
  let region = 0;
  for (const mark of marksOf(after)) {
    const wanted = expected[next];
    if (wanted?.start === mark.start && wanted.end === mark.end && wanted.name === mark.name) {
      next++;
      continue;
    }
    while (region < inserted.length && (inserted[region]?.end ?? 0) < mark.end) region++;
    const around = inserted[region];
    if (around === undefined || mark.start < around.start) {
      throw new Error(`A splice changed the markup at offset ${mark.start}.`);
    }
  }
  if (next < expected.length) throw new Error("A splice removed markup that it should not touch.");
}

function marksOf(text: string): Mark[] {
  const marks: Mark[] = [];
  scanXml(text, "", {
    open: (tag, range) => marks.push({ ...range, name: `<${tag.name}${tag.isSelfClosing ? "/" : ""}` }),
    close: (tag, range) => {
      if (range.end > range.start) marks.push({ ...range, name: `/${tag.name}` });
    },
    text: () => undefined,
    other: (range) => marks.push({ ...range, name: "!" }),
  });
  return marks;
}

/** Where the old markup must stand in the new text; what is wholly replaced is left out. */
function expectedMarks(marks: readonly Mark[], splices: readonly Splice[]): readonly Mark[] {
  const result: Mark[] = [];
  let shift = 0;
  let next = 0;
  for (const mark of marks) {
    for (
      let splice = splices[next];
      splice !== undefined && splice.end <= mark.start;
      splice = splices[next]
    ) {
      shift += growth(splice);
      next++;
    }
    const start = mark.start + shift;
    let end = mark.end + shift;
    let replaced = false;
    for (let i = next; i < splices.length; i++) {
      const splice = splices[i];
      if (splice === undefined || splice.start >= mark.end) break;
      if (splice.start <= mark.start && splice.end >= mark.end) replaced = true;
      else if (splice.start < mark.start || splice.end > mark.end)
        throw new Error("A splice cuts through markup.");
      end += growth(splice);
    }
    if (!replaced) result.push({ start, end, name: mark.name });
  }
  return result;
}

function insertedRanges(splices: readonly Splice[]): readonly Range[] {
  let shift = 0;
  return splices.map((splice) => {
    const start = splice.start + shift;
    shift += growth(splice);
    return { start, end: start + splice.text.length };
  });
}

function growth(splice: Splice): number {
  return splice.text.length - (splice.end - splice.start);
}
