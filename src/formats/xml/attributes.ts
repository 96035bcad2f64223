import type { XmlAttribute } from "../../xml/scan.ts";
import type { XmlElement } from "../../xml/tree.ts";
import { articleText } from "../article-text.ts";
import { ANYWHERE, protectOpaque } from "../opaque.ts";
import type { ArticleText } from "../reading.ts";
import { createCharacterReader } from "./characters.ts";
import type { Known } from "./reader.ts";
import { createXmlPlace } from "./spelling.ts";

const PLACE = createXmlPlace({ beginsInSection: false, endsInSection: false, inAttribute: true });

/** The texts in the attributes of an element, by their names. */
export function attributeTexts(
  text: string,
  { tag }: XmlElement,
  { rule, vocabulary }: Pick<Known, "rule" | "vocabulary">,
): ReadonlyMap<string, ArticleText> {
  const texts = new Map<string, ArticleText>();
  if (rule.role === "protected") return texts;
  for (const attribute of tag.attributes) {
    const { name } = attribute;
    const context =
      rule.attributes?.get(name) ?? vocabulary.attributes.get(name) ?? vocabulary.contextOf?.(name, tag);
    const found = context === undefined ? null : attributeText(text, attribute, context);
    if (found !== null) texts.set(name, found);
  }
  return texts;
}

/** The text in the value of an attribute; `null` where there is nothing but white space. */
export function attributeText(text: string, attribute: XmlAttribute, context: string): ArticleText | null {
  const { valueStart, valueEnd } = attribute;
  const characters = createCharacterReader(text);
  characters.data(valueStart, valueEnd);
  const content = protectOpaque(characters.parts, ANYWHERE);
  return articleText(content, valueStart, { kind: "attribute", context, place: PLACE });
}
