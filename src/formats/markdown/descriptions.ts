import type { Content } from "../../article/content.ts";
import { articleText } from "../article-text.ts";
import { protectOpaque } from "../opaque.ts";
import type { ArticleText } from "../reading.ts";
import { pairTags } from "./html-pairs.ts";
import { descriptionPlace } from "./places.ts";
import { quotedText, TITLE } from "./quoted.ts";
import type { Syntax } from "./syntax.ts";
import type { TokenEvent } from "./tokens.ts";

/**
 * The description of an image, which is a text of its own.
 *
 * @param label what stands between its brackets.
 * @param start offset of the label.
 * @param labelEnd offset of the bracket that closes it.
 * @param end offset of the image's end.
 * @returns `null` where it is blank.
 */
export function descriptionOf(
  label: Content,
  start: number,
  labelEnd: number,
  end: number,
  text: string,
  syntax: Syntax,
): ArticleText | null {
  return articleText(pairTags(protectOpaque(label), syntax.isMdx), start, {
    kind: "attribute",
    context: "Image description",
    place: descriptionPlace(syntax, {
      label: text.slice(start, labelEnd),
      closing: text.slice(labelEnd, end),
      end,
    }),
  });
}

/**
 * The title of a link, an image or a definition.
 *
 * @param events the title is looked for between the indices `from` and `to`.
 */
export function titleIn(
  text: string,
  events: readonly TokenEvent[],
  from: number,
  to: number,
  context: string,
): ArticleText | null {
  for (let i = from; i < to; i++) {
    const event = events[i];
    if (event?.phase !== "enter") continue;
    if (event.type === "resourceTitleString" || event.type === "definitionTitleString") {
      return quotedText(text, event.start, event.end, context, TITLE);
    }
  }
  return null;
}
