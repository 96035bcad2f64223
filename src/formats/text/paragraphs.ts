import { blocksOf, type Line, linesOf } from "./lines.ts";
import { standsAlone } from "./roles.ts";

/** Longest line, in columns (a Chinese or Japanese sign has two), that wrapped lines can have. */
const MAX_WRAPPED = 100;

/** Shortest longest line that a wrapped file can have: shorter ones are verse, lists or headlines. */
const MIN_WRAPPED = 30;

/** The same for a single block, which is less evidence than a file. */
const MIN_WRAPPED_BLOCK = 50;

/** How long, as a part of the longest line, a line is that was wrapped because it was full. */
const FULL_LINE = 0.6;

/** How many of the lines of wrapped text break off in mid-sentence, and how many of the next begin with no capital, at least. */
const SOME = 0.2;

/** How many of the lines that break off in mid-sentence a program has filled to the last word. */
const ALL_BUT_ODD_ONES = 0.97;

/** How many of the lines that another line of their block follows must be full. */
const MOSTLY = 0.8;

/** Fewest lines of a block that tells by itself that it is wrapped. */
const MIN_LINES = 3;

/**
 * The paragraphs of a plain text, each as its lines.
 *
 * - Where no line is longer than {@link MAX_WRAPPED} and most lines inside blocks (runs of lines that are not blank) are
 *   full, a program or typewriter has wrapped the lines of the file: its blocks are paragraphs.
 * - Otherwise each line is a paragraph, but for blocks that are wrapped beyond doubt: every line is full to the last
 *   word that could stand in it, and most break off in mid-sentence.
 * - Inside wrapped blocks a new paragraph begins after a line that was left short on purpose, at an indented one, at a
 *   list's mark, and around lines that stand alone. Where
 *   a program has wrapped, that is any line at the end of a sentence with room for the next word.
 *
 * An address that is longer than its line counts for nothing, as no program can wrap it.
 *
 * @example
 * paragraphsOf("One.\nTwo.\n").length // 2
 */
export function paragraphsOf(text: string): Line[][] {
  const blocks = blocksOf(linesOf(text));
  if (isWrappedFile(blocks)) {
    const width = widthOf(blocks.flat());
    const isExact = isWrappedByProgram(blocks, width);
    return blocks.flatMap((block) => cutWrapped(block, width, isExact));
  }
  return blocks.flatMap((block) =>
    isWrappedBlock(block) ? cutWrapped(block, widthOf(block), true) : block.map((line) => [line]),
  );
}

function isWrappedFile(blocks: readonly (readonly Line[])[]): boolean {
  const width = widthOf(blocks.flat());
  if (width > MAX_WRAPPED || width < MIN_WRAPPED) return false;
  let followed = 0;
  let full = 0;
  let midSentence = 0;
  let goingOn = 0;
  for (const block of blocks) {
    for (let i = 0; i + 1 < block.length; i++) {
      followed++;
      if (lengthOf(block[i]) >= width * FULL_LINE || isFilled(block[i], block[i + 1], width)) full++;
      if (endsWithSign(block[i])) continue;
      midSentence++;
      if (!startsWithCapital(block[i + 1])) goingOn++;
    }
  }
  // Lines that all end sentences, or all begin with capitals, are paragraphs and titles that happen to be about as long.
  const breaksOff = midSentence >= followed * SOME && goingOn >= midSentence * SOME;
  return followed > 0 && full >= followed * MOSTLY && breaksOff;
}

function isWrappedByProgram(blocks: readonly (readonly Line[])[], width: number): boolean {
  let midSentence = 0;
  let filled = 0;
  for (const block of blocks) {
    for (let i = 0; i + 1 < block.length; i++) {
      if (endsWithSign(block[i]) || ITEM.test(block[i + 1]?.text ?? "")) continue;
      midSentence++;
      if (isFilled(block[i], block[i + 1], width)) filled++;
    }
  }
  return filled >= midSentence * ALL_BUT_ODD_ONES;
}

function isWrappedBlock(block: readonly Line[]): boolean {
  const width = widthOf(block);
  if (block.length < MIN_LINES || width > MAX_WRAPPED || width < MIN_WRAPPED_BLOCK) return false;
  const followed = block.slice(0, -1);
  if (!followed.every((line, i) => isFilled(line, block[i + 1], width))) return false;
  const midSentence = followed.filter((line) => !endsWithSign(line));
  const goingOn = block.slice(1).filter((line, i) => !endsWithSign(block[i]) && !startsWithCapital(line));
  return midSentence.length * 2 > followed.length && goingOn.length * 3 >= followed.length;
}

/** The longest line in which a program could have found a place to break. */
function widthOf(lines: readonly Line[]): number {
  return lines.reduce((width, line) => (isUnbreakable(line) ? width : Math.max(width, lengthOf(line))), 0);
}

/** Chinese and Japanese break between any two signs, so only what has none of them can be one long word. */
function isUnbreakable({ text }: Line): boolean {
  return /^[\t ]*[!-~]+[\t ]*$/.test(text);
}

/** In columns, without the white space at its end, which a reader does not see. */
function lengthOf(line: Line | undefined): number {
  const text = line?.text.trimEnd() ?? "";
  // No line that long is wrapped, so nobody asks how long it is.
  if (text.length > MAX_WRAPPED) return text.length;
  let columns = 0;
  for (const sign of text) columns += isWide(sign) ? 2 : 1;
  return columns;
}

/** Whether the next line's first word had no room at the end of this one. */
function isFilled(line: Line | undefined, next: Line | undefined, width: number): boolean {
  const space = isWide(line?.text.trimEnd().at(-1)) ? 0 : 1;
  return lengthOf(line) + space + firstWordOf(next) > width;
}

/** Length of the first thing that cannot be broken: one Chinese or Japanese sign, or all up to a space. */
function firstWordOf(line: Line | undefined): number {
  const text = line?.text.trimStart() ?? "";
  if (isWide(text[0])) return 2;
  return /^\S{0,101}/.exec(text)?.[0].length ?? 0;
}

function endsWithSign(line: Line | undefined): boolean {
  return /[\p{P}]$/u.test(line?.text.trimEnd() ?? "");
}

function startsWithCapital(line: Line | undefined): boolean {
  return /^\s*\p{Lu}/u.test(line?.text ?? "");
}

/** Cuts wrapped lines where a person has begun a new line. */
function cutWrapped(block: readonly Line[], width: number, isExact: boolean): Line[][] {
  const paragraphs: Line[][] = [];
  block.forEach((line, i) => {
    const before = block[i - 1];
    const isNew =
      before === undefined ||
      isShort(before, line, width, isExact) ||
      isIndented(before, line) ||
      isStandingLine(before, line, width) ||
      isItem(before, line, width);
    if (isNew) paragraphs.push([line]);
    else paragraphs.at(-1)?.push(line);
  });
  return paragraphs;
}

/** Whether a line stops although the next word would have had room; where lines are wrapped by eye, by far. */
function isShort(line: Line, next: Line, width: number, isExact: boolean): boolean {
  if (isFilled(line, next, width)) return false;
  return lengthOf(line) < width * FULL_LINE || (isExact && endsSentence(line));
}

function endsSentence({ text }: Line): boolean {
  return /[.!?…。！？।؟։][\p{Pe}\p{Pf}"'”’]*$/u.test(text.trimEnd());
}

/** Whether one of two lines is a credit, a source line, a comment count or the like, which no paragraph goes on with. */
function isStandingLine(before: Line, line: Line, width: number): boolean {
  return (
    !isMidSentence(before, line, width) && (standsAlone(before.text.trim()) || standsAlone(line.text.trim()))
  );
}

/** Whether a line begins farther in than the one before it, as first lines do; those of an item go on so. */
function isIndented(before: Line, line: Line): boolean {
  return indentOf(line) > indentOf(before) && endsSentence(before) && !ITEM.test(before.text);
}

function indentOf({ text }: Line): number {
  return text.length - text.trimStart().length;
}

const ITEM = /^\s*(?:[*•·‣▪–—-]|\d{1,3}[.)])\s/;

/** Whether a line begins an item of a list, and no sentence that goes on happens to have its dash there. */
function isItem(before: Line, line: Line, width: number): boolean {
  return ITEM.test(line.text) && !isMidSentence(before, line, width);
}

function isMidSentence(before: Line, line: Line, width: number): boolean {
  return isFilled(before, line, width) && /[\p{L}\p{N},]$/u.test(before.text.trimEnd());
}

/** Whether a sign is Chinese or Japanese, with which lines end anywhere and words know no spaces. */
export function isWide(sign: string | undefined): boolean {
  return (
    sign !== undefined && /[\u3001-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFF01-\uFF60]/.test(sign)
  );
}
