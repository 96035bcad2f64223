import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";

interface Node {
  readonly type: string;
  readonly children?: readonly Node[] | undefined;
  readonly value?: string | undefined;
  readonly depth?: number | undefined;
  readonly url?: string | undefined;
  readonly checked?: boolean | null | undefined;
  readonly identifier?: string | undefined;
}

/**
 * A second opinion on an article's structure, by mdast: its nodes without their text. HTML tags that stand for emphasis
 * count as emphasis, a reference with its label spelled out as the reference, a bare link in brackets as the link.
 */
export function structureOf(source: string): string[] {
  const lines: string[] = [];
  visit(treeOf(source));
  return lines;

  function visit(node: Node): void {
    const facts = [node.type, node.depth, node.url, node.checked, node.identifier];
    const isOpaque = ["code", "inlineCode", "html", "toml"].includes(node.type);
    const line = facts.filter((fact) => fact !== undefined && fact !== null).join(" ");
    if (!isEmphasis(node)) lines.push(isOpaque ? `${line} ${node.value}` : line);
    node.children?.forEach(visit);
  }
}

function treeOf(source: string): Node {
  try {
    return fromMarkdown(source, {
      extensions: [gfm(), frontmatter(["yaml", "toml"])],
      mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(["yaml", "toml"])],
    });
  } catch (error) {
    // mdast fails an assertion of its own on some task lists (`*`, line break, `[x]`): then it has no opinion.
    if (error instanceof Error && "code" in error && error.code === "ERR_ASSERTION")
      return { type: "no opinion" };
    throw error;
  }
}

/** Emphasis and text: they may be spelled in two ways, and the room's own check compares them. */
function isEmphasis({ type, value = "" }: Node): boolean {
  return (
    ["text", "emphasis", "strong", "delete"].includes(type) ||
    (type === "html" && /^<\/?(?:em|strong|del)>$/.test(value))
  );
}
