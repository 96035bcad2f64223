import type { Format } from "./format.ts";
import { readMarkdown } from "./markdown/read.ts";
import { createSplicedFormat } from "./spliced.ts";

/**
 * Markdown: CommonMark with GitHub's extensions (tables, strikethrough, task lists, footnotes, bare links) and front
 * matter in YAML, TOML or JSON. Everything that is not a unit keeps its bytes: code, HTML blocks, link definitions.
 *
 * - A link or image by its own text (`[label]`) becomes `[translation][label]`.
 * - The description of an image is translated where the image stands: inside a sentence between a pair of codes, alone
 *   in its paragraph as a unit of its own (`caption`). Titles of links and images stay with their codes.
 * - Template variables (`{{name}}`, `{{< shortcode >}}`) are codes.
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
