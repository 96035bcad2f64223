import { openXml } from "./charset.ts";
import type { FormatOptions } from "./format.ts";
import { nitfVocabulary } from "./nitf/vocabulary.ts";
import { createSplicedFormat } from "./spliced.ts";
import { readXml } from "./xml/read.ts";
import { rootOf } from "./xml/root.ts";

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
