import { type Content, rawText } from "../../article/content.ts";
import { protectMatches } from "../opaque.ts";

/**
 * Attributes of what stands before them: `{#fig-a width=50%}` and `{.small}` of Pandoc, `{: .note}` of kramdown; without
 * a sign of its own only behind a bracket or code, as in `![A dog](dog.jpg){width=50%}`. None where the brace is escaped.
 */
const ATTRIBUTES =
  /(?<!(?:^|[^\\])(?:\\\\){0,50}\\)\{(?::[ \t]{0,3}[\w#.]|[#.][A-Za-z])[^{}\n]{0,900}\}|(?<=[)\]`])\{[A-Za-z-]{1,40}=[^{}\n]{0,900}\}/g;

/**
 * Makes single codes of lists of attributes, which are nobody's to translate.
 *
 * @example
 * protectAttributeLists([text("A [small]{.small} dog", "A [small]{.small} dog")]) // `{.small}` is a code
 */
export function protectAttributeLists(content: Content): Content {
  const raw = rawText(content);
  return raw.includes("{") ? protectMatches(content, [...raw.matchAll(ATTRIBUTES)]) : content;
}

/** A key of Pandoc and Quarto, in brackets with others, `[@knuth1984; -@lamport]`, or a cross-reference such as `@fig-a`. */
const CITATIONS =
  /(?<!\\)\[-?@[A-Za-z\d_][\w:.#$%&+?~/-]{0,80}(?:;[ ]?-?@[A-Za-z\d_][\w:.#$%&+?~/-]{0,80}){0,20}\](?![([:])|(?<![\w@.\\/-])@(?:cnj|cor|def|eq|exm|exr|fig|lem|lst|prp|sec|tbl|thm)-[\w-]{1,80}/g;

/** Makes single codes of citations and cross-references that hold nothing but keys. */
export function protectCitations(content: Content): Content {
  const raw = rawText(content);
  return raw.includes("@") ? protectMatches(content, [...raw.matchAll(CITATIONS)]) : content;
}
