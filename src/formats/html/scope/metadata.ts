import type { FoundArticle } from "./reader.ts";
import type { Decision } from "./ranges.ts";
import {
  attributeOf,
  type HtmlDocument,
  type HtmlElement,
  isElement,
  plain,
  rangeOf,
  type SourceRange,
  visibleText,
  walk,
} from "./tree.ts";

/** `name` or `property` of `<meta>` that tell of the article what people read. */
const META = /^(?:description|(?:og|twitter):(?:title|description|image:alt))$/;

/** Blocks that a headline, a standfirst or a byline may be alone in. */
const BLOCKS: ReadonlySet<string> = new Set("h1 h2 h3 p div span address a figcaption section header".split(" "));

/** Shortest text that tells a standfirst by being the description, in UTF-16 code units. */
const MIN_DESCRIPTION = 20;

/** What stands around an article. */
interface Surroundings {
  readonly title: string;
  readonly metadata: readonly HtmlElement[];
  /** What the page says of the article, to find it in its text. */
  readonly descriptions: ReadonlySet<string>;
  readonly titles: readonly string[];
  readonly headings: readonly HtmlElement[];
}

/**
 * Decides about what the reader takes apart from the article and is part of it: the title of the page, its descriptions
 * for search and social networks, the headline, the standfirst, the byline.
 *
 * @param inside the ranges of the article's own text, in order.
 */
export function decideOnMetadata(
  document: HtmlDocument,
  found: FoundArticle,
  inside: readonly SourceRange[],
): readonly Decision[] {
  const { metadata, headings, titles, descriptions } = surroundingsOf(document, found);
  const elements = [...metadata, ...headlinesOf(headings, titles, inside)];
  const byline = plain(found.byline);
  let hasByline = false;
  walk(document, (node) => {
    if (!isElement(node)) return undefined;
    if (isChrome(node)) return false;
    if (!BLOCKS.has(node.tagName)) return undefined;
    const text = visibleText(node, 1000);
    const isByline = !hasByline && byline.length > 2 && text === byline;
    if (!isByline && !(text.length >= MIN_DESCRIPTION && descriptions.has(text))) return undefined;
    hasByline ||= isByline;
    elements.push(node);
    return false;
  });
  return elements.flatMap((element): Decision[] => {
    const range = rangeOf(element);
    return range === null ? [] : [{ ...range, isInside: true }];
  });
}
