import { sameLanguage, tryLocale } from "../../article/locale.ts";
import type { XmlElement, XmlNode } from "../../xml/tree.ts";
import { attributeTexts } from "./attributes.ts";
import { isBlankText, isInline } from "./inside.ts";
import { keepNodes, tagLine } from "./outline.ts";
import { lookUp, type Surroundings, type XmlReader } from "./reader.ts";
import { readRun } from "./run.ts";
import { CDATA_END, CDATA_START } from "./sections.ts";
import type { ElementRule, Vocabulary } from "./vocabulary.ts";

/** Reads an element and all that is in it, as deep as elements are, which the tokenizer limits. */
export function readElement(element: XmlElement, around: Surroundings, reader: XmlReader): void {
  const { rule, vocabulary } = lookUp(reader, element, around.vocabulary);
  const { role } = rule;
  if (role === "protected" || role === "single" || isForeign(element, vocabulary, role, reader)) {
    keepNodes([element], reader);
    return;
  }
  const inner = surroundingsIn(rule, vocabulary, around);
  openElement(element, rule, vocabulary, reader);
  const handler = reader.handlers.get(role);
  if (handler !== undefined) handler(element, rule, inner, reader);
  else if (role === "container") readContainer(element.children, inner, reader);
  else readMixed(element.children, inner, reader);
  reader.outline.push(`</${element.tag.name}>`);
}

/** What an element passes down. */
function surroundingsIn(rule: ElementRule, vocabulary: Vocabulary, around: Surroundings): Surroundings {
  const { kind = around.kind, context = around.context } = rule;
  return { kind, context, vocabulary };
}

/** Notes an element's language, its start tag and the texts in its attributes. */
function openElement(
  element: XmlElement,
  rule: ElementRule,
  vocabulary: Vocabulary,
  reader: XmlReader,
): void {
  reader.languages.push({ element, vocabulary });
  const found = attributeTexts(reader.text, element, { rule, vocabulary });
  for (const text of found.values()) reader.texts.push(text);
  reader.outline.push(tagLine(reader.text, element, vocabulary, found));
}

/**
 * Whether an element says that it is in another language than the file: it is there in two, and is left alone. The
 * outermost container with a language tells that of the file.
 */
function isForeign({ tag }: XmlElement, { language }: Vocabulary, role: string, reader: XmlReader): boolean {
  const declared = tag.attributes.find(({ name, value }) => language.has(name) && value.trim() !== "");
  if (declared === undefined) return false;
  if (role === "container" || reader.handlers.has(role)) reader.declaredLanguage ??= declared.value;
  const own = tryLocale(declared.value);
  const main = tryLocale(reader.declaredLanguage ?? declared.value);
  if (own === undefined || main === undefined || sameLanguage(own, main)) return false;
  reader.otherLanguages.push(declared.value);
  return true;
}

/** Reads elements that stand beside each other; text between them stays. */
export function readContainer(nodes: readonly XmlNode[], around: Surroundings, reader: XmlReader): void {
  for (const node of nodes) {
    if (node.type === "element") readElement(node, around, reader);
    else if (!isBlankText(reader.text, node)) keepNodes([node], reader);
  }
}

/** Reads text and elements, the text between two blocks as one unit. */
export function readMixed(nodes: readonly XmlNode[], around: Surroundings, reader: XmlReader): void {
  let run: XmlNode[] = [];
  for (const node of nodes) {
    if (node.type !== "element" || isInline(reader, node, around.vocabulary)) {
      run.push(node);
      continue;
    }
    readLine(run, around, reader);
    run = [];
    readElement(node, around, reader);
  }
  readLine(run, around, reader);
}

/** Comments at the edges stay outside of the sentence. */
function readLine(run: readonly XmlNode[], around: Surroundings, reader: XmlReader): void {
  const { text } = reader;
  const isEdge = (node: XmlNode) =>
    node.type === "other" || (isBlankText(text, node) && !isEmptySection(text, node));
  const first = run.findIndex((node) => !isEdge(node));
  if (first < 0) {
    readContainer(run, around, reader);
    return;
  }
  const last = run.findLastIndex((node) => !isEdge(node));
  readContainer(run.slice(0, first), around, reader);
  const found = readRun(run.slice(first, last + 1), around, reader);
  if (found !== null) {
    reader.texts.push(found.text, ...found.inner);
    reader.outline.push(`text ${found.text.kind} ${found.inner.length}`);
  }
  readContainer(run.slice(last + 1), around, reader);
}

/** Whether a node is a section without characters, as one beside a character that had to come out of it. */
function isEmptySection(text: string, { start, end }: XmlNode): boolean {
  return end - start === CDATA_START.length + CDATA_END.length && text.startsWith(CDATA_START, start);
}
