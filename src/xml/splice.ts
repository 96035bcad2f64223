import { isMarkup, type Markup } from "./markup.ts";
import type { Range } from "./range.ts";
import { TOKEN, XmlTokenizer } from "./tokenizer.ts";

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
  const pieces: string[] = [];
  let position = range.start;
  for (const splice of splices) {
    if (splice.start < position || splice.end > range.end) throw new Error("Splices overlap.");
    pieces.push(text.slice(position, splice.start), splice.text);
    position = splice.end;
  }
  pieces.push(text.slice(position, range.end));
  return pieces.join("");
}

/**
 * Proves that applying splices changed nothing else: parses the new text, and compares all markup outside the splices
 * with that of the old one, place by place. (What stands outside is copied, so that markup at its place is the same
 * markup; this shows that it also means the same: that no inserted text has opened a comment or closed an element.)
 *
 * @param before the markup of the old text.
 * @param splices in ascending order.
 * @throws ExonymError where the new text is not well-formed.
 * @throws Error where anything else differs: an error of ours, and the new text must not be written.
 */
export function proveSplices(before: Markup, after: string, splices: readonly Splice[]): void {
  const expected = createExpectation(before, splices);
  const inserted = createInsertions(splices);
  const tokens = new XmlTokenizer(after, "");
  let depth = 0;
  for (let kind = tokens.next(); kind !== TOKEN.END; kind = tokens.next()) {
    if (!isMarkup(tokens)) continue;
    const { start, end } = tokens;
    if (expected.start === start) {
      if (expected.end !== end || depth !== 0) throw changed(start);
      expected.advance();
      continue;
    }
    if (!inserted.cover(start, end)) throw changed(start);
    if (kind === TOKEN.OPEN && !tokens.isSelfClosing) depth++;
    if (kind === TOKEN.CLOSE) depth--;
    if (depth < 0) throw changed(start);
  }
  if (expected.start !== NOWHERE) throw new Error("A splice removed markup that it should not touch.");
}

function changed(offset: number): Error {
  return new Error(`A splice changed the markup at offset ${offset}.`);
}

const NOWHERE = -1;

/** Where the next markup of the old text must stand in the new one; {@link NOWHERE} behind the last. */
interface Expectation extends Range {
  readonly advance: () => void;
}

/** Follows the markup of the old text; what is wholly replaced is left out. */
function createExpectation(before: Markup, splices: readonly Splice[]): Expectation {
  const count = before.count();
  let shift = 0;
  let next = 0;
  let index = 0;
  const expectation = { start: NOWHERE, end: NOWHERE, advance };
  function advance(): void {
    for (; index < count; index++) {
      const start = before.start(index);
      const end = before.end(index);
      for (let splice = splices[next]; splice && splice.end <= start; splice = splices[++next]) {
        shift += growth(splice);
      }
      const inside = growthInside(start, end, splices, next);
      if (inside === null) continue;
      expectation.start = start + shift;
      expectation.end = end + shift + inside;
      index++;
      return;
    }
    expectation.start = NOWHERE;
    expectation.end = NOWHERE;
  }
  advance();
  return expectation;
}

/** What the splices inside a piece of markup add to its length; `null` where it is wholly replaced. */
function growthInside(start: number, end: number, splices: readonly Splice[], from: number): number | null {
  let grown = 0;
  for (let i = from; i < splices.length; i++) {
    const splice = splices[i];
    if (splice === undefined || splice.start >= end) break;
    if (splice.start <= start && splice.end >= end) return null;
    if (splice.start < start || splice.end > end) throw new Error("A splice cuts through markup.");
    grown += growth(splice);
  }
  return grown;
}

/** The ranges of the new text that were put in; asked in ascending order. */
interface Insertions {
  readonly cover: (start: number, end: number) => boolean;
}

function createInsertions(splices: readonly Splice[]): Insertions {
  let shift = 0;
  let next = 0;
  return {
    cover(start, end) {
      for (let splice = splices[next]; splice !== undefined; splice = splices[++next]) {
        const from = splice.start + shift;
        if (from + splice.text.length >= end) return start >= from;
        shift += growth(splice);
      }
      return false;
    },
  };
}

function growth(splice: Splice): number {
  return splice.text.length - (splice.end - splice.start);
}
