import { attribute, type XmlElement } from "../../xml/tree.ts";
import { readMixed } from "../xml/blocks.ts";
import { keepNodes } from "../xml/outline.ts";
import type { Handler } from "../xml/reader.ts";
import { type FeedMarkup, htmlHandler, titleHandler } from "./markup.ts";

/**
 * Reads a text of Atom by its `type` (RFC 4287, sections 3.1 and 4.1.3): plain text, HTML in characters, or XHTML. What is
 * of another type or elsewhere (`src`) stays. Atom 0.3 names types by media type, and says `mode="escaped"`.
 */
export function typedHandler(markup: FeedMarkup): Handler {
  const html = htmlHandler(markup);
  const title = titleHandler(markup);
  return (element, rule, around, reader) => {
    const type = typeOf(element);
    if (type === "other") keepNodes(element.children, reader);
    else if (type === "text") readMixed(element.children, around, reader);
    else if (type === "xhtml") readMixed(element.children, { ...around, vocabulary: markup.xhtml }, reader);
    else (rule.kind === "heading" ? title : html)(element, rule, around, reader);
  };
}

function typeOf({ tag }: XmlElement): "text" | "html" | "xhtml" | "other" {
  if (attribute(tag, "src") !== undefined) return "other";
  const type = (attribute(tag, "type") ?? "text").trim().toLowerCase();
  if (attribute(tag, "mode") === "base64") return "other";
  if (type === "html" || type.startsWith("text/html")) return "html";
  if (type === "xhtml" || type.startsWith("application/xhtml+xml")) {
    return attribute(tag, "mode") === "escaped" ? "html" : "xhtml";
  }
  return type === "text" || type.startsWith("text/plain") ? "text" : "other";
}
