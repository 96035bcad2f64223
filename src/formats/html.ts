import { openHtml } from "./charset.ts";
import { readHtml } from "./html/read.ts";
import { createSplicedFormat } from "./spliced.ts";

/**
 * HTML: whole pages. Text between tags, and what people read in attributes and in linked data; see {@link readHtml} for
 * fragments. Everything else keeps its bytes: scripts, styles, comments, code, what has `translate="no"`.
 *
 * @example
 * const page = html.parse('<p>See <img src="map.png" alt="the map">.</p>', options);
 * page.units.map(({ kind }) => kind) // ["paragraph", "attribute"]
 */
export const html = createSplicedFormat({
  name: "html",
  extensions: [".html", ".htm", ".xhtml"],
  datatype: "html",
  open: openHtml,
  read: (text, options) => ({
    ...readHtml(text, { ...options.html, fragment: false }),
    // What the article on a page is, may be seen otherwise where it is in another language.
    readAgain: (again) => readHtml(again, { ...options.html, scope: "page", fragment: false }),
  }),
});
