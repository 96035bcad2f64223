import type { Content } from "../article/content.ts";
import type { TextRange } from "../article/finding.ts";
import type { BilingualSegment } from "../article/translation.ts";

/** Most marks of a finding: more say nothing to anybody. */
const MOST = 100;

/** Longest text of a finding, in UTF-16 code units: any sentence is shorter, and a hostile file's is not repeated with each. */
const LONGEST = 4000;

/** A sentence as a finding shows it. */
export interface ShownTexts {
  readonly source: string;
  readonly target: string;
  /** Offsets into these two. */
  readonly marks: readonly TextRange[];
}

/**
 * Both texts of a segment as a translator sees them, with the words that a check means. Texts beyond reason are cut
 * around the first of these words.
 *
 * @param ranges offsets into the reading text of their side, in any order; those that overlap become one.
 */
export function shownTexts(segment: BilingualSegment, ranges: readonly TextRange[]): ShownTexts {
  const source = shownSide(segment.source, rangesOf(ranges, "source"));
  const target = shownSide(segment.target ?? [], rangesOf(ranges, "target"));
  const marks = [
    ...source.marks.map((mark) => ({ side: "source" as const, ...mark })),
    ...target.marks.map((mark) => ({ side: "target" as const, ...mark })),
  ];
  return { source: source.text, target: target.text, marks };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function rangesOf(ranges: readonly TextRange[], side: TextRange["side"]): Span[] {
  const found = ranges.filter((range) => range.side === side && range.start < range.end).slice(0, MOST);
  const merged: Span[] = [];
  for (const { start, end } of found.sort((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start < last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else merged.push({ start, end });
  }
  return merged;
}

interface ShownSide {
  readonly text: string;
  readonly marks: readonly Span[];
}

function shownSide(content: Content, ranges: readonly Span[]): ShownSide {
  const { text, parts } = laidOut(content);
  const marks = ranges.map(({ start, end }) => ({
    start: shownStart(parts, start),
    end: shownEnd(parts, end),
  }));
  return cut(text, marks);
}

/** Where a part stands in what a reader reads and in what a translator sees. */
interface Layout {
  readonly reading: Span;
  readonly shown: Span;
}

interface LaidOut {
  readonly text: string;
  readonly parts: readonly Layout[];
}

/** A sentence may have many findings. */
const known = new WeakMap<Content, LaidOut>();

function laidOut(content: Content): LaidOut {
  const found = known.get(content) ?? layOut(content);
  known.set(content, found);
  return found;
}

function layOut(content: Content): LaidOut {
  const parts: Layout[] = [];
  let text = "";
  let reading = 0;
  for (const part of content) {
    const shown = part.type === "text" ? part.value : part.display;
    const length = part.type === "text" ? shown.length : part.form === "single" ? 1 : 0;
    parts.push({
      reading: { start: reading, end: reading + length },
      shown: { start: text.length, end: text.length + shown.length },
    });
    text += shown;
    reading += length;
  }
  return { text, parts };
}

/** Words begin behind the codes before them; a single code is shown whole. */
function shownStart(parts: readonly Layout[], at: number): number {
  const part = firstEndingAt(parts, at + 1);
  if (part === undefined) return parts.at(-1)?.shown.end ?? 0;
  return part.shown.start + (isText(part) ? at - part.reading.start : 0);
}

/** Words end before the codes behind them. */
function shownEnd(parts: readonly Layout[], at: number): number {
  const part = firstEndingAt(parts, at);
  if (part === undefined) return parts.at(-1)?.shown.end ?? 0;
  return isText(part) ? part.shown.start + at - part.reading.start : part.shown.end;
}

function isText({ reading, shown }: Layout): boolean {
  return reading.end - reading.start === shown.end - shown.start;
}

/** The first part that ends at or behind an offset of the reading text. */
function firstEndingAt(parts: readonly Layout[], at: number): Layout | undefined {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.reading.end ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return parts[low];
}

/** A text of reasonable length around its first mark, with … where something is left out. */
function cut(text: string, marks: readonly Span[]): ShownSide {
  if (text.length <= LONGEST) return { text, marks };
  const middle = marks[0]?.start ?? 0;
  const from = boundary(text, Math.max(0, Math.min(middle - LONGEST / 4, text.length - LONGEST)));
  const to = boundary(text, Math.min(text.length, from + LONGEST));
  const before = from > 0 ? "…" : "";
  const behind = to < text.length ? "…" : "";
  const moved = marks
    .filter(({ start }) => start >= from && start < to)
    .map(({ start, end }) => ({
      start: start - from + before.length,
      end: Math.min(end, to) - from + before.length,
    }));
  return { text: before + text.slice(from, to) + behind, marks: moved };
}

/** No pair of surrogates is cut in half. */
function boundary(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? "") && /[\ud800-\udbff]/.test(text[at - 1] ?? "") ? at - 1 : at;
}
