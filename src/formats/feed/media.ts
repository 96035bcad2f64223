import { attribute } from "../../xml/tree.ts";
import { readMixed } from "../xml/blocks.ts";
import { holdsCharacters, readEmbedded } from "../xml/embedded.ts";
import { readPlainParagraphs } from "../xml/plain.ts";
import type { Handler } from "../xml/reader.ts";
import { type FeedMarkup, htmlHandler, inContext, titleHandler } from "./markup.ts";

/**
 * Reads a title, description or transcript of Media RSS by its `type` (Media RSS 1.5.1, `media:title`, `media:description`,
 * `media:text`): HTML where it says so, else plain text, in which a tag is its own name and blank lines part paragraphs.
 */
export function mediaHandler(markup: FeedMarkup): Handler {
  const html = htmlHandler(markup);
  const title = titleHandler(markup);
  return (element, rule, around, reader) => {
    const isTitle = rule.kind === "heading";
    const type = attribute(element.tag, "type")?.trim().toLowerCase() ?? "plain";
    if (type.includes("html")) (isTitle ? title : html)(element, rule, around, reader);
    else if (isTitle || !holdsCharacters(element)) readMixed(element.children, around, reader);
    else {
      readEmbedded(element, reader, (text) => {
        const plain = readPlainParagraphs(text);
        return { ...plain, texts: plain.texts.map((found) => inContext(found, around)) };
      });
    }
  };
}
