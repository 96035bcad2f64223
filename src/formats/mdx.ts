import type { Format } from "./format.ts";
import { readMdx } from "./markdown/read.ts";
import { createSplicedFormat } from "./spliced.ts";

/**
 * MDX: Markdown with JSX in it. ESM, expressions and tags keep their bytes; what people read between the tags is
 * Markdown, and so are units the attributes that people read (`title`, `label`, `alt`, …).
 *
 * @example
 * const article = mdx.parse('<Card title="Hello">\n  *World*\n</Card>\n', { translatedKeys: [], languageKey: "lang" });
 * article.units.map(({ kind }) => kind) // ["attribute", "paragraph"]
 */
export const mdx: Format = createSplicedFormat({
  name: "mdx",
  extensions: [".mdx"],
  datatype: "x-mdx",
  read: readMdx,
});
