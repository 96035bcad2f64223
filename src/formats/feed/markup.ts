import type { Content } from "../../article/content.ts";
import type { XmlElement } from "../../xml/tree.ts";
import type { FormatOptions } from "../format.ts";
import { readHtml } from "../html/read.ts";
import type { ArticleText, Place, Reading } from "../reading.ts";
import { readMixed } from "../xml/blocks.ts";
import { holdsCharacters, readEmbedded } from "../xml/embedded.ts";
import type { Handler, Surroundings, XmlReader } from "../xml/reader.ts";
import type { Vocabulary } from "../xml/vocabulary.ts";

/** What HTML in a feed is read with. */
export interface FeedMarkup {
  readonly options: FormatOptions;
  readonly xhtml: Vocabulary;
}

/**
 * Reads HTML in characters. Where it stands there as XML, against the letter of RSS, it is read as XHTML.
 *
 * @param adjust what is made of what the HTML was read to.
 */
export function readMarkup(
  { options, xhtml }: FeedMarkup,
  element: XmlElement,
  around: Surroundings,
  reader: XmlReader,
  adjust: (inner: Reading, text: string) => Reading = (inner) => inner,
): void {
  if (!holdsCharacters(element)) {
    readMixed(element.children, { ...around, vocabulary: xhtml }, reader);
    return;
  }
  readEmbedded(element, reader, (text) => {
    const inner = adjust(readHtml(text, { ...options.html, fragment: true }), text);
    return { ...inner, texts: inner.texts.map((found) => inContext(found, around)) };
  });
}

/** A text with the context of the element that it stands in, where it has none of its own. */
export function inContext(found: ArticleText, { context }: Surroundings): ArticleText {
  return { ...found, context: found.context ?? context };
}

/** Reads an element with HTML of any length. */
export function htmlHandler(markup: FeedMarkup): Handler {
  return (element, _rule, around, reader) => readMarkup(markup, element, around, reader);
}

/**
 * Reads an element with one line of text, which many feeds write as HTML: `AT&amp;amp;T`, `&lt;em>`.
 *
 * @param protect makes codes of what else is no text in it.
 */
export function titleHandler(
  markup: FeedMarkup,
  protect: (found: ArticleText) => ArticleText = (found) => found,
): Handler {
  return (element, _rule, around, reader) =>
    readMarkup(markup, element, around, reader, (inner) => ({
      ...inner,
      texts: inner.texts.map(protect).map((found) => ({
        ...found,
        kind: found.kind === "attribute" ? found.kind : around.kind,
        context: found.kind === "attribute" ? found.context : around.context,
        place: plainFirst(found.place),
      })),
    }));
}

/** What HTML could take for markup of its own. */
const LIKE_MARKUP = /<[a-z/!?]|&(?:#|[a-z][a-z\d]*;)|\{[{%]/i;

/** Spells text without markup as plain text, since not every reader of feeds takes titles for HTML. */
function plainFirst(place: Place): Place {
  return {
    ...place,
    spell: (unit, translation, caution) => {
      const plain = caution === 0 ? plainOf(translation) : null;
      if (plain === null) return place.spell(unit, translation, caution);
      return { raw: plain, reads: [{ type: "text", value: plain }] };
    },
  };
}

function plainOf(translation: Content): string | null {
  let plain = "";
  for (const part of translation) {
    if (part.type === "code" || (part.raw !== undefined && part.raw !== part.value)) return null;
    plain += part.value;
  }
  return LIKE_MARKUP.test(plain) ? null : plain.replace(/[ \t\r\n]+/g, " ");
}
