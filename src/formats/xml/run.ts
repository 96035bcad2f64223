import { type Code, rawText, renumber } from "../../article/content.ts";
import type { XmlElement, XmlNode } from "../../xml/tree.ts";
import { isTranslatable, trimContent } from "../edges.ts";
import { protectOpaque, shortDisplay } from "../opaque.ts";
import type { ArticleText } from "../reading.ts";
import { CDATA_END, CDATA_START, type CharacterReader, createCharacterReader } from "./characters.ts";
import { describingAttribute, insideOf } from "./inside.ts";
import { lookUp, type Surroundings, type XmlReader } from "./reader.ts";
import { createXmlPlace } from "./spelling.ts";

/** The text of neighbouring nodes that stand in one sentence; `null` where there is nothing but white space. */
export function runText(
  nodes: readonly XmlNode[],
  around: Surroundings,
  reader: XmlReader,
): ArticleText | null {
  const { text } = reader;
  const characters = createCharacterReader(text);
  readInline(nodes, around, reader, characters);
  const runStart = nodes[0]?.start ?? 0;
  const { content, cut } = trimContent(protectOpaque(characters.parts));
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
  return { kind, context, content: renumber(content), start, end, isUnit: isTranslatable(content), place };
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

/** As deep as elements are, which the tokenizer limits. */
function readInline(
  nodes: readonly XmlNode[],
  around: Surroundings,
  reader: XmlReader,
  characters: CharacterReader,
): void {
  const { text } = reader;
  for (const node of nodes) {
    if (node.type === "text") {
      if (text.startsWith(CDATA_START, node.start)) characters.section(node.start, node.end);
      else characters.data(node.start, node.end);
    } else if (node.type === "other") {
      characters.code(codeOf(text, "single", node.start, node.end, "other", node.start));
    } else readElement(node, around, reader, characters);
  }
}

function readElement(
  element: XmlElement,
  around: Surroundings,
  reader: XmlReader,
  characters: CharacterReader,
): void {
  const { text } = reader;
  const { start, end, openEnd, closeStart } = element;
  const { rule, vocabulary } = lookUp(reader, element, around.vocabulary);
  const kind = rule.code ?? "other";
  const isPair = rule.role !== "single" && rule.role !== "protected";
  const described = isPair ? undefined : describingAttribute(text, element, rule);
  if (described !== undefined) {
    // The description is translated where it stands, between a pair of codes.
    const { valueStart, valueEnd } = described;
    characters.code(codeOf(text, "open", start, valueStart, "image", start));
    characters.data(valueStart, valueEnd);
    characters.code(codeOf(text, "close", valueEnd, end, "image", start));
  } else if (!isPair || !insideOf(reader, element, around.vocabulary).hasText) {
    characters.code(codeOf(text, "single", start, end, kind, start));
  } else {
    characters.code(codeOf(text, "open", start, openEnd, kind, start));
    readInline(element.children, { ...around, vocabulary }, reader, characters);
    characters.code(codeOf(text, "close", closeStart, end, kind, start));
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
