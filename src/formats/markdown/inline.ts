import { decodeString } from "micromark-util-decode-string";
import {
  type Code,
  type CodeKind,
  type Content,
  mergeText,
  type Part,
  rawText,
} from "../../article/content.ts";
import { shortDisplay } from "../opaque.ts";
import type { ArticleText } from "../reading.ts";
import { descriptionOf, titleIn } from "./descriptions.ts";
import { htmlTagTexts } from "./html-texts.ts";
import { referenceDisplay } from "./references.ts";
import type { Syntax } from "./syntax.ts";
import { tagTexts } from "./tags.ts";
import { tagAfter } from "./template-tags.ts";
import { indexOfExit, type TokenEvent } from "./tokens.ts";

/** Tokens that are one single code as they stand. */
const SINGLE_CODES: ReadonlyMap<string, CodeKind> = new Map<string, CodeKind>([
  ["codeText", "code"],
  ["autolink", "link"],
  ["literalAutolink", "link"],
  ["htmlText", "html"],
  ["gfmFootnoteCall", "footnote"],
  ["mathText", "other"],
  ["mdxTextExpression", "variable"],
  ["mdxJsxTextTag", "html"],
]);

/** Tokens around text that has a sequence of signs before and after it. */
const MARKED: ReadonlyMap<string, CodeKind> = new Map<string, CodeKind>([
  ["emphasis", "emphasis"],
  ["strong", "strong"],
  ["strikethrough", "strikethrough"],
]);

const SEQUENCES = new Set(["emphasisSequence", "strongSequence", "strikethroughSequence"]);

/** A pair of codes whose closing one has not come yet. */
interface Frame {
  readonly kind: CodeKind;
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** Index of the opening code among the parts, once it is there. */
  opened: number | null;
}

/** A line's end with what belongs to it: spaces before it, marks of quotations after it. Complete when the next text begins. */
interface LineBreak {
  readonly start: number;
  readonly hard: boolean;
}

/** A stretch of inline Markdown. */
export interface Inline {
  readonly content: Content;
  /** Texts inside its codes: descriptions of images, titles. In order. */
  readonly inner: readonly ArticleText[];
}

/**
 * Reads a stretch of inline Markdown as lossless content: its parts' `raw`, joined, is the article's slice from
 * `start` to the end of the last text or code. A line break at its end is left out.
 *
 * @param events all tokens of the article; the stretch is between the indices `from` (inclusive) and `to` (exclusive).
 * @param start offset where the stretch starts; tokens before it are passed over.
 */
export function readInline(
  text: string,
  events: readonly TokenEvent[],
  from: number,
  to: number,
  start: number,
  syntax: Syntax,
): Inline {
  const parts: Part[] = [];
  const inner: ArticleText[] = [];
  const frames: Frame[] = [];
  let cursor = start;
  let lineBreak: LineBreak | null = null;
  let ids = 0;

  for (let i = from; i < to; i++) {
    const event = events[i];
    if (event === undefined || event.start < start) continue;
    // The rest of a template tag over several lines.
    if (event.phase === "enter" && event.start < cursor && event.type !== "data") continue;
    if (event.phase === "enter") i = enter(event, i);
    else if (event.type === "labelText") i = closeLabel(event.end, i);
    else if (MARKED.has(event.type)) frames.pop();
  }
  return { content: mergeText(parts), inner: inner.sort((a, b) => a.start - b.start) };

  /** Reads one token; returns the index of the last event that it took. */
  function enter(event: TokenEvent, index: number): number {
    const { type } = event;
    const single = SINGLE_CODES.get(type);
    const marked = MARKED.get(type);
    if (single !== undefined) {
      pushCode("single", single, nextId(), event.start, event.end);
      const last = indexOfExit(events, index, event, to);
      for (const found of textsInTag(event, index, last)) inner.push(found);
      return last;
    }
    if (type === "data") {
      pushData(event.start, event.end);
    } else if (type === "characterEscape") {
      pushText(text.slice(event.start + 1, event.end), event);
      return indexOfExit(events, index, event, to);
    } else if (type === "characterReference") {
      pushReference(event);
      return indexOfExit(events, index, event, to);
    } else if (type === "lineEnding" || type === "lineSuffix") {
      lineBreak ??= { start: event.start, hard: false };
    } else if (type === "hardBreakTrailing" || type === "hardBreakEscape") {
      // A line that holds nothing but a backslash: the line break before it is complete.
      if (lineBreak) flush(event.start);
      lineBreak = { start: event.start, hard: true };
    } else if (marked !== undefined) {
      pushFrame(marked, event);
    } else if (type === "link" || type === "image") {
      pushFrame(type, event);
    } else if (SEQUENCES.has(type)) {
      const frame = frames.at(-1);
      if (frame)
        pushCode(frame.opened === null ? "open" : "close", frame.kind, frame.id, event.start, event.end);
      if (frame) frame.opened ??= parts.length - 1;
    } else if (type === "labelText") {
      const frame = frames.at(-1);
      if (frame) pushCode("open", frame.kind, frame.id, frame.start, event.start);
      if (frame) frame.opened = parts.length - 1;
    }
    return index;
  }

  function textsInTag({ type, start: from, end }: TokenEvent, first: number, last: number) {
    if (type === "htmlText") return htmlTagTexts(text, from, end, syntax);
    return type === "mdxJsxTextTag" ? tagTexts(text, events, first, last, syntax) : [];
  }

  function nextId(): string {
    return String(++ids);
  }

  function pushFrame(kind: CodeKind, event: TokenEvent): void {
    frames.push({ kind, id: nextId(), start: event.start, end: event.end, opened: null });
  }

  /** Completes an open line break at `offset`, where the next text or code begins. */
  function flush(offset: number): void {
    const pending = lineBreak;
    lineBreak = null;
    if (pending?.hard) pushCode("single", "break", nextId(), pending.start, offset);
    else if (pending) parts.push({ type: "text", value: " ", raw: text.slice(cursor, offset) });
    // micromark leaves no gaps; should one appear, its bytes are kept as an opaque code.
    else if (cursor < offset) pushCode("single", "other", nextId(), cursor, offset);
    cursor = offset;
  }

  /** Text that reads as it is spelled, with the template tags in it as codes. */
  function pushData(dataStart: number, end: number): void {
    for (let from = Math.max(dataStart, cursor, start); from < end; from = cursor) {
      const tag = tagAfter(syntax.tags, from);
      const to = Math.min(end, tag?.start ?? end);
      if (from < to) pushText(text.slice(from, to), { start: from, end: to });
      else if (tag !== undefined) pushCode("single", tag.kind ?? "variable", nextId(), from, tag.end);
    }
  }

  function pushText(value: string, event: Pick<TokenEvent, "start" | "end">): void {
    flush(event.start);
    parts.push({ type: "text", value, raw: text.slice(event.start, event.end) });
    cursor = event.end;
  }

  function pushReference(event: TokenEvent): void {
    const value = decodeString(text.slice(event.start, event.end));
    // A spelled-out line feed must not be taken for one that a translator typed.
    if (value.includes("\n")) pushCode("single", "other", nextId(), event.start, event.end);
    else pushText(value, event);
  }

  function pushCode(
    form: Code["form"],
    kind: CodeKind,
    id: string,
    codeStart: number,
    codeEnd: number,
  ): void {
    if (codeStart > cursor || lineBreak) flush(codeStart);
    const raw = text.slice(codeStart, codeEnd);
    parts.push({ type: "code", form, id, kind, raw, display: kind === "break" ? "↵" : shortDisplay(raw) });
    cursor = codeEnd;
  }

  /** Ends the link or image whose label ends at `offset`; returns the index of its last event. */
  function closeLabel(offset: number, index: number): number {
    const frame = frames.pop();
    if (frame?.opened == null) return index;
    if (lineBreak || cursor < offset) flush(offset);
    const last = indexOfExit(events, index + 1, { type: frame.kind, end: frame.end }, to);
    const inside = parts.slice(frame.opened + 1);
    const labelStart = offset - rawText(inside).length;
    const isNested = frames.some(({ kind }) => kind === "image");
    if (inside.length === 0 || (frame.kind === "image" && !isNested)) {
      parts.length = frame.opened;
      cursor = frame.start;
      pushCode("single", frame.kind, frame.id, frame.start, frame.end);
      if (frame.kind === "image") {
        // What is in the links and images of a description is moved with it.
        while ((inner.at(-1)?.start ?? 0) > frame.start) inner.pop();
        const alt = descriptionOf(inside, labelStart, offset, frame.end, text, syntax);
        if (alt !== null) inner.push(alt);
      }
    } else {
      const raw = text.slice(offset, frame.end);
      const display = referenceDisplay(raw, inside) ?? shortDisplay(raw);
      parts.push({ type: "code", form: "close", id: frame.id, kind: frame.kind, raw, display });
      cursor = frame.end;
    }
    const title = titleIn(text, events, index, last, frame.kind === "image" ? "Image title" : "Link title");
    if (title !== null && !isNested) inner.push(title);
    return last;
  }
}
