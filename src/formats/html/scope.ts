import { parse } from "parse5";
import { usageError } from "../../article/problem.ts";
import type { Reading } from "../reading.ts";
import { copyPage } from "./scope/copy.ts";
import { decide } from "./scope/kept.ts";
import { decideOnMetadata } from "./scope/metadata.ts";
import { rangesInside } from "./scope/ranges.ts";
import { readArticle } from "./scope/reader.ts";
import type { SourceRange } from "./scope/tree.ts";

export type { SourceRange } from "./scope/tree.ts";

/**
 * Finds the article on a page as it was scraped, among menus, teasers and comments: what Firefox shows in its Reader
 * View, and around it the title and the descriptions of the page, headline, standfirst and byline.
 *
 * @returns the ranges of the source that belong to it, in UTF-16 code units, in order, without overlap. They begin and
 * end at elements; a sentence is never cut. `null` where there is no article, or the page is too large to look for one.
 * @example
 * articleRanges("<title>News</title><nav>Home</nav><p>Long text …</p>") // [{ start: 0, end: 19 }, …]
 */
export function articleRanges(text: string): readonly SourceRange[] | null {
  const document = parse(text, { sourceCodeLocationInfo: true, scriptingEnabled: false });
  const copy = copyPage(document);
  const found = readArticle(copy);
  if (found === null) return null;
  return rangesInside([...decide(document, copy, found.kept), ...decideOnMetadata(document, found)]);
}

/**
 * Leaves of a page's texts those to be translated that are in its article. The others still count for the structure.
 * Only for a source: of a translation, the reader might take another part for the article.
 *
 * @throws ExonymError where there is no article on the page.
 */
export function narrowToArticle(text: string, reading: Reading): Reading {
  const ranges = articleRanges(text);
  if (ranges === null) {
    throw usageError(
      "No article was found on this page.",
      "Translate all of the page: use --scope page, or set html.scope to page.",
    );
  }
  let next = 0;
  // An inner text begins after its outer one, and only texts that begin later follow.
  const texts = reading.texts.map((one) => {
    while ((ranges[next]?.end ?? Number.POSITIVE_INFINITY) <= one.start) next++;
    const range = ranges[next];
    const isInside = range !== undefined && range.start <= one.start && one.end <= range.end;
    return isInside ? one : { ...one, isUnit: false };
  });
  return { ...reading, texts };
}
