import type { UnitKind } from "../../article/unit.ts";
import type { ArticleText, Reading } from "../reading.ts";
import { titleIn } from "./descriptions.ts";
import { blockTexts } from "./html-texts.ts";
import { readInline } from "./inline.ts";
import type { Surrounding } from "./surrounding.ts";
import type { Syntax } from "./syntax.ts";
import { tagTexts } from "./tags.ts";
import { maskTemplateTags } from "./template-tags.ts";
import { type Block, textsOf } from "./texts.ts";
import { indexOfExit, readTokens, type TokenEvent } from "./tokens.ts";

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
  "mathFlow",
  "mdxFlowExpression",
  "mdxJsxFlowTag",
  "mdxjsEsm",
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
const MARKS = new Set([
  "atxHeadingSequence",
  "listItemValue",
  "mdxJsxFlowTagClosingMarker",
  "mdxJsxFlowTagNamePrimary",
  "mdxJsxFlowTagSelfClosingMarker",
  "setextHeadingLineSequence",
  "taskListCheck",
]);

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
 * @throws ExonymError where the text is nested beyond all reason; MdxError where the syntax is MDX and the text is none.
 */
export function readBody(text: string, start: number, syntax: Syntax): Reading {
  const texts: ArticleText[] = [];
  const outline: string[] = [];
  const masked = maskTemplateTags(text, syntax.tags);
  for (const events of readTokens(masked, start, syntax)) readBlocks(text, events, syntax, texts, outline);
  return { texts, outline };
}

/** Reads the blocks of a piece, and adds what it finds to texts and outline. */
function readBlocks(
  text: string,
  events: readonly TokenEvent[],
  syntax: Syntax,
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
    if (type === "definition") {
      const title = titleIn(text, events, i, indexOfExit(events, i, event), "Link title");
      if (title !== null) texts.push(title);
    }
    // One by one, here and below, as there may be more than can be handed over at once.
    if (type === "mdxJsxFlowTag") {
      for (const found of tagTexts(text, events, i, indexOfExit(events, i, event), syntax)) texts.push(found);
    }
    if (type === "htmlFlow") {
      const html = blockTexts(text, events, i, indexOfExit(events, i, event), syntax);
      for (const found of html.texts) texts.push(found);
      for (const line of html.outline) outline.push(line);
    }
    const surrounding = TEXTS.get(type);
    if (surrounding !== undefined) i = readText(event, surrounding, i);
  }

  /** Reads one text and what it means for texts and outline; returns the index of its last event. */
  function readText(event: TokenEvent, surrounding: Surrounding, index: number): number {
    let last = index + 1;
    let start = event.start;
    for (; last < events.length; last++) {
      const inner = events[last];
      if (inner === undefined || (inner.phase === "exit" && inner.type === event.type)) break;
      if (inner.type !== "taskListCheck") continue;
      start = inner.end;
      if (inner.phase === "enter") outline.push(`${inner.type} ${markOf(text, inner)}`);
    }
    const inline = readInline(text, events, index + 1, last, start, syntax);
    const found = textsOf(text, inline, start, blockOf(surrounding, containers.at(-1), headingLevel), syntax);
    for (const line of found.outline) outline.push(line);
    for (const one of found.texts) texts.push(one);
    return last - 1;
  }
}

function blockOf(surrounding: Surrounding, container: UnitKind | undefined, headingLevel: number): Block {
  if (surrounding === "heading" || surrounding === "underlined-heading") {
    return { surrounding, kind: "heading", context: `Heading ${headingLevel}` };
  }
  const kind = surrounding === "table-cell" ? surrounding : (container ?? "paragraph");
  return { surrounding, kind, context: undefined };
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
