import { linesOf, type TemplateTag } from "./template-tags.ts";

/** What is looked at: fences and code, in which nothing is anything else; comments; braces; statements; blank lines. */
const SIGNS =
  /^[ \t>]*(?:`{3,}|~{3,})|(?<!`)`[^`\n]{1,300}`(?!`)|\\[\\{}<`]|<!--|[{}]|^(?:import[ \t]*(?:["'{*]|[\w$]{1,80}[ \t]*(?:,|from\b))|export[ \t]+(?:const|let|var|function|async|class|default|\{|\*))|^[ \t]*\r?$/gm;

/** Farther, in code units, no end is looked for of an expression or statement that goes on over blank lines. */
const MAX_CODE = 10_000;

/** Where a block ends at the latest: at a blank line, or a line that begins another item, heading, quotation, row or tag. */
const BLOCK_END = /\r?\n[ \t]*(?=\r?\n|[-*+#>|<]|\d{1,9}[.)])/g;

/** A sign outside code and fences. */
interface Sign {
  readonly sign: string;
  readonly at: number;
}

/**
 * Finds comments of HTML, which some site generators take in MDX, though the language has none; line by line, outside code.
 *
 * @param from where the article's body begins.
 */
export function findComments(text: string, from: number): readonly TemplateTag[] {
  const comments: TemplateTag[] = [];
  for (const { sign, at } of signsIn(text, from)) {
    if (sign !== "<!--") continue;
    for (const line of linesOf(text, at, endOfComment(text, at))) comments.push({ ...line, kind: "html" });
  }
  return comments;
}

/**
 * Finds the code of an article that is no valid MDX: imports and exports, and what stands in braces. A brace that is never
 * closed takes all up to the end of its block along.
 *
 * @param from where the article's body begins.
 */
export function findCode(text: string, from: number): readonly TemplateTag[] {
  const found: TemplateTag[] = [];
  /** Where the braces stand that are open. */
  let open: number[] = [];
  /** Pairs inside open ones, which count only where the outer brace is never closed. */
  let inside: TemplateTag[] = [];
  let end = from;
  let afterBlank = true;
  /** Up to here no code ends that goes on over blank lines: looked for once. */
  let searched = from;
  for (const { sign, at } of signsIn(text, from)) {
    if (at < end) continue;
    if (sign.trim() === "") closeBlock();
    else if (sign === "}") {
      const start = open.pop();
      if (start !== undefined) (open.length === 0 ? found : inside).push({ start, end: at + 1 });
      if (open.length === 0) inside = [];
    } else if (sign === "{" || /^[ie]/.test(sign)) {
      const isStatement = sign !== "{";
      const isHead = afterBlank && open.length === 0 && isLineStart(text, at);
      if (isStatement && !isHead) continue;
      const codeEnd = isHead && at >= searched ? endOfCode(text, at, isStatement) : null;
      if (isHead && at >= searched && codeEnd === null) searched = at + MAX_CODE;
      if (codeEnd !== null || isStatement) {
        end = codeEnd ?? endOfParagraph(text, at);
        found.push({ start: at, end });
        afterBlank = true;
        continue;
      }
      open.push(at);
    }
    afterBlank = sign.trim() === "";
  }
  closeBlock();
  return found.flatMap(({ start, end: last }) => linesOf(text, start, last));

  function closeBlock(): void {
    const starts = open.map((start) => ({ start, end: null }));
    let done = 0;
    for (const { start, end: known } of [...starts, ...inside].sort((a, b) => a.start - b.start)) {
      if (start < done) continue;
      done = known ?? endOfBlock(text, start);
      found.push({ start, end: done });
    }
    open = [];
    inside = [];
  }
}

/** The signs outside fences, code and comments; the beginning of a comment is one. */
function* signsIn(text: string, from: number): Generator<Sign> {
  let fence = "";
  const signs = new RegExp(SIGNS);
  signs.lastIndex = from;
  for (let match = signs.exec(text); match !== null; match = signs.exec(text)) {
    const [sign] = match;
    const mark = sign.replace(/^[ \t>]+/, "");
    if (sign === "") signs.lastIndex++;
    if (/^(?:```|~~~)/.test(mark)) {
      if (fence === "") fence = mark;
      else if (mark.startsWith(fence)) fence = "";
    } else if (fence === "" && !/^[\\`]/.test(mark)) {
      yield { sign, at: match.index };
      if (sign === "<!--") signs.lastIndex = endOfComment(text, match.index);
    }
  }
}

/** Where a comment ends; where it never does, at the end of the article. */
function endOfComment(text: string, at: number): number {
  const end = text.indexOf("-->", at);
  return end < 0 ? text.length : end + "-->".length;
}

/**
 * Where a statement ends, which is at a blank line outside its braces, or an expression that has lines to itself.
 *
 * @returns `null` where that is not found.
 */
function endOfCode(text: string, start: number, isStatement: boolean): number | null {
  let depth = 0;
  const last = Math.min(text.length, start + MAX_CODE);
  for (let i = start; i < last; i++) {
    const char = text[i];
    if (char === "{") depth++;
    else if (char === "}") depth--;
    else if (
      char === "\n" &&
      isStatement &&
      depth <= 0 &&
      /^[ \t]*\r?(?:\n|$)/.test(text.slice(i + 1, i + 100))
    )
      return i;
    if (char === "}" && !isStatement && depth === 0)
      return /^[ \t]*(?:[\r\n]|$)/.test(text.slice(i + 1, i + 100)) ? i + 1 : null;
  }
  return isStatement && depth <= 0 && last === text.length ? last : null;
}

function endOfParagraph(text: string, at: number): number {
  const blank = /\n[ \t]*\r?\n/g;
  blank.lastIndex = at;
  return blank.exec(text)?.index ?? text.length;
}

function endOfBlock(text: string, at: number): number {
  BLOCK_END.lastIndex = at;
  return BLOCK_END.exec(text)?.index ?? text.length;
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || /[\n\r\uFEFF]/.test(text[at - 1] ?? "");
}
