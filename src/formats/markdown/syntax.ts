import { gfm } from "micromark-extension-gfm";
import { mdx } from "micromark-extension-mdx";
import { mdxjs } from "micromark-extension-mdxjs";
import type { Extension } from "micromark-util-types";
import type { FormatOptions, MarkdownOptions } from "../format.ts";
import attributes from "./attributes.json" with { type: "json" };
import { math } from "./math.ts";
import type { TemplateTag } from "./template-tags.ts";

/** Which Markdown an article is written in; `mdx-agnostic` is MDX whose braces hold something else than JavaScript. */
export type Dialect = "commonmark" | "mdx" | "mdx-agnostic";

/** How an article is read and written. */
export interface Syntax {
  readonly dialect: Dialect;
  /** Whether `{` and `<` begin expressions and JSX. */
  readonly isMdx: boolean;
  /** Whether `$…$` is mathematics. */
  readonly hasMath: boolean;
  /** Names of the attributes of components, and parameters of shortcodes, that people read. */
  readonly attributes: ReadonlySet<string>;
  /** What micromark needs for it. */
  readonly extensions: Extension[];
  /** The template tags of the article. */
  readonly tags: readonly TemplateTag[];
  /** For formats inside. */
  readonly options: FormatOptions;
}

const EXTENSIONS: Readonly<Record<Dialect, () => Extension[]>> = {
  commonmark: () => [gfm()],
  mdx: () => [gfm(), mdxjs()],
  "mdx-agnostic": () => [gfm(), mdx()],
};

/** The syntax of an article, by a team's options. */
export function syntaxOf(dialect: Dialect, options: FormatOptions, tags: readonly TemplateTag[]): Syntax {
  const { math: hasMath = true, attributes: further = [] }: MarkdownOptions = options.markdown ?? {};
  return {
    dialect,
    isMdx: dialect !== "commonmark",
    hasMath,
    attributes: new Set([...attributes, ...further]),
    extensions: [...EXTENSIONS[dialect](), ...(hasMath ? [math] : [])],
    tags,
    options,
  };
}

/** What the parsers of MDX throw. */
export interface MdxError extends Error {
  readonly reason: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** Whether an error says that a text is no MDX. */
export function isMdxError(error: unknown): error is MdxError {
  return error instanceof Error && "ruleId" in error && "reason" in error;
}
