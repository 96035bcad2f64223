import { type Content, rawText, renumber } from "../article/content.ts";
import { isTranslatable, trimContent } from "./edges.ts";
import type { ArticleText } from "./reading.ts";

/**
 * Makes a text of what a format has read: without the white space at its edges, and with codes counted from 1.
 *
 * @param whole lossless content.
 * @param start where it begins in the article, in UTF-16 code units.
 * @param about what it is, and where it stands.
 * @returns `null` where there is nothing but white space.
 */
export function articleText(
  whole: Content,
  start: number,
  about: Pick<ArticleText, "kind" | "context" | "place">,
): ArticleText | null {
  const { content, cut } = trimContent(whole);
  if (content.length === 0) return null;
  const from = start + cut;
  return {
    ...about,
    content: renumber(content),
    start: from,
    end: from + rawText(content).length,
    isUnit: isTranslatable(content),
  };
}
