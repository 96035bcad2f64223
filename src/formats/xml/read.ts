import type { Reading } from "../reading.ts";
import { readElement } from "./blocks.ts";
import { readDocument } from "./document.ts";
import { localizeXml } from "./language.ts";
import { createXmlReader, type Handler } from "./reader.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * Reads an XML file by its vocabularies.
 *
 * @param vocabularies the first is that of the outermost element.
 * @param handlers ways to read elements of the format's own roles.
 * @throws ExonymError with the position where the text is not well-formed (see {@link readDocument}).
 * @example readXml("<nitf><body><p>Hello</p></body></nitf>", [nitf]).texts.length // 1
 */
export function readXml(
  text: string,
  vocabularies: readonly [Vocabulary, ...Vocabulary[]],
  handlers: ReadonlyMap<string, Handler> = new Map(),
): Reading {
  const reader = createXmlReader(text, vocabularies, handlers);
  const [vocabulary] = vocabularies;
  readElement(readDocument(text), { kind: "paragraph", context: undefined, vocabulary }, reader);
  const { texts, outline, declaredLanguage } = reader;
  return { texts, outline, declaredLanguage, localize: (options) => localizeXml(reader, options) };
}
