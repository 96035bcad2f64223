import type { FormatOptions } from "../format.ts";
import { readFrontMatterOf } from "../front-matter/read.ts";
import type { Reading } from "../reading.ts";
import { readBody } from "./blocks.ts";

/** Which Markdown an article is written in. */
export type Dialect = "commonmark" | "mdx";

/**
 * Reads an article: its front matter and its body.
 *
 * @throws ExonymError where the text is nested beyond all reason.
 */
export function readMarkdown(text: string, options: FormatOptions, dialect: Dialect): Reading {
  const top = readFrontMatterOf(text, options, dialect === "commonmark");
  const body = readBody(text, top.after);
  return {
    ...top,
    texts: [...top.texts, ...body.texts],
    outline: [...top.outline, ...body.outline],
  };
}
