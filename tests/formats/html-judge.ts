import { parse, parseFragment, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { jsonStructureOf } from "./json-judge.ts";

/** Attributes whose values are texts somewhere, or that localizing sets. */
const READ = new Set(
  "abbr alt aria-description aria-label aria-placeholder aria-roledescription aria-valuetext content dir label lang placeholder summary title value xml:lang".split(
    " ",
  ),
);

/** Elements whose text browsers do not read as HTML. */
const RAW = new Set(["iframe", "noembed", "noframes", "plaintext", "script", "style", "xmp"]);

/**
 * A second opinion on a page's structure: the tree that parse5 builds, as browsers do, in lines. Texts are there without
 * what they say, but for scripts and styles; of linked data there is the form.
 *
 * @param scriptingEnabled whether `noscript` holds text and not elements, as in browsers that run scripts.
 */
export function htmlStructure(source: string, fragment = false, scriptingEnabled = true): string[] {
  const read = fragment ? parseFragment : parse;
  const lines: string[] = [];
  const open: [node: Tree.Node, depth: number][] = [[read(source, { scriptingEnabled }), 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, depth] = next;
    const line = describe(node);
    if (line !== null) lines.push(`${depth} ${line}`);
    const children: Tree.Node[] = "childNodes" in node ? [...node.childNodes] : [];
    if ("content" in node) children.push(node.content);
    for (const child of children.reverse()) open.push([child, depth + 1]);
  }
  return lines;
}

function describe(node: Tree.Node): string | null {
  if (node.nodeName === "#text" && "value" in node) {
    if (node.value.trim() === "") return null;
    const { parentNode: parent } = node;
    if (parent === null || !RAW.has(parent.nodeName)) return "text";
    const isLinkedData = "attrs" in parent && parent.attrs.some(({ value }) => value.includes("ld+json"));
    return `text ${isLinkedData ? linkedData(node.value) : node.value}`;
  }
  if ("attrs" in node) {
    const attributes = node.attrs.map(({ name, value }) => (READ.has(name) ? name : `${name}=${value}`));
    return [node.nodeName, ...attributes].join(" ");
  }
  return "data" in node ? `${node.nodeName} ${node.data}` : node.nodeName;
}

/** Texts of linked data are translated; where it is no JSON, none are. */
function linkedData(text: string): string {
  try {
    return jsonStructureOf(text).join(", ");
  } catch {
    return text;
  }
}
