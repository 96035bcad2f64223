import { parse } from "parse5";
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
