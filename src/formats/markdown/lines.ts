import { type Content, rawText } from "../../article/content.ts";
import { cutAt } from "../cut.ts";
import { isLineBreak } from "../normalize.ts";

/** A part of a paragraph. */
export interface Section {
  readonly content: Content;
  /** Offset of its raw text in that of the paragraph. */
  readonly start: number;
  /** Whether it is a line of the site generator's, such as `:::note`, and no text. */
  readonly isLine: boolean;
}

/** A line that is a directive (`:::note[Title]`, `::video{id=1}`), an attribute list of kramdown, or a table of contents. */
const DIRECTIVE = /^[ \t]*(?::{3,}.*|::[A-Za-z][\w-]*(?:[[{].*)?|\{:.*\}|\[\[?toc\]\]?)[ \t]*$/i;

/** A tag that does something, and is no variable. */
const TAG = /^\{(?:%|\{[<%])/;

/** The sign of a definition (PHP Markdown Extra); not in the first line of a paragraph. */
const DEFINITION = /^[ \t]*:[ \t]+(?=\S)/;

/** Longest line that is looked at, in code units. */
const MAX_LINE = 2000;

interface Line {
  /** Offsets in the paragraph's raw text, without the breaks around it. */
  readonly start: number;
  readonly end: number;
  /** How the line reads: without the marks of quotations. */
  readonly source: string;
  /** Whether markup that is open goes on over its beginning or end. */
  readonly isInside: boolean;
  /** Whether it holds nothing but tags of a template that do something: `{{< figure … >}}`, `{% note %}`. */
  readonly isTag: boolean;
}

/**
 * Takes lines out of a paragraph that Markdown knows nothing of, but site generators do: they work by themselves, at the
 * head of a line, and so stay where they are.
 *
 * @param content a paragraph's, as read.
 */
export function sectionsOf(content: Content): readonly Section[] {
  const raw = rawText(content);
  if (!/[:{[]/.test(raw)) return [{ content, start: 0, isLine: false }];
  const lines = linesOf(content);
  const cuts: { start: number; end: number }[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined || line.isInside || line.source.length > MAX_LINE) continue;
    const definition = i === 0 ? null : DEFINITION.exec(line.source);
    if (DIRECTIVE.test(line.source)) cuts.push(line);
    else if (definition) cuts.push({ start: line.start, end: line.start + definition[0].length });
    else if (line.isTag) cuts.push(line);
  }
  return cuts.length === 0 ? [{ content, start: 0, isLine: false }] : cutOut(content, cuts, raw.length);
}

function linesOf(content: Content): Line[] {
  const lines: Line[] = [];
  const open = new Set<string>();
  let position = 0;
  let start = 0;
  let source = "";
  let startsInside = false;
  /** Tags in the line; less than none where something else stands there, too. */
  let tags = 0;
  const endLine = (end: number) => {
    lines.push({ start, end, source, isInside: startsInside || open.size > 0, isTag: tags > 0 });
  };
  for (const part of content) {
    const raw = rawText([part]);
    if (part.type === "code") {
      if (part.form === "open") open.add(part.id);
      if (part.form === "close") open.delete(part.id);
    }
    if (isLineBreak(part)) {
      endLine(position);
      startsInside = open.size > 0;
      start = position + raw.length;
      source = "";
      tags = 0;
    } else {
      source += raw;
      if (part.type === "code" && TAG.test(raw)) tags++;
      else if (raw.trim() !== "") tags = Number.NEGATIVE_INFINITY;
    }
    position += raw.length;
  }
  endLine(position);
  return lines;
}

/** Cuts ranges of the raw text out as lines. A range whose edge lies inside a part that cannot be cut stays text. */
function cutOut(
  content: Content,
  cuts: readonly { readonly start: number; readonly end: number }[],
  length: number,
): readonly Section[] {
  const bounds = cuts.flatMap(({ start, end }) => [start, end]);
  const { pieces, starts } = cutAt(content, bounds);
  const sections: Section[] = [];
  let from = 0;
  const push = (start: number, end: number, isLine: boolean) => {
    if (start >= end) return;
    const part = pieces.slice(starts.get(start) ?? 0, starts.get(end) ?? pieces.length);
    sections.push({ content: part, start, isLine });
  };
  for (const { start, end } of cuts) {
    if (!starts.has(start) || !(starts.has(end) || end === length)) continue;
    push(from, start, false);
    push(start, end, true);
    from = end;
  }
  push(from, length, false);
  return sections;
}
