import { ExonymError } from "../../article/problem.ts";
import { scanTrees, type TreeHandler, type XmlElement } from "../../xml/tree.ts";
import { maskEntities } from "./entities.ts";

/**
 * Reads a file to the tree of its outermost element. References that a DTD would declare, and lone
 * surrogates, are let be.
 *
 * @throws ExonymError with the position where the text is not well-formed, is nested too deep, is too long, or declares
 * a document type of its own; `file` is left for the caller to add.
 */
export function readDocument(text: string): XmlElement {
  const roots: XmlElement[] = [];
  try {
    const handler: TreeHandler = {
      wants: () => true,
      tree: (element) => roots.push(element),
      enter: () => undefined,
      leave: () => undefined,
    };
    // Bytes that are no characters are no characters of XML either; whoever needs them reads them from the text.
    const readable = maskEntities(text).toWellFormed();
    // Exports of WordPress.com and many a feed have <atom:link> without saying what atom is.
    scanTrees(readable, "", handler, true);
  } catch (error) {
    if (!(error instanceof ExonymError)) throw error;
    throw new ExonymError({ ...error.problem, file: undefined }, error);
  }
  const [root] = roots;
  if (root === undefined) throw new Error("A text without an element was not refused.");
  return root;
}
