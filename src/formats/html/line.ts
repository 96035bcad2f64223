import { type Content, isBlank, type Part, rawText, renumber } from "../../article/content.ts";
import { articleText } from "../article-text.ts";
import { isTranslatable, type Trimmed, trimContent } from "../edges.ts";
import type { ArticleText } from "../reading.ts";
import { isAlternateLink } from "./alternates.ts";
import { attributeOf, attributeTexts } from "./attributes.ts";
import { isOpaque, pairsOf, readContent, type Source } from "./content.ts";
import { linkedDataTexts } from "./linked-data.ts";
import { textPlace } from "./spelling.ts";
import { VOID } from "./surroundings.ts";
import type { HtmlToken, StartTag } from "./tokens.ts";

/** What {@link readLine} finds. */
export interface Line {
  readonly texts: readonly ArticleText[];
  readonly outline: readonly string[];
}

/** Elements that say nothing, wherever they stand. */
const SILENT = new Set(["noembed", "noframes", "script", "style"]);

/**
 * Reads what stands in one line of text, between the tags of blocks. Line breaks, comments and tags without a partner
 * at its ends are not part of its text.
 */
export function readLine(source: Source, tokens: readonly HtmlToken[]): Line {
  const [from, to] = inside(source, tokens);
  const line = tokens.slice(from, to);
  const whole = readContent(source, line, isOpaque);
  const { content, cut } = trimBreaks(whole);
  const inner = textsInMarkup(source, tokens);
  const first = line[0];
  if (first === undefined || !content.some((part) => part.type === "text" && part.value.trim() !== "")) {
    // What is not in a sentence stands alone.
    const texts = inner.map((text) =>
      text.context === IMAGE ? { ...text, kind: "caption" as const } : text,
    );
    return { texts, outline: [...tokens.flatMap(markOf), ...texts.map(({ kind }) => `text ${kind}`)] };
  }
  const start = first.start + cut;
  const end = start + rawText(content).length;
  const { kind, context, isSpaced } = surroundingsOf(line);
  const text: ArticleText = {
    kind,
    context,
    content: renumber(content),
    start,
    end,
    isUnit: isTranslatable(content),
    place: textPlace(source.habits, isSpaced),
  };
  const before = inner.filter((one) => one.start < start);
  const rest = inner.slice(before.length);
  const outside = [...before, ...rest.filter((one) => one.start >= end)];
  return {
    texts: [...before, text, ...rest],
    outline: [
      ...tokens.slice(0, from).flatMap(markOf),
      `text ${kind} ${brokenTags(line)}`,
      ...outside.map((one) => `text ${one.kind}`),
      ...tokens.slice(to).flatMap(markOf),
    ],
  };
}

/** Takes white space and line breaks off both edges. */
function trimBreaks(whole: Content): Trimmed {
  const isApart = (part: Part) => (part.type === "code" ? part.kind === "break" : isBlank([part]));
  const first = whole.findIndex((part) => !isApart(part));
  if (first < 0) return { content: [], cut: rawText(whole).length };
  const last = whole.findLastIndex((part) => !isApart(part));
  const { content, cut } = trimContent(whole.slice(first, last + 1));
  return { content, cut: cut + rawText(whole.slice(0, first)).length };
}

/** The context of an image's description. */
const IMAGE = "Image description";

/** The surroundings of the first text that is shown. */
function surroundingsOf(line: readonly HtmlToken[]) {
  const shown = line.find(({ type, surroundings }) => type === "text" && !isOpaque(surroundings));
  // There is one: it has been found to have text.
  return (shown ?? (line[0] as HtmlToken)).surroundings;
}

/** Whether browsers end an instruction of PHP too early, at the `>` of `->` or `=>`: its rest stands in the text behind it. */
function isCutPhp(text: string, { start, end }: HtmlToken): boolean {
  return text.startsWith("<?", start) && !text.startsWith("?>", end - 2);
}

/** The range of tokens without those that have no part in a sentence. */
function inside(source: Source, tokens: readonly HtmlToken[]): readonly [from: number, to: number] {
  const elements = new Map<number, number>();
  for (const token of tokens) {
    if (token.type !== "start" && token.type !== "end") continue;
    if (token.element !== null) elements.set(token.element, (elements.get(token.element) ?? 0) + 1);
  }
  const isApart = (token: HtmlToken): boolean => {
    if (SILENT.has(token.surroundings.name)) return true;
    if (token.type === "text") return /^[ \t\n\f\r]*$/.test(token.value);
    if (token.type !== "start" && token.type !== "end") return !isCutPhp(source.text, token);
    if (token.name === "br") return true;
    if (token.type === "start" && VOID.has(token.name)) return false;
    return token.element === null || (elements.get(token.element) ?? 0) < 2;
  };
  let from = 0;
  let to = tokens.length;
  while (from < to && isApartAt(from)) from++;
  while (to > from && isApartAt(to - 1)) to--;
  return [from, to];

  function isApartAt(index: number): boolean {
    const token = tokens[index];
    return token !== undefined && isApart(token);
  }
}

/**
 * The tags of a line, with how deep browsers are in the page after each, where some have no partner: browsers mend such
 * lines in ways that depend on the order of everything in them. Where all tags have partners, their order is free.
 */
function brokenTags(line: readonly HtmlToken[]): string {
  const tags = line.filter(
    (token) =>
      (token.type === "end" || (token.type === "start" && !VOID.has(token.name))) &&
      !isOpaque(token.surroundings),
  );
  const pairs = pairsOf(tags);
  if (tags.every((tag) => pairs.has(tag))) return "";
  return tags.flatMap((tag) => [...markOf(tag), tag.depth]).join(" ");
}

/** What a token that is in no text means for the structure. */
function markOf(token: HtmlToken): readonly string[] {
  if (token.type === "text" || isAlternateLink(token)) return [];
  return token.type === "start" || token.type === "end" ? [`${token.type} ${token.name}`] : [token.type];
}

/** The texts in the markup of a line: in attributes, drawings and linked data; in order. */
function textsInMarkup(source: Source, tokens: readonly HtmlToken[]): ArticleText[] {
  const texts: ArticleText[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) continue;
    const { translate, isInUnread, drawingText } = token.surroundings;
    if (token.type === "start" && isLinkedData(token) && translate) {
      const data = tokens[i + 1];
      if (data?.type === "text" && data.surroundings === token.surroundings) {
        for (const found of linkedDataTexts(source.text, data)) texts.push(found);
      }
    } else if (drawingText !== null) {
      const from = i;
      while (tokens[i + 1]?.surroundings.drawingText === drawingText) i++;
      for (const found of drawnText(source, tokens.slice(from, i + 1))) texts.push(found);
    } else if (token.type === "start" && translate && !isInUnread) {
      for (const found of attributeTexts(source, token)) texts.push(found);
    }
  }
  return texts;
}

function isLinkedData(token: StartTag): boolean {
  return (
    token.name === "script" && /^\s*application\/ld\+json\s*(?:;|$)/i.test(attributeOf(token, "type") ?? "")
  );
}

/** A text in a drawing, from its opening tag to its closing one. */
function drawnText(source: Source, tokens: readonly HtmlToken[]): ArticleText[] {
  const from = tokens[0]?.type === "start" ? 1 : 0;
  const to = tokens.length - (tokens.at(-1)?.type === "end" ? 1 : 0);
  const line = tokens.slice(from, to);
  const first = line[0];
  if (first === undefined) return [];
  const whole = readContent(source, line, ({ translate, isUnread }) => !translate || isUnread);
  const place = textPlace(source.habits, false);
  const found = articleText(whole, first.start, { kind: "attribute", context: "Text in a drawing", place });
  return found?.isUnit ? [found] : [];
}
