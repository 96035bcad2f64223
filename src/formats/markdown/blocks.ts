import { type Content, rawText, renumber } from "../../article/content.ts";
import type { UnitKind } from "../../article/unit.ts";
import { isTranslatable, trimContent } from "../edges.ts";
import { protectOpaque } from "../opaque.ts";
import type { ArticleText, Reading } from "../reading.ts";
import { protectAddresses } from "./addresses.ts";
import { captionOf } from "./caption.ts";
import { pairTags } from "./html-pairs.ts";
import { readInline } from "./inline.ts";
import { PLACES } from "./places.ts";
import type { Surrounding } from "./surrounding.ts";
import { readTokens, type TokenEvent } from "./tokens.ts";

/** Tokens whose opening and closing make up the outline. */
const BLOCKS = new Set([
  "atxHeading",
  "blockQuote",
  "codeFenced",
  "codeIndented",
  "definition",
  "gfmFootnoteDefinition",
  "htmlFlow",
  "listOrdered",
  "listUnordered",
  "paragraph",
  "setextHeading",
  "table",
  "tableData",
  "tableDelimiterRow",
  "tableHeader",
  "tableRow",
  "thematicBreak",
]);

/** Single tokens that are part of the outline, with their text. */
const MARKS = new Set(["atxHeadingSequence", "listItemValue", "setextHeadingLineSequence", "taskListCheck"]);

/** Tokens that hold inline text. */
const TEXTS: ReadonlyMap<string, Surrounding> = new Map<string, Surrounding>([
  ["paragraph", "paragraph"],
  ["atxHeadingText", "heading"],
  ["setextHeadingText", "underlined-heading"],
  ["tableContent", "table-cell"],
]);

/** Containers that give the paragraphs in them their kind. */
const CONTAINER_KINDS: ReadonlyMap<string, UnitKind> = new Map<string, UnitKind>([
  ["listOrdered", "list-item"],
  ["listUnordered", "list-item"],
  ["blockQuote", "quotation"],
  ["gfmFootnoteDefinition", "footnote"],
]);

/**
 * Finds the blocks of a Markdown article.
 *
 * @param start where its body begins.
 * @throws ExonymError where the text is nested beyond all reason.
 */
export function readBody(text: string, start: number): Reading {
  const texts: ArticleText[] = [];
  const outline: string[] = [];
  for (const events of readTokens(text, start)) readBlocks(text, events, texts, outline);
  return { texts, outline };
}

/** Reads the blocks of a piece, and adds what it finds to texts and outline. */
function readBlocks(
  text: string,
  events: readonly TokenEvent[],
  texts: ArticleText[],
  outline: string[],
): void {
  const containers: UnitKind[] = [];
  let headingLevel = 0;
  for (let i = 0; i < events.length; i++) {
    const event = events[i];
    if (event === undefined) continue;
    const { phase, type } = event;
    const container = CONTAINER_KINDS.get(type);
    if (BLOCKS.has(type)) outline.push(`${phase} ${type}`);
    if (phase === "exit") {
      if (container) containers.pop();
      continue;
    }
    if (container) containers.push(container);
    if (MARKS.has(type)) outline.push(`${type} ${markOf(text, event)}`);
    if (type === "listItemPrefix") outline.push("item");
    if (type === "atxHeading" || type === "setextHeading") headingLevel = levelOf(text, event);
    const place = TEXTS.get(type);
    if (place !== undefined) i = readText(event, place, i);
  }

  /** Reads one text and what it means for texts and outline; returns the index of its last event. */
  function readText(event: TokenEvent, place: Surrounding, index: number): number {
    let last = index + 1;
    let start = event.start;
    for (; last < events.length; last++) {
      const inner = events[last];
      if (inner === undefined || (inner.phase === "exit" && inner.type === event.type)) break;
      if (inner.type !== "taskListCheck") continue;
      start = inner.end;
      if (inner.phase === "enter") outline.push(`${inner.type} ${markOf(text, inner)}`);
    }
    const content = readInline(text, events, index + 1, last, start);
    const found = textOf(content, start, place, containers.at(-1), headingLevel);
    outline.push(`text ${found.kind}`);
    texts.push(found);
    return last - 1;
  }
}

function textOf(
  whole: Content,
  start: number,
  place: Surrounding,
  container: UnitKind | undefined,
  headingLevel: number,
): ArticleText {
  const trimmed = trimContent(protectAddresses(pairTags(protectOpaque(whole))));
  const from = start + trimmed.cut;
  const caption = captionOf(trimmed.content);
  if (caption !== null) {
    return bodyText("caption", "caption", caption.content, from + caption.cut, "Image description");
  }
  if (isHeading(place)) return bodyText("heading", place, trimmed.content, from, `Heading ${headingLevel}`);
  const kind = place === "table-cell" ? place : (container ?? "paragraph");
  return bodyText(kind, place, trimmed.content, from, undefined);
}

function bodyText(
  kind: UnitKind,
  place: Surrounding,
  content: Content,
  start: number,
  context: string | undefined,
): ArticleText {
  const raw = rawText(content);
  const isUnit = isTranslatable(content) && !isMath(raw);
  return {
    kind,
    place: PLACES[place],
    isUnit,
    content: renumber(content),
    start,
    end: start + raw.length,
    context,
  };
}

function isHeading(place: Surrounding): boolean {
  return place === "heading" || place === "underlined-heading";
}

/** Display mathematics, `$$ … $$`: nothing to translate. */
function isMath(raw: string): boolean {
  return raw.length > 4 && raw.startsWith("$$") && raw.endsWith("$$");
}

function levelOf(text: string, { type, start, end }: TokenEvent): number {
  const source = text.slice(start, end);
  if (type === "atxHeading") return /^#+/.exec(source)?.[0].length ?? 1;
  return source.trimEnd().endsWith("=") ? 1 : 2;
}

/** A mark's text, but for the length of a heading's underline, which says nothing. */
function markOf(text: string, { type, start, end }: TokenEvent): string {
  return type === "setextHeadingLineSequence" ? (text[start] ?? "") : text.slice(start, end);
}
