import { openXml } from "./charset.ts";
import { feedHandlers, feedVocabulary } from "./feed/vocabulary.ts";
import type { FormatOptions } from "./format.ts";
import type { Reading } from "./reading.ts";
import { createSplicedFormat } from "./spliced.ts";
import { contentHandler } from "./wxr/content.ts";
import { metaHandler, postHandler } from "./wxr/post.ts";
import data from "./wxr/vocabulary.json" with { type: "json" };
import { readXml } from "./xml/read.ts";
import { rootOf } from "./xml/root.ts";
import type { VocabularyData } from "./xml/vocabulary.ts";
import { xhtmlVocabulary } from "./xml/xhtml.ts";

/**
 * WordPress eXtended RSS, the file of its export: titles, contents and excerpts of posts and pages, descriptions of images,
 * titles and descriptions for search engines. Contents are HTML in CDATA sections: with the block comments of Gutenberg,
 * which keep their bytes, or as the classic editor writes it, with blank lines between paragraphs. Shortcodes are codes.
 *
 * @example
 * wxr.parse(exported, options).units.map(({ context }) => context) // ["Title", "Title", "Heading 2", …]
 */
export const wxr = createSplicedFormat({
  name: "wxr",
  extensions: [".wxr", ".xml"],
  datatype: "xml",
  recognises: (beginning) => {
    const root = rootOf(beginning);
    return root?.local === "rss" && /["']http:\/\/wordpress\.org\/export\//.test(root.tag);
  },
  open: openXml,
  read,
});

function read(text: string, options: FormatOptions): Reading {
  const xhtml = xhtmlVocabulary(options.xml);
  const markup = { options, xhtml };
  const elements = data.elements as VocabularyData["elements"]; // the import loses the names of kinds
  return readXml(
    text,
    [feedVocabulary(options.xml, elements), xhtml],
    new Map([
      ...feedHandlers(markup),
      ["post", postHandler],
      ["meta", metaHandler(markup)],
      ["content", contentHandler(markup)],
    ]),
  );
}
