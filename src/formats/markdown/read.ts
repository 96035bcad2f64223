import type { Problem } from "../../article/problem.ts";
import type { FormatOptions } from "../format.ts";
import { type FrontMatterReading, readFrontMatterOf } from "../front-matter/read.ts";
import type { Reading } from "../reading.ts";
import { readBody } from "./blocks.ts";
import { findCode, findComments } from "./mdx-code.ts";
import { type Dialect, isMdxError, type MdxError, syntaxOf } from "./syntax.ts";
import { findTemplateTags, type TemplateTag } from "./template-tags.ts";

/**
 * Reads a Markdown article: its front matter and its body.
 *
 * @throws ExonymError where the text is nested beyond all reason.
 */
export function readMarkdown(text: string, options: FormatOptions): Reading {
  const top = readFrontMatterOf(text, options, true);
  return readIn("commonmark", text, top, options, findTemplateTags(text, top.after));
}

/**
 * Reads an MDX article. Where JavaScript refuses what is between braces, as it does `{#name}`, braces are paired and no more;
 * where that does not help, comments of HTML are taken for words. If the article is no MDX for all that, it is read as
 * Markdown without its imports, exports and braces, and a warning says so.
 *
 * @throws ExonymError where the text is nested beyond all reason.
 */
export function readMdx(text: string, options: FormatOptions): Reading {
  const top = readFrontMatterOf(text, options, false);
  const dialects: readonly Dialect[] = ["mdx", "mdx-agnostic"];
  const comments = text.includes("<!--") ? findComments(text, top.after) : [];
  let problem: MdxError | undefined;
  for (const tags of comments.length > 0 ? [[], comments] : [[]]) {
    for (const dialect of dialects) {
      try {
        return readIn(dialect, text, top, options, tags);
      } catch (error) {
        if (!isMdxError(error)) throw error;
        problem = error;
      }
    }
  }
  const reading = readDamaged(text, top, options);
  return {
    ...reading,
    warnings: [...(top.warnings ?? []), ...(problem ? [noMdx(problem)] : [])],
    // A translation that escapes more than its source does not make the article MDX.
    readAgain: (again) => readDamaged(again, readFrontMatterOf(again, options, false), options),
  };
}

/** Reads what should be MDX and is none. */
function readDamaged(text: string, top: FrontMatterReading, options: FormatOptions): Reading {
  return readIn("commonmark", text, top, options, findCode(text, top.after));
}

/** @param tags stretches of the body that are words to Markdown, whatever they hold. */
function readIn(
  dialect: Dialect,
  text: string,
  top: FrontMatterReading,
  options: FormatOptions,
  tags: readonly TemplateTag[],
): Reading {
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
    advice:
      "Correct it; until then the article is read as Markdown, and imports, exports and what stands in braces stay as they are.",
    ...(line !== undefined && column !== undefined && { position: { line, column } }),
  };
}
