import type { Format } from "./format.ts";
import { readMarkdown } from "./markdown/read.ts";
import { createSplicedFormat } from "./spliced.ts";

/**
 * Markdown: CommonMark with GitHub's extensions (tables, strikethrough, task lists, footnotes, bare links), front matter
 * in YAML, TOML or JSON, mathematics, directives and template tags. Everything that is not a unit keeps its bytes.
 *
 * - A link or image by its own text (`[label]`) becomes `[translation][label]`.
 * - The description of an image is a unit of its own, and so are titles, the labels of directives, and the parameters of
 *   shortcodes that people read.
 * - HTML is read as the HTML format does, block by block.
 *
 * @example
 * const article = markdown.parse("# Hello, *world*\n", { translatedKeys: [], languageKey: "lang" });
 * article.units[0]?.context // "Heading 1"
 */
export const markdown: Format = createSplicedFormat({
  name: "markdown",
  extensions: [".md", ".markdown", ".mdown"],
  datatype: "x-markdown",
  read: readMarkdown,
});
