import { openXml } from "./charset.ts";
import type { FormatOptions } from "./format.ts";
import { readInlineData, readInlineXml } from "./newsml/content.ts";
import data from "./newsml/vocabulary.json" with { type: "json" };
import { nitfVocabulary } from "./nitf/vocabulary.ts";
import type { Reading } from "./reading.ts";
import { createSplicedFormat } from "./spliced.ts";
import { readXml } from "./xml/read.ts";
import { rootOf } from "./xml/root.ts";
import { createVocabulary, type VocabularyData } from "./xml/vocabulary.ts";
import { xhtmlVocabulary } from "./xml/xhtml.ts";

/** Outermost elements of NewsML-G2 files, and of the pieces of them in IPTC's guides. */
const ROOTS = new Set(data.roots);

/**
 * NewsML-G2 of IPTC: headlines, titles, bylines, datelines, credits and descriptions of items, parts and references, and
 * their content: NITF and XHTML in `inlineXML`, plain text and HTML in `inlineData`. Concepts (subjects, places,
 * persons) keep their names, as those come from controlled vocabularies; sluglines, keywords, notes to editors and
 * rights stay, unless a team names them.
 *
 * @example
 * newsml.parse('<newsItem><contentMeta><headline>Hello</headline></contentMeta></newsItem>', options).units.length // 1
 */
export const newsml = createSplicedFormat({
  name: "newsml-g2",
  extensions: [".xml"],
  datatype: "xml",
  recognises: (beginning) => ROOTS.has(rootOf(beginning)?.local ?? ""),
  open: openXml,
  read,
});

function read(text: string, options: FormatOptions): Reading {
  const g2 = createVocabulary(data as VocabularyData, options.xml); // the import loses the names of kinds
  const nitf = nitfVocabulary(options.xml);
  const xhtml = xhtmlVocabulary(options.xml);
  return readXml(
    text,
    [g2, nitf, xhtml],
    new Map([
      ["foreign", readInlineXml(nitf, xhtml)],
      ["data", readInlineData(options)],
    ]),
  );
}
