import { rawText } from "../../article/content.ts";
import type { Bindings } from "../../xml/namespaces.ts";
import type { Range } from "../../xml/range.ts";
import { declarationsOf, prefixOf, type XmlTag } from "../../xml/scan.ts";
import { childElements, type XmlElement } from "../../xml/tree.ts";
import { isTranslatable } from "../edges.ts";
import type { ArticleText } from "../reading.ts";
import { attributeText } from "../xml/attributes.ts";
import { descriptionsIn } from "./descriptions.ts";
import { MODEL } from "./model.ts";
import { isCompatibility, wordChild, wordName } from "./names.ts";
import { type Container, isCodeParagraph, kindOfParagraph } from "./paragraph-kind.ts";
import { paragraphPlace } from "./paragraph-place.ts";
import { readParagraphText } from "./paragraph-text.ts";
import { formatKey, readRunFormat } from "./run-properties.ts";

/** Where an element stands. */
export interface Surroundings {
  readonly bindings: Bindings;
  readonly container: Container;
  /** The text in whose markup it stands: such texts hold no others. */
  readonly within: Range | null;
}

/** A text of a shape as a new program shows it, and the one in its place for an older program (part 3, section 10.2.1). */
export interface Alternatives {
  readonly original: ArticleText;
  readonly copy: ArticleText;
}

/** Finds texts in elements that are handed to it in the order of the document. */
export interface TextFinder {
  /** The texts in an element, in the order of {@link Reading.texts}. */
  textsIn(element: XmlElement, around: Surroundings): readonly ArticleText[];
  /** Where texts stand, with what may change around them. */
  readonly holes: readonly Range[];
  readonly alternatives: readonly Alternatives[];
  readonly paragraphs: ReadonlyMap<ArticleText, number>;
}

/** @param text the whole part. */
export function createTextFinder(text: string): TextFinder {
  const holes: Range[] = [];
  const alternatives: Alternatives[] = [];
  const paragraphs = new Map<ArticleText, number>();
  return { textsIn, holes, alternatives, paragraphs };

  function textsIn(element: XmlElement, around: Surroundings): readonly ArticleText[] {
    const { tag } = element;
    const name = wordName(tag);
    const bindings = bound(around.bindings, tag);
    if (name === "p") return textsOfParagraph(element, { ...around, bindings });
    if (name !== null && MODEL.dropped.has(name)) return [];
    if (isCompatibility(tag, "AlternateContent"))
      return textsOfAlternatives(element, { ...around, bindings });
    const inner = { ...around, bindings, container: containerOf(name, around.container) };
    return [...descriptions(tag), ...childElements(element).flatMap((child) => textsIn(child, inner))];
  }

  function textsOfParagraph(element: XmlElement, around: Surroundings): readonly ArticleText[] {
    const properties = wordChild(element, "pPr");
    const from = properties?.end ?? element.openEnd;
    const children = element.children.filter(({ start }) => start >= from);
    const mark = formatKey(readRunFormat(wordChild(properties, "rPr")));
    const read = isCodeParagraph(properties) ? null : readParagraphText(text, children, mark);
    if (read === null) return childElements(element).flatMap((child) => textsIn(child, around));
    const { start, end, content } = read;
    const own: ArticleText = {
      ...kindOfParagraph(properties, around.container),
      content,
      start,
      end,
      isUnit: isTranslatable(content),
      place: paragraphPlace(read, around.bindings, prefixOf(element.tag)),
    };
    paragraphs.set(own, element.start);
    holes.push({ start: from, end: element.closeStart });
    if (around.within !== null) return [own];
    const inside = { ...around, within: { start, end } };
    return [own, ...childElements(element).flatMap((child) => textsIn(child, inside))];
  }

  function textsOfAlternatives(element: XmlElement, around: Surroundings): readonly ArticleText[] {
    const [choice = [], ...others] = childElements(element).map((child) => textsIn(child, around));
    const copies = others.map((fallback) => {
      const originals = new Map(pairs(choice, fallback).map(([original, copy]) => [copy, original]));
      const marked = fallback.map((each) => asCopy(each, originals.get(each)));
      for (const [original, copy] of pairs(choice, marked)) alternatives.push({ original, copy });
      return marked;
    });
    return [...choice, ...copies.flat()];
  }

  /** A text that an older program shows in place of an equal one follows it, and is not translated for itself. */
  function asCopy(copy: ArticleText, original: ArticleText | undefined): ArticleText {
    if (original === undefined || rawText(copy.content) !== rawText(original.content)) return copy;
    const marked = { ...copy, isUnit: false };
    const paragraph = paragraphs.get(copy);
    if (paragraph !== undefined) paragraphs.set(marked, paragraph);
    return marked;
  }

  function descriptions(tag: XmlTag): readonly ArticleText[] {
    return descriptionsIn(tag).flatMap(({ attribute, context }) => {
      const found = attributeText(text, attribute, context);
      if (found === null) return [];
      holes.push({ start: found.start, end: found.end });
      return [found];
    });
  }
}

/** Paragraphs with paragraphs, and descriptions with descriptions, where there are as many of them. */
function pairs(
  choice: readonly ArticleText[],
  fallback: readonly ArticleText[],
): readonly (readonly [ArticleText, ArticleText])[] {
  return [true, false].flatMap((isDescription) => {
    const ofSort = ({ kind }: ArticleText) => (kind === "attribute") === isDescription;
    const originals = choice.filter(ofSort);
    const copies = fallback.filter(ofSort);
    if (originals.length !== copies.length) return [];
    return copies.flatMap((copy, i) => {
      const original = originals[i];
      return original === undefined ? [] : [[original, copy] as const];
    });
  });
}

function bound(bindings: Bindings, tag: XmlTag): Bindings {
  const declared = declarationsOf(tag);
  return declared.size === 0 ? bindings : new Map([...bindings, ...declared]);
}

function containerOf(name: string | null, around: Container): Container {
  if (name === "tc") return "table-cell";
  return name === "txbxContent" ? "text-box" : around;
}
