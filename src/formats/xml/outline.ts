import type { Range } from "../../xml/range.ts";
import type { XmlElement } from "../../xml/tree.ts";
import type { XmlReader } from "./reader.ts";
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
    if (vocabulary.language.has(name) || name === vocabulary.direction) continue;
    line += ` ${name}=${texts.has(name) ? "text" : text.slice(valueStart, valueEnd)}`;
  }
  return `${line}>`;
}

/** Notes nodes that stay as they are, each as a line of the outline. */
export function keepNodes(nodes: readonly Range[], { text, outline }: XmlReader): void {
  for (const { start, end } of nodes) outline.push(text.slice(start, end));
}
