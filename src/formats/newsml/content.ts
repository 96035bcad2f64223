import { attribute, type XmlElement } from "../../xml/tree.ts";
import type { FormatOptions } from "../format.ts";
import { readHtml } from "../html/read.ts";
import { readElement } from "../xml/blocks.ts";
import { holdsCharacters, readEmbedded } from "../xml/embedded.ts";
import { keepNodes } from "../xml/outline.ts";
import { readPlainParagraphs } from "../xml/plain.ts";
import type { Handler } from "../xml/reader.ts";
import { nameIn, type Vocabulary } from "../xml/vocabulary.ts";
import data from "./vocabulary.json" with { type: "json" };

/** Outermost elements of HTML that content begins with. */
const HTML_ROOTS = new Set(data.htmlRoots);

/**
 * Reads content in XML (NewsML-G2, `inlineXML`): NITF and XHTML by their own vocabularies, told by namespace or, where
 * there is none, by name. Anything else, such as SportsML, stays.
 */
export function readInlineXml(nitf: Vocabulary, xhtml: Vocabulary): Handler {
  const vocabularyOf = ({ tag }: XmlElement): Vocabulary | undefined => {
    if (tag.local === "nitf") return nitf;
    if (HTML_ROOTS.has(tag.local)) return xhtml;
    return nameIn(xhtml, tag.uri, tag.local) === undefined ? undefined : xhtml;
  };
  return (element, _rule, around, reader) => {
    for (const child of element.children) {
      const vocabulary = child.type === "element" ? vocabularyOf(child) : undefined;
      if (child.type === "element" && vocabulary !== undefined) {
        readElement(child, { ...around, vocabulary }, reader);
      } else keepNodes([child], reader);
    }
  };
}

/** Paragraphs of HTML that agencies send as plain text. */
const MARKED_UP = /^\s*<(p|div)[\s>][\s\S]*<\/\1>\s*$/i;

/** Reads content in characters (NewsML-G2, `inlineData`): plain text, or HTML where its type says so, or the text itself. */
export function readInlineData(options: FormatOptions): Handler {
  const asHtml = (inner: string) => readHtml(inner, { ...options.html, fragment: true });
  return (element, _rule, _around, reader) => {
    const type = attribute(element.tag, "contenttype") ?? "text/plain";
    const isEncoded = ["encoding", "encodinguri"].some((name) => attribute(element.tag, name) !== undefined);
    const isText = holdsCharacters(element) && !isEncoded;
    if (isText && /^(?:text\/html|application\/xhtml\+xml)\b/i.test(type)) {
      readEmbedded(element, reader, asHtml);
    } else if (isText && /^text\/plain\b/i.test(type)) {
      readEmbedded(element, reader, (inner) =>
        MARKED_UP.test(inner) ? asHtml(inner) : readPlainParagraphs(inner),
      );
    } else keepNodes(element.children, reader);
  };
}
