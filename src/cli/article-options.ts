import { type Command, Option } from "commander";
import { formatNamed, formats } from "../formats/formats.ts";
import { type ArticleFile, openArticle } from "../sync/article-file.ts";
import type { Toolbox } from "../sync/toolbox.ts";
import { readInputBytes, shownName } from "./input.ts";

/** Flags of commands that read articles outside of any sync. */
export interface ArticleOptions {
  readonly format?: string;
  readonly scope?: "page" | "article";
}

/** Adds the flags. */
export function withArticleOptions(command: Command): Command {
  const names = formats.map(({ name }) => name);
  return command
    .addOption(
      new Option("--format <name>", "the article's format; its name and content tell it").choices(names),
    )
    .addOption(
      new Option("--scope <scope>", "of a web page: all of it, or the article alone").choices([
        "page",
        "article",
      ]),
    );
}

/** An article that a user named, and the toolbox that its flags ask for. */
export interface NamedArticle {
  readonly opened: ArticleFile;
  readonly toolbox: Toolbox;
}

/** Opens an article; `-` is standard input. */
export async function openNamed(
  file: string,
  { format, scope }: ArticleOptions,
  toolbox: Toolbox,
): Promise<NamedArticle> {
  const bytes = await readInputBytes(file);
  const name = shownName(file);
  return {
    opened: format === undefined ? toolbox.open(bytes, name) : openArticle(bytes, name, formatNamed(format)),
    toolbox: scope === undefined ? toolbox : withScope(toolbox, scope),
  };
}

function withScope(toolbox: Toolbox, scope: "page" | "article"): Toolbox {
  const { formatOptions } = toolbox;
  return { ...toolbox, formatOptions: { ...formatOptions, html: { ...formatOptions.html, scope } } };
}
