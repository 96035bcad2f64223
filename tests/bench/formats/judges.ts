import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { structureOf } from "../../formats/judge.ts";
import { xmlStructureOf } from "../../formats/xml-judge.ts";

/** Another parser's opinion: the facts of a document that no translation may change, as lines. */
export type Judge = (text: string) => readonly string[];

/** Who judges the results of a format, by the format's name; none for plain text, which has no structure. */
export const judges: Readonly<Record<string, { readonly by: string; readonly judge: Judge }>> = {
  markdown: { by: "mdast", judge: (text) => withoutValues(structureOf(text)) },
  mdx: { by: "mdast", judge: (text) => withoutValues(structureOf(text, true)) },
  html: { by: "parse5", judge: htmlStructureOf },
  i18next: { by: "JSON.parse", judge: jsonStructureOf },
  ninjs: { by: "JSON.parse", judge: jsonStructureOf },
  nitf: { by: "libxml2", judge: xmlStructureOf },
  "newsml-g2": { by: "libxml2", judge: xmlStructureOf },
  feed: { by: "libxml2", judge: xmlStructureOf },
  wxr: { by: "libxml2", judge: xmlStructureOf },
};

/** Front matter in TOML is one node, with all its values. */
function withoutValues(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line.startsWith("toml ") ? "toml" : line));
}

/** Attributes that people read, or that tell a language. */
const READ = new Set(
  "alt title placeholder aria-label aria-description aria-roledescription content label value abbr lang dir summary xml:lang".split(
    " ",
  ),
);

/** Elements, comments and raw text of a page in the order of its tree, without what people read. */
export function htmlStructureOf(text: string): string[] {
  type Node = DefaultTreeAdapterTypes.ChildNode;
  const lines: string[] = [];
  // No recursion: pages may be nested as deep as they like.
  const waiting: { node: Node; depth: number }[] = parse(text, { scriptingEnabled: false })
    .childNodes.toReversed()
    .map((node) => ({ node, depth: 0 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (node.nodeName === "#comment" && "data" in node) lines.push(`${depth} comment ${node.data}`);
    if (!("tagName" in node)) continue;
    const attributes = node.attrs.map(({ name, value }) => (READ.has(name) ? name : `${name}=${value}`));
    lines.push(`${depth} ${node.tagName} ${attributes.sort().join(" ")}`);
    const children = "content" in node ? node.content.childNodes : node.childNodes;
    const [raw] = children;
    if (raw && "value" in raw && (node.tagName === "script" || node.tagName === "style")) {
      lines.push(...scriptLines(raw.value));
      continue;
    }
    for (const child of children.toReversed()) waiting.push({ node: child, depth: depth + 1 });
  }
  return lines;
}

/** A script's text; of linked data only the form, as its texts are translated. */
function scriptLines(text: string): readonly string[] {
  try {
    return jsonStructureOf(text);
  } catch {
    return [text];
  }
}

/** Paths and types of all values, numbers and the like with their value. */
export function jsonStructureOf(text: string): string[] {
  const lines: string[] = [];
  visit(JSON.parse(text.replace(/^\uFEFF/, "")), "");
  return lines;

  function visit(value: unknown, path: string): void {
    if (typeof value === "object" && value !== null) {
      lines.push(`${path} ${Array.isArray(value) ? "list" : "map"}`);
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path}/${key}`);
    } else lines.push(typeof value === "string" ? path : `${path} ${value}`);
  }
}
