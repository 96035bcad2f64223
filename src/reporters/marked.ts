import type { Finding, TextRange } from "../article/finding.ts";

/** A piece of a text: words that a finding means, or what stands around them. */
export interface MarkedPiece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** A text of a finding in pieces that joined are the text; none is empty. */
export function markedPieces(
  text: string,
  marks: readonly TextRange[],
  side: TextRange["side"],
): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  const add = (end: number, isMarked: boolean) => {
    if (end > at) pieces.push({ text: text.slice(at, end), isMarked });
    at = Math.max(at, end);
  };
  for (const mark of marks) {
    if (mark.side !== side || mark.start < at) continue;
    add(Math.min(mark.start, text.length), false);
    add(Math.min(mark.end, text.length), true);
  }
  add(text.length, false);
  return pieces;
}

/**
 * As {@link markedPieces}, of a text that is cut to about `length` code units around its first mark; … stands where something
 * is left out.
 */
export function excerptPieces(
  text: string,
  marks: readonly TextRange[],
  side: TextRange["side"],
  length: number,
): MarkedPiece[] {
  if (text.length <= length) return markedPieces(text, marks, side);
  const first = marks.find((mark) => mark.side === side)?.start ?? 0;
  const latest = Math.min(first - length / 3, text.length - length);
  const from = wordBoundary(text, Math.max(0, Math.round(latest)));
  const to = wordBoundary(text, Math.min(text.length, from + length));
  const moved = marks.flatMap((mark) =>
    mark.side === side && mark.start >= from && mark.start < to
      ? [{ side, start: mark.start - from, end: Math.min(mark.end, to) - from }]
      : [],
  );
  const pieces = markedPieces(text.slice(from, to), moved, side);
  const gap = { text: "…", isMarked: false };
  return [...(from > 0 ? [gap] : []), ...pieces, ...(to < text.length ? [gap] : [])];
}

/** The end of the text, or the offset itself or one up to twenty before it that has a space before it; never inside a character. */
function wordBoundary(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return at;
  const space = text.slice(Math.max(0, at - 20), at).search(/\s\S*$/);
  const found = space < 0 ? at : Math.max(0, at - 20) + space + 1;
  const isInside =
    /[\udc00-\udfff]/.test(text.charAt(found)) && /[\ud800-\udbff]/.test(text.charAt(found - 1));
  return isInside ? found - 1 : found;
}

/** The words that a finding means, of the target first, as they stand there. */
export function markedWords({ source = "", target = "", marks = [] }: Finding): readonly string[] {
  const of = (text: string, side: TextRange["side"]) =>
    marks.filter((mark) => mark.side === side).map(({ start, end }) => text.slice(start, end));
  return [...of(target, "target"), ...of(source, "source")];
}
