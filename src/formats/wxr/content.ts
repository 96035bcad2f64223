import { type FeedMarkup, readMarkup } from "../feed/markup.ts";
import type { Reading } from "../reading.ts";
import type { Handler } from "../xml/reader.ts";
import { withCodes } from "./escaping.ts";
import { cutIntoParagraphs } from "./paragraphs.ts";
import { closedNames, protectShortcodes } from "./shortcodes.ts";

/** How a block of Gutenberg begins. */
const BLOCK = "<!-- wp:";

/** Reads the content of a post, by the block editor or by the classic one. */
export function contentHandler(markup: FeedMarkup): Handler {
  return (element, _rule, around, reader) => readMarkup(markup, element, around, reader, readContent);
}

function readContent({ texts, outline }: Reading, text: string): Reading {
  const closed = closedNames(text);
  const marked = texts.map((found) => withCodes(found, (content) => protectShortcodes(content, closed)));
  if (text.includes(BLOCK)) return { texts: marked, outline };
  // A text inside the markup of another one stands behind it.
  const cut = marked.flatMap(cutIntoParagraphs).sort((a, b) => a.start - b.start || b.end - a.end);
  return { texts: cut, outline: [...outline, `paragraphs ${cut.length}`] };
}
