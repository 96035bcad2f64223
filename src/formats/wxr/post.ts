import { childElements, textOf, type XmlElement } from "../../xml/tree.ts";
import { type FeedMarkup, titleHandler } from "../feed/markup.ts";
import { readContainer } from "../xml/blocks.ts";
import { keepNodes } from "../xml/outline.ts";
import type { Handler } from "../xml/reader.ts";
import { withCodes } from "./escaping.ts";
import { protectPlaceholders } from "./shortcodes.ts";
import data from "./vocabulary.json" with { type: "json" };

const UNTRANSLATED = new Set(data.untranslatedPostTypes);
const META_KEYS: ReadonlyMap<string, string> = new Map(Object.entries(data.metaKeys));

/** Reads a post. What WordPress keeps as a post but is none, such as style sheets, stays. */
export const postHandler: Handler = (element, _rule, around, reader) => {
  if (UNTRANSLATED.has(charactersOf(element, "post_type") ?? "")) keepNodes(element.children, reader);
  else readContainer(element.children, around, reader);
};

/** Reads one of a post's custom fields, where it is one that people read. */
export function metaHandler(markup: FeedMarkup): Handler {
  const title = titleHandler(markup, (found) => withCodes(found, protectPlaceholders));
  return (element, rule, around, reader) => {
    const context = META_KEYS.get(charactersOf(element, "meta_key") ?? "");
    for (const child of element.children) {
      if (context === undefined || child.type !== "element" || child.tag.local !== "meta_value") {
        keepNodes([child], reader);
        continue;
      }
      reader.outline.push(`<${child.tag.name}>`);
      title(child, rule, { ...around, kind: "attribute", context }, reader);
    }
  };
}

function charactersOf(element: XmlElement, local: string): string | undefined {
  const child = childElements(element).find(({ tag }) => tag.local === local && tag.prefix !== "");
  return child === undefined ? undefined : textOf(child).trim();
}
