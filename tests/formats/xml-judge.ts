import { XmlCData, XmlComment, XmlDocument, XmlElement, XmlText, type XmlTreeNode } from "libxml2-wasm";

/** Attributes whose values are texts, or change with the language. */
const FREE = new Set(["alternate-text", "alt", "title", "placeholder", "lang", "dir", "baselang", "label"]);

/**
 * A second opinion on a file's structure, by libxml2: elements with their attributes and comments, nested as they are,
 * without their text.
 *
 * @throws where libxml2 finds the file not well-formed.
 */
export function xmlStructureOf(source: string): string[] {
  const lines: string[] = [];
  const document = XmlDocument.fromString(source);
  try {
    visit(document.root, 0);
  } finally {
    document.dispose();
  }
  return lines;

  function visit(node: XmlTreeNode, depth: number): void {
    if (node instanceof XmlComment) lines.push(`${depth} comment ${node.content}`);
    if (!(node instanceof XmlElement)) return;
    const attributes = node.attrs.map(({ name, value }) => (FREE.has(name) ? name : `${name}=${value}`));
    lines.push(`${depth} ${node.namespaceUri} ${node.name} ${attributes.sort().join(" ")}`);
    for (let child = node.firstChild; child !== null; child = child.next) visit(child, depth + 1);
  }
}

/** All character data of a file, white space as single spaces. */
export function xmlTextOf(source: string): string {
  const document = XmlDocument.fromString(source);
  try {
    const texts: string[] = [];
    const visit = (node: XmlTreeNode): void => {
      if (node instanceof XmlText || node instanceof XmlCData) texts.push(node.content);
      if (node instanceof XmlElement) {
        for (let child = node.firstChild; child !== null; child = child.next) visit(child);
      }
    };
    visit(document.root);
    return texts.join("").replace(/\s+/g, " ");
  } finally {
    document.dispose();
  }
}
