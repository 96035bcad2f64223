import { rawText, renumber } from "../../article/content.ts";
import type { XmlAttribute } from "../../xml/scan.ts";
import { isTranslatable, trimContent } from "../edges.ts";
import { protectOpaque } from "../opaque.ts";
import type { ArticleText } from "../reading.ts";
import { createCharacterReader } from "./characters.ts";
import { createXmlPlace } from "./spelling.ts";

const PLACE = createXmlPlace({ beginsInSection: false, endsInSection: false, inAttribute: true });

/** The text in the value of an attribute; `null` where there is nothing but white space. */
export function attributeText(text: string, attribute: XmlAttribute, context: string): ArticleText | null {
  const { valueStart, valueEnd } = attribute;
  const characters = createCharacterReader(text);
  characters.data(valueStart, valueEnd);
  const { content, cut } = trimContent(protectOpaque(characters.parts));
  if (content.length === 0) return null;
  const start = valueStart + cut;
  return {
    kind: "attribute",
    context,
    content: renumber(content),
    start,
    end: start + rawText(content).length,
    isUnit: isTranslatable(content),
    place: PLACE,
  };
}
