import { openPairs } from "../open-pairs.ts";
import { canClose, canOpen } from "./flanking.ts";
import { tooCostly } from "./limits.ts";

/** Most steps, of some nanoseconds each, that the parser may take for a paragraph beyond linear time. */
const MAX_STEPS = 1_500_000_000;

/** The steps of looking at one token, or one character, again. */
const STEPS = {
  code: 10,
  delimiter: 10,
  label: 2,
  /** All that is in a link is resolved anew. */
  link: 150,
  lostBracket: 10,
  openBracket: 4,
  /** So is all that is in one of the pairs of a long run. */
  run: 30,
  tag: 15,
  title: 3,
} as const;

/** Signs that begin or end something; of a link, with all up to its title. */
const SIGNS =
  /\\[!-/:-@[-`{-~]|`+|\*+|_+|~+|\[|\](?:\((?:<|[^\s()]*(?:\s+["'(]|\s*$))?)?|<(?:!--|\?|!\[CDATA\[|![A-Za-z])/gm;

const WORDS = /[\w.+-]+/g;

/** What the parser looks for in HTML, up to the end of the paragraph where it is missing. */
const TAG_ENDS: ReadonlyMap<string, string> = new Map([
  ["<!--", "-->"],
  ["<?", "?>"],
  ["<![CDATA[", "]]>"],
]);

/** What ends the address of a link, or its title. */
const LINK_ENDS: ReadonlyMap<string, string> = new Map([
  ["<", ">"],
  ["'", "'"],
  ['"', '"'],
  ["(", ")"],
]);

/**
 * Refuses a paragraph whose lines, emphasis, brackets, code or HTML would take some seconds to resolve. Counted is what
 * micromark does again for each:
 *
 * - The end of emphasis looks back for its beginning, over all that no earlier one has taken.
 * - A closing bracket looks back for the opening one, and compares what is between with the labels.
 * - Code, HTML and a link's title look for their end, where there is none for each of them to the paragraph's own.
 * - Emphasis, brackets and lines move what comes after them.
 *
 * @param ranges the paragraph's lines, as offsets into the text.
 * @throws ExonymError with the place.
 */
export function refuseCostlyText(
  text: string,
  ranges: Iterable<readonly [start: number, end: number]>,
): void {
  const lines = [...ranges];
  const first = lines[0]?.[0] ?? 0;
  const last = lines.at(-1)?.[1] ?? first;
  // What costs more than linear time for each sign is cheap for a few.
  if (last - first < 2000) return;
  const cost = createCost(text.slice(first, last));
  for (const [start, end] of lines) {
    cost.add(start - first, end - first);
    if (cost.steps() > MAX_STEPS) {
      throw tooCostly(text, start, "lines, brackets, or marks of emphasis and code in one paragraph");
    }
  }
}

function createCost(source: string) {
  let steps = 0;
  /** Tokens so far, and how many others move them. */
  let tokens = 0;
  let moves = 0;
  const delimiters = openPairs();
  const brackets: { readonly tokens: number; readonly offset: number }[] = [];
  /** Runs of backticks without a partner: by their length, where the last one stands. */
  const ticks = new Map<number, number>();
  /** The sum of their offsets. */
  let openTicks = 0;
  const ends = new Map<string, number>();
  return {
    /** Adds a line, by its offsets. */
    add(start: number, end: number): void {
      const line = source.slice(start, end);
      // At each word, a mail address may begin.
      tokens += 2 + (line.match(WORDS)?.length ?? 0);
      moves += 0.5;
      for (const match of line.matchAll(SIGNS)) addSign(match[0], line, match.index, start + match.index);
    },
    steps: () => steps + moves * tokens + STEPS.code * (ticks.size * source.length - openTicks),
  };

  function addSign(sign: string, line: string, index: number, offset: number): void {
    const [first = ""] = sign;
    tokens += 2;
    if (first === "\\") moves += 0.25;
    else if (first === "`") addTicks(sign.length, offset);
    else if (first === "<") addTag(sign, offset);
    else if (first === "[") {
      moves += 0.25;
      delimiters.enter();
      brackets.push({ tokens, offset });
    } else if (first === "]") close(sign, offset, /[[(]/.test(line[index + 1] ?? ""));
    else delimiter(first, sign.length, line[index - 1] ?? "", line[index + sign.length] ?? "");
  }

  function close(sign: string, offset: number, isLink: boolean): void {
    moves += 0.25;
    delimiters.leave();
    const opening = brackets.pop();
    steps += opening
      ? (isLink ? STEPS.link : STEPS.openBracket) * (tokens - opening.tokens) +
        STEPS.label * (offset - opening.offset)
      : STEPS.lostBracket * tokens;
    if (sign.length <= 2) return;
    // The title may begin on the next line, with any sign.
    const closing = LINK_ENDS.get(sign.at(-1) ?? "");
    for (const one of closing === undefined ? LINK_ENDS.values() : [closing]) {
      steps += STEPS.title * (endOf(one, offset + sign.length) - offset);
    }
  }

  function addTag(sign: string, offset: number): void {
    const closing = TAG_ENDS.get(sign) ?? ">";
    steps += STEPS.tag * (endOf(closing, offset + sign.length) - offset);
  }

  /** One that both begins and ends emphasis may find none that it goes with (CommonMark 6.2, rule 9). */
  function delimiter(sign: string, length: number, before: string, after: string): void {
    const opens = canOpen(sign, before, after);
    const closes = canClose(sign, before, after);
    moves += closes || sign === "~" ? 1 : 0.1;
    const partner = closes && !opens ? delimiters.take(sign) : null;
    const between = tokens - (partner ?? 0);
    if (closes) steps += STEPS.delimiter * between + STEPS.run * (length >> 1) * (between + length);
    else if (opens) delimiters.push(sign, tokens);
  }

  function addTicks(length: number, offset: number): void {
    const partner = ticks.get(length);
    if (partner === undefined) {
      ticks.set(length, offset);
      openTicks += offset;
    } else {
      openTicks -= partner;
      steps += STEPS.code * (offset - partner);
      ticks.delete(length);
    }
  }

  /** Where the next closing stands that no backslash escapes: looked for once, however many wait for it. */
  function endOf(closing: string, offset: number): number {
    let end = ends.get(closing) ?? -1;
    if (end >= offset) return end;
    do end = source.indexOf(closing, Math.max(end + 1, offset));
    while (end > 0 && source[end - 1] === "\\");
    if (end < 0) end = source.length;
    ends.set(closing, end);
    return end;
  }
}
