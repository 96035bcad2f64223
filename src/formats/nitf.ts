import { openXml } from "./charset.ts";
import type { FormatOptions } from "./format.ts";
import nitfData from "./nitf/vocabulary.json" with { type: "json" };
import { createSplicedFormat } from "./spliced.ts";
import { readXml } from "./xml/read.ts";
import { rootOf } from "./xml/root.ts";
import { createVocabulary, type Vocabulary, type VocabularyData, type XmlOptions } from "./xml/vocabulary.ts";

/**
 * NITF, the News Industry Text Format of IPTC (versions 2 to 3.6, with or without a namespace): headlines, byline,
 * dateline, abstract, body, captions, tables and the descriptions of media. Names of people, places and organisations
 * are pairs of codes around their text. Metadata of the head, media, preformatted text and distributors stay.
 *
 * @example
 * nitf.parse("<nitf><body><body.content><p>Hello</p></body.content></body></nitf>", options).units.length // 1
 */
export const nitf = createSplicedFormat({
  name: "nitf",
  extensions: [".nitf", ".xml"],
  datatype: "xml",
  recognises: (beginning) => rootOf(beginning)?.local === "nitf",
  open: openXml,
  read: (text, options: FormatOptions) => readXml(text, [nitfVocabulary(options.xml)]),
});

/** The elements of NITF, with a team's changes. */
export function nitfVocabulary(options: XmlOptions | undefined): Vocabulary {
  return createVocabulary(nitfData as VocabularyData, options); // the import loses the names of kinds
}
