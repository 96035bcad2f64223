import type { Content } from "../article/content.ts";
import type { TextRange } from "../article/finding.ts";
import type { BilingualSegment } from "../article/translation.ts";
import type { Unit } from "../article/unit.ts";
import { readingText } from "../checks/reading.ts";

/**
 * What is left of a text where only the words count. Spaces, quotation marks and isolates are what a language's conventions
 * change when an article is put together, and codes are written differently there.
 */
export function lettersOf(text: string): string {
  return text.replace(NO_LETTERS, "");
}

const NO_LETTERS = /[^\p{L}\p{M}\p{N}\p{S}]|\ufffc/gu;
const LETTERS = /[\p{L}\p{M}\p{N}\p{S}]+/gu;

/** The letters of a paragraph of an article, and where in the article's text each of them stands. */
export interface UnitLetters {
  readonly letters: string;
  /** By code unit of `letters`: its offset in the article's text. */
  readonly offsets: readonly number[];
}

/** Reads a paragraph letter by letter. */
export function unitLetters({ content, start }: Pick<Unit, "content" | "start">): UnitLetters {
  let letters = "";
  const offsets: number[] = [];
  let at = start;
  for (const part of content) {
    const raw = part.raw ?? (part.type === "text" ? part.value : "");
    if (part.type === "text") {
      const isPlain = raw === part.value;
      for (const { 0: run, index } of part.value.replaceAll("\ufffc", " ").matchAll(LETTERS)) {
        letters += run;
        // What is spelled in another way is as short as it can be: its beginning is near enough.
        for (let i = 0; i < run.length; i++) offsets.push(isPlain ? at + index + i : at);
      }
    }
    at += raw.length;
  }
  return { letters, offsets };
}

/** Between two sentences there may be a standing line that no translator sees; it is not longer than this. */
const LONGEST_GAP = 400;

/**
 * Where the sentences of a paragraph begin in it, as counts of letters before them; `null` for one that does not stand
 * there. In time linear in the paragraph, as one sentence is looked for behind the other.
 *
 * @param sentences what each may read as there: the first that fits counts. Where only a later one fits, it is passed over.
 */
export function sentenceStarts(
  letters: string,
  sentences: readonly (readonly string[])[],
): (number | null)[] {
  let at = 0;
  return sentences.map((wordings) => {
    const found = wordings.findIndex((wording) => wording !== "" && letters.startsWith(wording, at));
    const [first = ""] = wordings;
    let start: number | null = found === 0 ? at : null;
    if (found >= 0) at += wordings[found]?.length ?? 0;
    else if (first !== "") {
      const window = letters.slice(at, at + first.length + LONGEST_GAP);
      const ahead = window.indexOf(first);
      if (ahead >= 0) {
        start = at + ahead;
        at = start + first.length;
      }
    }
    return start;
  });
}

/** What the sentences of a paragraph may read as in the article: in the localized one as translated, or still as in the source. */
export function wordings(
  segments: readonly BilingualSegment[],
  side: TextRange["side"],
): readonly (readonly string[])[] {
  return segments.map(({ source, target }) => {
    const own = contentLetters(source);
    return side === "source" ? [own] : [contentLetters(target ?? []), own];
  });
}

function contentLetters(content: Content): string {
  return lettersOf(readingText(content));
}

/**
 * Where words of a sentence stand in an article's text.
 *
 * @param start count of letters before the sentence in its paragraph.
 * @param at offset of the words in the sentence's reading text.
 */
export function offsetInArticle(
  unit: UnitLetters,
  start: number,
  content: Content,
  at: number,
): number | undefined {
  const before = lettersOf(readingText(content).slice(0, at)).length;
  return unit.offsets[start + before];
}
