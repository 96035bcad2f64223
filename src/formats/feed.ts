import { openXml } from "./charset.ts";
import { feedHandlers, feedVocabulary } from "./feed/vocabulary.ts";
import type { FormatOptions } from "./format.ts";
import type { Reading } from "./reading.ts";
import { createSplicedFormat } from "./spliced.ts";
import { readXml } from "./xml/read.ts";
import { type RootTag, rootOf } from "./xml/root.ts";
import { xhtmlVocabulary } from "./xml/xhtml.ts";

/**
 * Feeds: RSS 0.9 to 2.0, RSS 1.0 and Atom, with the elements of Media RSS, podcasts and Dublin Core. Titles and descriptions
 * are translated, and the HTML in them, escaped or in CDATA sections, is read as HTML. Categories, names, copyright, links
 * and dates stay.
 *
 * @example
 * feed.parse("<rss><channel><title>Hello</title></channel></rss>", options).units.length // 1
 */
export const feed = createSplicedFormat({
  name: "feed",
  extensions: [".rss", ".atom", ".rdf", ".xml"],
  datatype: "xml",
  recognises: (beginning) => isFeed(rootOf(beginning)),
  open: openXml,
  read,
});

function isFeed(root: RootTag | null): boolean {
  if (root === null) return false;
  const { local, tag } = root;
  if (local === "rss") return true;
  // Other documents have such names, too.
  if (local === "RDF") return /purl\.org\/rss|netscape\.com\/rdf/.test(tag);
  return local === "feed" && /www\.w3\.org\/2005\/Atom|purl\.org\/atom/.test(tag);
}

function read(text: string, options: FormatOptions): Reading {
  const xhtml = xhtmlVocabulary(options.xml);
  return readXml(text, [feedVocabulary(options.xml), xhtml], feedHandlers({ options, xhtml }));
}
