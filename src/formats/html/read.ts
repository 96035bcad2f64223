import { usageError } from "../../article/problem.ts";
import type { HtmlOptions } from "../format.ts";
import type { ArticleText, Reading } from "../reading.ts";
import { alternateLinks, localizeAlternates } from "./alternates.ts";
import { attributeOf, attributeTexts } from "./attributes.ts";
import { isOpaque, type Source } from "./content.ts";
import { readLine } from "./line.ts";
import { type LanguageTags, languageTags, localizeTags } from "./localize.ts";
import { articleRanges } from "./scope.ts";
import { habitsOf } from "./spelling.ts";
import { isBlock, VOID } from "./surroundings.ts";
import { type HtmlToken, readTokens } from "./tokens.ts";

/**
 * Finds the texts of HTML.
 *
 * @throws ExonymError (usage) where only the article is asked for, and the page has none.
 * @param options `fragment`: whether it is no page, but what stands inside an element; it has no `scope`.
 * @example
 * readHtml("<p>Hello, <b>world</b>.</p>", { fragment: true }).texts[0]?.kind // "paragraph"
 */
export function readHtml(text: string, options: HtmlOptions & { readonly fragment: boolean }): Reading {
  const tokens = readTokens(text, options.fragment, options.translateCode ?? false);
  const attributes = new Set(options.attributes);
  const source: Source = { text, remembered: new Map(), habits: habitsOf(text), attributes };
  const texts: ArticleText[] = [];
  const outline: string[] = [];
  for (const part of cutIntoLines(tokens)) {
    if (Array.isArray(part)) {
      const line = readLine(source, part);
      for (const found of line.texts) texts.push(found);
      for (const mark of line.outline) outline.push(mark);
      continue;
    }
    outline.push(markOf(part));
    if (part.type !== "start" || !part.surroundings.translate || part.surroundings.isInUnread) continue;
    for (const found of attributeTexts(source, part)) {
      texts.push(found);
      outline.push("text attribute");
    }
  }
  const language = languageTags(tokens, options.fragment);
  const alternates = options.fragment ? null : alternateLinks(text, tokens);
  return {
    // A fragment is what its host has for readers, all of it.
    texts: options.scope === "article" && !options.fragment ? inArticle(text, texts) : texts,
    outline,
    declaredLanguage: declaredIn(language),
    localize: ({ locale, alternates: versions = [] }) => {
      const edits = [
        ...(locale ? localizeTags(text, language, locale) : []),
        ...(alternates ? localizeAlternates(text, alternates, versions) : []),
      ];
      return edits.sort((a, b) => a.start - b.start);
    },
  };
}

/** Leaves only the article's texts to translators. */
function inArticle(page: string, texts: readonly ArticleText[]): ArticleText[] {
  const ranges = articleRanges(page);
  if (ranges === null) {
    throw usageError(
      "No article was found on this page.",
      "Leave out «article» as the scope, so that the whole page is translated.",
    );
  }
  let next = 0;
  return texts.map((text) => {
    while ((ranges[next]?.end ?? Number.POSITIVE_INFINITY) <= text.start) next++;
    const range = ranges[next];
    const isInside = range !== undefined && range.start <= text.start && text.end <= range.end;
    return isInside ? text : { ...text, isUnit: false };
  });
}

function declaredIn({ container }: LanguageTags): string | undefined {
  const declared = container && (attributeOf(container, "lang") ?? attributeOf(container, "xml:lang"));
  return declared?.trim() || undefined;
}

type Tag = HtmlToken & { readonly type: "start" | "end" };

/** Cuts tokens into tags of blocks and the lines of text between them. Two line breaks are the end of a line of text. */
function* cutIntoLines(tokens: readonly HtmlToken[]): Generator<Tag | HtmlToken[]> {
  let line: HtmlToken[] = [];
  let open = 0;
  let isAfterBreak = false;
  for (const token of tokens) {
    const isTag = token.type === "start" || token.type === "end";
    if (isTag && isBlock(token.name) && !token.surroundings.isDrawn) {
      if (line.length > 0) yield line;
      line = [];
      open = 0;
      isAfterBreak = false;
      yield token;
      continue;
    }
    line.push(token);
    const isBreak = isTag && token.name === "br" && !isOpaque(token.surroundings);
    if (isBreak && isAfterBreak && open === 0) {
      yield line;
      line = [];
    }
    isAfterBreak = isBreak || (isAfterBreak && token.type === "text" && token.value.trim() === "");
    // What is shown as markup has no breaks in it, and elements that close themselves (`<path/>`).
    if (isTag && !isOpaque(token.surroundings) && token.element !== null)
      open += token.type === "start" ? (VOID.has(token.name) ? 0 : 1) : -1;
  }
  if (line.length > 0) yield line;
}

/** Attributes that localizing sets. */
const LOCALIZED = new Set(["dir", "lang", "xml:lang"]);

function markOf(tag: Tag): string {
  if (tag.type === "end") return `/${tag.name} ${tag.depth}`;
  const names = tag.attributes.map(({ name }) => name).filter((name) => !LOCALIZED.has(name));
  return `${tag.name} ${tag.depth} ${names.join(" ")}`;
}
