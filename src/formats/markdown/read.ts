import type { Problem } from "../../article/problem.ts";
import type { FormatOptions } from "../format.ts";
import { type FrontMatterReading, readFrontMatterOf } from "../front-matter/read.ts";
import type { Reading } from "../reading.ts";
import { readBody } from "./blocks.ts";
import { type Dialect, isMdxError, type MdxError, syntaxOf } from "./syntax.ts";
import { findTemplateTags } from "./template-tags.ts";

/**
 * Reads a Markdown article: its front matter and its body.
 *
 * @throws ExonymError where the text is nested beyond all reason.
 */
export function readMarkdown(text: string, options: FormatOptions): Reading {
  return readIn("commonmark", text, readFrontMatterOf(text, options, true), options);
}

/**
 * Reads an MDX article. Where JavaScript refuses what is between braces, as it does `{#name}`, braces are paired and no more;
 * where the tags are no JSX either, the article is read as Markdown, and a warning says so.
 *
 * @throws ExonymError where the text is nested beyond all reason.
 */
export function readMdx(text: string, options: FormatOptions): Reading {
  const top = readFrontMatterOf(text, options, false);
  const dialects: readonly Dialect[] = ["mdx", "mdx-agnostic"];
  const warnings: Problem[] = [];
  for (const dialect of dialects) {
    try {
      return readIn(dialect, text, top, options);
    } catch (error) {
      if (!isMdxError(error)) throw error;
      if (dialect === "mdx-agnostic") warnings.push(noMdx(error));
    }
  }
  const reading = readIn("commonmark", text, top, options);
  return { ...reading, warnings: [...(top.warnings ?? []), ...warnings] };
}

function readIn(dialect: Dialect, text: string, top: FrontMatterReading, options: FormatOptions): Reading {
  // In MDX, braces are expressions.
  const tags = dialect === "commonmark" ? findTemplateTags(text, top.after) : [];
  const body = readBody(text, top.after, syntaxOf(dialect, options, tags));
  return {
    ...top,
    texts: [...top.texts, ...body.texts],
    outline: [dialect, ...top.outline, ...body.outline],
  };
}

function noMdx({ reason, line, column }: MdxError): Problem {
  return {
    kind: "usage",
    message: `This is not valid MDX: ${reason.replace(/\.$/, "")}.`,
    advice: "Correct it; until then the article is read as Markdown.",
    ...(line !== undefined && column !== undefined && { position: { line, column } }),
  };
}
