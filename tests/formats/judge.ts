import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { mdxFromMarkdown } from "mdast-util-mdx";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";
import { mdxjs } from "micromark-extension-mdxjs";

interface Node {
  readonly type: string;
  readonly children?: readonly Node[] | undefined;
  readonly value?: string | undefined;
  readonly depth?: number | undefined;
  readonly url?: string | undefined;
  readonly checked?: boolean | null | undefined;
  readonly identifier?: string | undefined;
  /** Of a tag of JSX; `null` of a fragment. */
  readonly name?: string | null | undefined;
}

/** Nodes whose text nobody translates. */
const OPAQUE = new Set(["code", "inlineCode", "mdxFlowExpression", "mdxTextExpression", "mdxjsEsm", "toml"]);

const EMPHASIS = new Set(["text", "emphasis", "strong", "delete"]);

/** Tags of templates, which site generators replace before they read Markdown. */
const TEMPLATE_TAG =
  /\{\{[<%](?:[^{}"`]|"(?:[^"\\]|\\"?)*"|`[^`]*`)*[%>]\}\}|\{%(?:[^{}"`]|"(?:[^"\\]|\\"?)*"|`[^`]*`)*%\}|\{\{[^{}]*\}\}/g;

/**
 * A second opinion on an article's structure, by mdast: its nodes without their text. HTML tags that stand for emphasis
 * count as emphasis, a reference with its label spelled out as the reference, a bare link in brackets as the link.
 *
 * @param isMdx whether it is MDX.
 */
export function structureOf(source: string, isMdx = false): string[] {
  const lines: string[] = [];
  visit(treeOf(source, isMdx));
  return lines;

  function visit(node: Node): void {
    const facts = [node.type, node.depth, node.url, node.checked, node.identifier, node.name];
    const line = facts.filter((fact) => fact !== undefined && fact !== null).join(" ");
    if (node.type === "html") lines.push(...tagsOf(node.value ?? ""));
    else if (!isEmphasis(node)) lines.push(OPAQUE.has(node.type) ? `${line} ${node.value}` : line);
    node.children?.forEach(visit);
  }
}

function treeOf(source: string, isMdx: boolean): Node {
  try {
    return fromMarkdown(isMdx ? source : source.replace(TEMPLATE_TAG, "\uE000"), {
      extensions: [gfm(), frontmatter(["yaml", "toml"]), ...(isMdx ? [mdxjs()] : [])],
      mdastExtensions: [
        gfmFromMarkdown(),
        frontmatterFromMarkdown(["yaml", "toml"]),
        ...(isMdx ? [mdxFromMarkdown()] : []),
      ],
    });
  } catch (error) {
    // mdast fails an assertion of its own on some task lists (`*`, line break, `[x]`): then it has no opinion.
    if (error instanceof Error && "code" in error && error.code === "ERR_ASSERTION")
      return { type: "no opinion" };
    throw error;
  }
}

/** The tags of HTML and how many attributes they have, but for those that stand for emphasis. */
function tagsOf(html: string): string[] {
  const tags = html.matchAll(/<(\/?[a-z][a-z\d-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>|<[!?]/gi);
  return [...tags].flatMap(([tag, name, attributes = ""]) => {
    if (name === undefined) return [`html ${tag}`];
    if (/^\/?(?:em|strong|del)$/.test(name) && attributes === "") return [];
    const names = attributes.replace(/"[^"]*"|'[^']*'/g, "");
    return [`html ${name} ${names.match(/=/g)?.length ?? 0}`];
  });
}

/** Emphasis and text: they may be spelled in two ways, and the room's own check compares them. */
function isEmphasis({ type, name }: Node): boolean {
  return EMPHASIS.has(type) || (type === "mdxJsxTextElement" && /^(?:em|strong|del)$/.test(name ?? ""));
}
