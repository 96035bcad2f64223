import { type Content, type Part, text } from "../article/content.ts";

/** Stands for a code that the reader sees as a word or picture. */
export const OBJECT = "\uFFFC";

/** What a reader reads: text, U+FFFC for single codes, a line feed for line breaks; pairs of codes leave no trace. */
export function readingOf(content: Content): string {
  return content.map(readingOfPart).join("");
}

/** What a reader reads of one part; see {@link readingOf}. */
function readingOfPart(part: Part): string {
  if (part.type === "text") return part.value;
  if (part.form !== "single") return "";
  return part.kind === "break" ? "\n" : OBJECT;
}

/** Characters to be replaced, as UTF-16 offsets of {@link readingOf}; never empty. */
export interface ReadingEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Content with some characters replaced. Only what a translator typed is touched: an edit that reaches into the article's
 * own text, or beyond a code, is left out, and so are the other edits of its group.
 *
 * @param groups edits that are made together or not at all; no two of them overlap.
 */
export function editContent(content: Content, groups: readonly (readonly ReadingEdit[])[]): Content {
  if (groups.length === 0) return content;
  const spans = typedSpans(content);
  const placed = new Map<Part, ReadingEdit[]>();
  for (const group of groups) {
    const homes = group.map((edit) => spanOf(spans, edit));
    if (homes.includes(undefined)) continue;
    group.forEach(({ start, end, text }, i) => {
      const home = homes[i];
      if (home === undefined) return;
      const own = placed.get(home.part) ?? [];
      placed.set(home.part, own);
      own.push({ start: start - home.start, end: end - home.start, text });
    });
  }
  if (placed.size === 0) return content;
  return content.map((part) => {
    const edits = placed.get(part);
    return edits === undefined || part.type !== "text" ? part : text(applied(part.value, edits));
  });
}

interface Span {
  readonly part: Part;
  readonly start: number;
  readonly end: number;
}

/** The text that translators typed, in order. */
function typedSpans(content: Content): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const part of content) {
    const end = start + readingOfPart(part).length;
    if (part.type === "text" && part.raw === undefined) spans.push({ part, start, end });
    start = end;
  }
  return spans;
}

function spanOf(spans: readonly Span[], { start, end }: ReadingEdit): Span | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span !== undefined && span.start <= start && end <= span.end ? span : undefined;
}

function applied(value: string, edits: readonly ReadingEdit[]): string {
  let result = "";
  let done = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    result += value.slice(done, start) + text;
    done = end;
  }
  return result + value.slice(done);
}
