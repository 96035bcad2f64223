import { type Content, rawText } from "../../article/content.ts";
import type { Stretch } from "../cut.ts";
import { protectMatches } from "../opaque.ts";
import { pairTemplateTags } from "../template-blocks.ts";
import data from "./vocabulary.json" with { type: "json" };

/** What stands in square brackets as a shortcode does: a name, attributes, no brackets inside. */
const BRACKETS = /\[\[?(\/?)([A-Za-z][\w-]{0,60})((?:\s[^[\]]{0,2000})?)\/?\]\]?/g;

/** Placeholders of the search plugins: `%%title%%` of Yoast, `%title%` and `#post_title` of others. */
const PLACEHOLDER =
  /%%[a-z_]{1,40}%%|%[a-z_]{2,40}(?:\([^()%]{0,40}\))?%|#(?:post|site|separator|current|taxonomy)_[a-z_]{1,30}/g;

const KNOWN = new Set(data.shortcodes);

/** Those between which code stands, in SyntaxHighlighter, Crayon and Jetpack. */
const CODE = new Set(data.codeShortcodes);

/** The names of shortcodes that a content has closed; `[sic]` is none, `[note]…[/note]` is one. */
export function closedNames(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\[\/([A-Za-z][\w-]{0,60})\]/g)].map(([, name]) => name ?? ""));
}

/**
 * Makes codes of shortcodes (WordPress, Shortcode API), in pairs where they belong together; text between two of them is translated, but for program
 * code. A name that nobody would write in a sentence is one, too: `[contact_form]`.
 */
export function protectShortcodes(content: Content, closed: ReadonlySet<string>): Content {
  const raw = rawText(content);
  if (!raw.includes("[")) return content;
  const found = [...raw.matchAll(BRACKETS)].filter(([, slash, name = "", attributes = ""]) => {
    if (KNOWN.has(name) || closed.has(name)) return true;
    return slash === "" && (/[\w-]\s*=/.test(attributes) || /\w_\w/.test(name));
  });
  return pairTemplateTags(protectMatches(content, withCode(raw, found), Number.POSITIVE_INFINITY));
}

/** The shortcodes, where those of code are one with all that is between them. */
function withCode(raw: string, found: readonly RegExpExecArray[]): readonly Stretch[] {
  const result: Stretch[] = [];
  /** The shortcode whose end is looked for, by its place in the result. */
  let open: { readonly name: string; readonly at: number } | undefined;
  for (const match of found) {
    const [whole, slash, name = ""] = match;
    if (slash !== "" && open?.name === name) {
      const start = result[open.at]?.index ?? match.index;
      result.splice(open.at, result.length, {
        0: raw.slice(start, match.index + whole.length),
        index: start,
      });
      open = undefined;
      continue;
    }
    if (slash === "" && open === undefined && CODE.has(name)) open = { name, at: result.length };
    result.push(match);
  }
  return result;
}

/** Makes single codes of what search plugins fill in. */
export function protectPlaceholders(content: Content): Content {
  const raw = rawText(content);
  if (!/[%#]/.test(raw)) return content;
  return protectMatches(content, [...raw.matchAll(PLACEHOLDER)]);
}
