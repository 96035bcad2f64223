import type { XmlElement } from "../../xml/tree.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * A start tag as a line of an outline: without what {@link localizeXml} may change, and without values that are texts.
 *
 * @param texts what is a text, by the names of attributes.
 */
export function tagLine(
  text: string,
  { tag }: XmlElement,
  vocabulary: Vocabulary,
  texts: ReadonlyMap<string, unknown>,
): string {
  let line = `<${tag.name}`;
  for (const { name, valueStart, valueEnd } of tag.attributes) {
    if (isAboutLanguage(name, vocabulary)) continue;
    line += ` ${name}=${texts.has(name) ? "text" : text.slice(valueStart, valueEnd)}`;
  }
  return `${line}>`;
}

/** Whether an attribute tells language or direction. */
export function isAboutLanguage(name: string, { language, direction }: Vocabulary): boolean {
  return language.has(name) || name === direction;
}
