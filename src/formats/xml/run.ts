import { type Code, rawText, renumber } from "../../article/content.ts";
import type { XmlElement, XmlNode } from "../../xml/tree.ts";
import { isTranslatable, trimContent } from "../edges.ts";
import { ANYWHERE, protectOpaque, shortDisplay } from "../opaque.ts";
import type { ArticleText } from "../reading.ts";
import { attributeTexts } from "./attributes.ts";
import { type CharacterReader, createCharacterReader } from "./characters.ts";
import { insideOf } from "./inside.ts";
import { lookUp, type Surroundings, type XmlReader } from "./reader.ts";
import { CDATA_END, CDATA_START } from "./sections.ts";
import { createXmlPlace } from "./spelling.ts";

/** What stands in one sentence. */
export interface Run {
  readonly text: ArticleText;
  /** Texts in the attributes of its codes. */
  readonly inner: readonly ArticleText[];
}

/** Reads neighbouring nodes that stand in one sentence; `null` where there is nothing but white space. */
export function readRun(nodes: readonly XmlNode[], around: Surroundings, reader: XmlReader): Run | null {
  const { text } = reader;
  const characters = createCharacterReader(text);
  const inner: ArticleText[] = [];
  readInline(nodes, around, reader, { characters, inner });
  const runStart = nodes[0]?.start ?? 0;
  const { content, cut } = trimContent(protectOpaque(characters.parts, ANYWHERE));
  if (content.length === 0) return null;
  const start = runStart + cut;
  const end = start + rawText(content).length;
  const lead = text.slice(runStart, start);
  const beginsInSection = lead.lastIndexOf(CDATA_START) > lead.lastIndexOf(CDATA_END);
  const place = createXmlPlace({
    beginsInSection,
    endsInSection: endsInSection(content, beginsInSection),
    inAttribute: false,
  });
  const { kind, context } = around;
  const isUnit = isTranslatable(content);
  return { text: { kind, context, content: renumber(content), start, end, isUnit, place }, inner };
}

function endsInSection(content: ArticleText["content"], begins: boolean): boolean {
  let inSection = begins;
  for (const part of content) {
    if (part.type !== "text" || part.value !== "") continue;
    if (part.raw === CDATA_START) inSection = true;
    if (part.raw === CDATA_END) inSection = false;
  }
  return inSection;
}

/** Where what is read goes. */
interface Collected {
  readonly characters: CharacterReader;
  readonly inner: ArticleText[];
}

/** As deep as elements are, which the tokenizer limits. */
function readInline(
  nodes: readonly XmlNode[],
  around: Surroundings,
  reader: XmlReader,
  into: Collected,
): void {
  const { text } = reader;
  const { characters } = into;
  for (const node of nodes) {
    if (node.type === "text") {
      if (text.startsWith(CDATA_START, node.start)) characters.section(node.start, node.end);
      else characters.data(node.start, node.end);
    } else if (node.type === "other") {
      characters.code(codeOf(text, "single", node.start, node.end, "other", node.start));
    } else readElement(node, around, reader, into);
  }
}

function readElement(element: XmlElement, around: Surroundings, reader: XmlReader, into: Collected): void {
  const { text } = reader;
  const { start, end, openEnd, closeStart } = element;
  const { rule, vocabulary } = lookUp(reader, element, around.vocabulary);
  const kind = rule.code ?? "other";
  const isPair = rule.role !== "single" && rule.role !== "protected";
  if (!isPair || !insideOf(reader, element, around.vocabulary).hasText) {
    into.characters.code(codeOf(text, "single", start, end, kind, start));
    readAttributes(element, around, reader, into);
    return;
  }
  for (const found of attributeTexts(text, element, { rule, vocabulary }).values()) into.inner.push(found);
  into.characters.code(codeOf(text, "open", start, openEnd, kind, start));
  readInline(element.children, { ...around, vocabulary }, reader, into);
  into.characters.code(codeOf(text, "close", closeStart, end, kind, start));
}

/** The texts in the attributes of an element without text of its own, and of those in it. */
function readAttributes(element: XmlElement, around: Surroundings, reader: XmlReader, into: Collected): void {
  const known = lookUp(reader, element, around.vocabulary);
  for (const found of attributeTexts(reader.text, element, known).values()) into.inner.push(found);
  if (known.rule.role !== "pair") return;
  for (const child of element.children) {
    if (child.type !== "element") continue;
    readAttributes(child, { ...around, vocabulary: known.vocabulary }, reader, into);
  }
}

function codeOf(
  text: string,
  form: Code["form"],
  start: number,
  end: number,
  kind: Code["kind"],
  id: number,
): Code {
  const raw = text.slice(start, end);
  return { type: "code", form, id: `element ${id}`, kind, raw, display: shortDisplay(raw) };
}
