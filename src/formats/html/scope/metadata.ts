import { isBlock } from "../surroundings.ts";
import elements from "./elements.json" with { type: "json" };
import type { Decision } from "./ranges.ts";
import type { FoundArticle } from "./reader.ts";
import {
  attributeOf,
  type HtmlDocument,
  type HtmlElement,
  isElement,
  plain,
  rangeOf,
  shortTexts,
  walk,
} from "./tree.ts";

/** `name` or `property` of `<meta>` whose content tells people of the article. */
const META = /^(?:description|(?:og|twitter):(?:title|description|image:alt))$/i;

/** What stands on every page of a site. */
const CHROME: ReadonlySet<string> = new Set(elements.chrome);

/** Blocks that a headline, a standfirst or a byline may be alone in. */
const BLOCKS: ReadonlySet<string> = new Set(elements.metadataBlocks);

/** Shortest text that tells a standfirst by being the description, and a headline by being part of the title. */
const MIN_LENGTH = 15;

/** Longest line with a byline in it. */
const MAX_BYLINE = 200;

/** Most letters that a line has beside the names that the page's data has: «By», «Reported by», …; and a line that is called a byline. */
const MAX_BESIDE = 12;
const MAX_BESIDE_IN_BYLINE = 60;

/** What sites call a byline, in `class`, `rel` or `itemprop`. */
const BYLINE = /byline|author/i;

/** How many words of a headline have to be in the title, or the other way round. */
const MIN_SHARE = 0.7;

/** What is found of an article outside its text. */
interface Finds {
  readonly titles: string[];
  readonly descriptions: Set<string>;
  readonly elements: HtmlElement[];
  readonly headings: HtmlElement[];
  readonly blocks: HtmlElement[];
}

/**
 * Decides about what the reader takes apart from the article and is part of it: the title of the page, its descriptions
 * for search and social networks, what JSON-LD says of it, the headline, the standfirst, the byline.
 */
export function decideOnMetadata(document: HtmlDocument, found: FoundArticle): readonly Decision[] {
  const texts = shortTexts(document);
  const finds: Finds = {
    titles: [plain(found.title)],
    descriptions: new Set(),
    elements: [],
    headings: [],
    blocks: [],
  };
  walk(document, (node) => {
    if (!isElement(node)) return undefined;
    if (CHROME.has(node.tagName)) return false;
    collect(node, texts.get(node) ?? "", finds);
    return undefined;
  });
  const byline = plain(found.byline);
  const names = lettersOf(byline);
  const bylineBlock =
    finds.blocks.find((block) => byline.length > 2 && texts.get(block) === byline) ??
    finds.blocks.find((block) => namesAuthors(block, texts.get(block) ?? "", names));
  const standfirsts = finds.blocks.filter((block) => {
    const text = texts.get(block) ?? "";
    return text.length >= MIN_LENGTH && finds.descriptions.has(text);
  });
  const bylines = bylineBlock === undefined ? [] : [lineOf(bylineBlock, texts)];
  const headlines = headlinesOf(finds, texts);
  return [...finds.elements, ...headlines, ...standfirsts, ...bylines].flatMap((element): Decision[] => {
    const range = rangeOf(element);
    return range === null ? [] : [{ ...range, isInside: true }];
  });
}

/** Whether a line has the names that the page's data has, in other marks, and little else; `names` has letters only. */
function namesAuthors(block: HtmlElement, line: string, names: string): boolean {
  if (line.length >= MAX_BYLINE || names.length < 5) return false;
  const letters = lettersOf(line);
  if (!letters.includes(names)) return false;
  const isCalled = ["class", "itemprop", "rel"].some((name) => BYLINE.test(attributeOf(block, name)));
  return letters.length - names.length <= (isCalled ? MAX_BESIDE_IN_BYLINE : MAX_BESIDE);
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}

/** The paragraph that a byline is part of, «By Jane Doe, 5 May», where it is short. */
function lineOf(element: HtmlElement, texts: ReadonlyMap<HtmlElement, string>): HtmlElement {
  let line = element;
  for (let above = element.parentNode; above && "tagName" in above; above = above.parentNode) {
    if ((texts.get(above)?.length ?? MAX_BYLINE) >= MAX_BYLINE || isBlock(line.tagName)) break;
    line = above;
  }
  return line;
}

function collect(element: HtmlElement, text: string, finds: Finds): void {
  const { tagName } = element;
  if (tagName === "title") {
    finds.titles.push(text);
    finds.elements.push(element);
  } else if (tagName === "meta") {
    const name = attributeOf(element, "name") || attributeOf(element, "property");
    if (!name.split(/\s+/).some((one) => META.test(one))) return;
    const content = plain(attributeOf(element, "content"));
    if (/title\b/i.test(name)) finds.titles.push(content);
    else if (/description\b/i.test(name)) finds.descriptions.add(content);
    finds.elements.push(element);
  } else if (tagName === "script" && isAboutArticle(element)) finds.elements.push(element);
  else if (BLOCKS.has(tagName) && text !== "") {
    if (/^h[12]$/.test(tagName)) finds.headings.push(element);
    finds.blocks.push(element);
  }
}

/** Whether a script is JSON-LD of an article, not of a site. */
function isAboutArticle(script: HtmlElement): boolean {
  if (attributeOf(script, "type").trim().toLowerCase() !== "application/ld+json") return false;
  return script.childNodes.some((node) => "value" in node && node.value.includes('"headline"'));
}

/** The headings that say what a title says; where none does, the only first-level heading. */
function headlinesOf(
  { headings, titles }: Finds,
  texts: ReadonlyMap<HtmlElement, string>,
): readonly HtmlElement[] {
  const first = headings.filter(({ tagName }) => tagName === "h1");
  const isHeadline = (heading: HtmlElement) =>
    titles.some((title) => isSameTitle(texts.get(heading) ?? "", title));
  const same = first.filter(isHeadline);
  if (same.length > 0) return same;
  const second = headings.find((heading) => heading.tagName === "h2" && isHeadline(heading));
  if (second !== undefined) return [second];
  return first.length === 1 ? first : [];
}

function isSameTitle(heading: string, title: string): boolean {
  if (heading === "" || title === "") return false;
  if (heading === title) return true;
  const isPart = title.includes(heading) || heading.includes(title);
  if (isPart && Math.min(heading.length, title.length) >= MIN_LENGTH) return true;
  const a = new Set(heading.match(/[\p{L}\p{N}]+/gu));
  const b = new Set(title.match(/[\p{L}\p{N}]+/gu));
  if (Math.min(a.size, b.size) < 4) return false;
  return [...a].filter((word) => b.has(word)).length >= MIN_SHARE * Math.min(a.size, b.size);
}
