import { readNinjs } from "./ninjs/read.ts";
import { createSplicedFormat } from "./spliced.ts";

/** An address as the value of `uri`, which every item has (ninjs, all versions). */
const IDENTIFIED = /"uri"\s*:\s*"[^"\s]{1,20}:/;

/** Properties that nothing but a news item has beside it. */
const TYPICAL =
  /"(?:version[cC]reated|headlines?|headline_\w+|bodies|body_\w+|descriptions|description_\w+|representation[tT]ype|pub[sS]tatus|alt[iI]ds|renditions)"\s*:/;

/** What an item can say about itself: `"standard": {"name": "ninjs"`. */
const STANDARD = /"\$?standard"\s*:\s*\{[^{}]{0,300}ninjs/i;

/**
 * ninjs, IPTC's news in JSON (1.x to 3.x): headlines, titles, descriptions, bodies, bylines and datelines of items, of the
 * items associated with them, and of lists of items. Bodies are read by what they are in: HTML, NITF or plain text.
 * Names of subjects, people, places and organisations stay, as do sluglines, notes to editors and rights.
 *
 * @example
 * ninjs.parse('{"uri": "urn:1", "headline": "Hello"}', options).units[0]?.context // "Headline"
 */
export const ninjs = createSplicedFormat({
  name: "ninjs",
  extensions: [".json"],
  datatype: "x-json",
  recognises: (beginning) =>
    STANDARD.test(beginning) || (IDENTIFIED.test(beginning) && TYPICAL.test(beginning)),
  read: readNinjs,
});
