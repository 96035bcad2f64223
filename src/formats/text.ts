import { type Content, type Part, text as plainRun, rawText, renumber } from "../article/content.ts";
import type { UnitId } from "../article/identity.ts";
import { type FoundUnit, identifyUnits, type ParsedArticle } from "../article/unit.ts";
import { codeProblem } from "./codes.ts";
import { isTranslatable, trimContent } from "./edges.ts";
import { applyEdits, type Edit } from "./edit.ts";
import type { Format, Refusal, Serialized } from "./format.ts";
import { protectOpaque } from "./opaque.ts";

/**
 * Plain text, as it is scraped or typed. One rule per file tells its paragraphs:
 *
 * - Where no line is longer than {@link MAX_WRAPPED} and most lines inside blocks (runs of lines that are not blank) are
 *   about as long as the longest one, a program or typewriter has wrapped the lines: each block is a unit, its line
 *   breaks are spaces to the reader.
 * - Otherwise each line is a unit.
 *
 * A translation stands on one line; line breaks in it become spaces. Addresses stay text.
 *
 * @example
 * plainText.parse("One.\nTwo.\n", options).units.length // 2
 */
export const plainText: Format = {
  name: "text",
  extensions: [".txt"],
  datatype: "plaintext",
  parse(text): ParsedArticle {
    return { text, units: identifyUnits(findUnits(text)) };
  },
  serialize({ text }, translations): Serialized {
    const edits: Edit[] = [];
    const refusals: Refusal[] = [];
    for (const { id, content, start, end } of identifyUnits(findUnits(text))) {
      const given = translations.get(id);
      if (given === undefined || rawText(given) === text.slice(start, end)) continue;
      const written = writeUnit(id, content, given);
      if ("message" in written) refusals.push(written);
      else edits.push({ start, end, text: written.text });
    }
    if (refusals.length > 0) return { text: null, refusals };
    return { text: applyEdits(text, edits).text, refusals: [] };
  },
};

/** Longest line, in UTF-16 code units, that a file of wrapped lines can have. */
const MAX_WRAPPED = 100;

/** Shortest longest line that such a file can have: shorter ones are verse, lists or headlines. */
const MIN_WRAPPED = 30;

/** How long, as a part of the longest line, a line is that was wrapped because it was full. */
const FULL_LINE = 0.6;

/** How many of the lines that another line of their block follows must be full. */
const MOSTLY = 0.8;

interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
}

function findUnits(text: string): FoundUnit[] {
  const lines = linesOf(text);
  const blocks = blocksOf(text, lines);
  const stretches = isWrapped(blocks) ? blocks : blocks.flatMap((block) => block.map((line) => [line]));
  return stretches.flatMap((stretch) => unitOf(text, stretch));
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  // Some editors begin a file with a byte order mark, which is no text.
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  for (const { 0: lineBreak, index } of text.matchAll(/\r\n|[\n\r]/g)) {
    lines.push({ start, end: index });
    start = index + lineBreak.length;
  }
  return [...lines, { start, end: text.length }];
}

/** Runs of lines that are not blank. */
function blocksOf(text: string, lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [];
  let isOpen = false;
  for (const line of lines) {
    const isBlank = text.slice(line.start, line.end).trim() === "";
    if (!isBlank && isOpen) blocks.at(-1)?.push(line);
    else if (!isBlank) blocks.push([line]);
    isOpen = !isBlank;
  }
  return blocks;
}

function isWrapped(blocks: readonly (readonly Line[])[]): boolean {
  const lengthOf = ({ start, end }: Line) => end - start;
  const longest = blocks.flat().reduce((length, line) => Math.max(length, lengthOf(line)), 0);
  if (longest > MAX_WRAPPED || longest < MIN_WRAPPED) return false;
  const followed = blocks.flatMap((block) => block.slice(0, -1));
  const full = followed.filter((line) => lengthOf(line) >= longest * FULL_LINE);
  return followed.length > 0 && full.length >= followed.length * MOSTLY;
}

function unitOf(text: string, lines: readonly Line[]): FoundUnit[] {
  const parts: Part[] = [];
  let end: number | null = null;
  for (const line of lines) {
    const slice = text.slice(line.start, line.end);
    const first = line.start + (slice.length - slice.trimStart().length);
    const last = line.start + slice.trimEnd().length;
    if (end !== null) parts.push({ type: "text", value: " ", raw: text.slice(end, first) });
    const value = text.slice(first, last);
    parts.push({ type: "text", value, raw: value });
    end = last;
  }
  const first = lines[0]?.start ?? 0;
  const lead = text.slice(first).search(/\S/);
  const { content, cut } = trimContent(protectOpaque(parts));
  if (!isTranslatable(content)) return [];
  const start = first + lead + cut;
  return [{ kind: "paragraph", content: renumber(content), start, end: start + rawText(content).length }];
}

function writeUnit(unit: UnitId, source: Content, given: Content): { readonly text: string } | Refusal {
  const parts = given.map((part) =>
    part.type === "text" && part.raw === undefined ? plainRun(part.value.replace(/\r\n|[\n\r]/g, " ")) : part,
  );
  const translation = trimContent(parts).content;
  const text = rawText(translation);
  if (text === "")
    return { unit, message: "The translation has no text. Write one, or leave the paragraph untranslated." };
  const problem = codeProblem(source, translation);
  return problem === null ? { text } : { unit, message: problem };
}
