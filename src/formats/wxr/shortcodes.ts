import { type Content, rawText } from "../../article/content.ts";
import { protectMatches } from "../opaque.ts";
import data from "./vocabulary.json" with { type: "json" };

/** What stands in square brackets as a shortcode does: a name, attributes, no brackets inside. */
const BRACKETS = /\[\[?(\/?)([A-Za-z][\w-]{0,60})((?:\s[^[\]]{0,2000})?)\/?\]\]?/g;

/** Placeholders of the search plugins: `%%title%%` of Yoast, `%title%` and `#post_title` of others. */
const PLACEHOLDER =
  /%%[a-z_]{1,40}%%|%[a-z_]{2,40}(?:\([^()%]{0,40}\))?%|#(?:post|site|separator|current|taxonomy)_[a-z_]{1,30}/g;

const KNOWN = new Set(data.shortcodes);

/** The names of shortcodes that a content has closed; `[sic]` is none, `[note]…[/note]` is one. */
export function closedNames(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\[\/([A-Za-z][\w-]{0,60})\]/g)].map(([, name]) => name ?? ""));
}

/** Makes single codes of shortcodes (WordPress, Shortcode API); text between two of them is translated. */
export function protectShortcodes(content: Content, closed: ReadonlySet<string>): Content {
  const raw = rawText(content);
  if (!raw.includes("[")) return content;
  const found = [...raw.matchAll(BRACKETS)].filter(([, slash, name = "", attributes = ""]) => {
    if (KNOWN.has(name) || closed.has(name)) return true;
    return slash === "" && /[\w-]\s*=/.test(attributes);
  });
  return protectMatches(content, found);
}

/** Makes single codes of what search plugins fill in. */
export function protectPlaceholders(content: Content): Content {
  const raw = rawText(content);
  if (!/[%#]/.test(raw)) return content;
  return protectMatches(content, [...raw.matchAll(PLACEHOLDER)]);
}
