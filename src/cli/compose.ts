import { Command, Option } from "commander";
import type { Locale } from "../article/locale.ts";
import type { Fallback } from "../sync/compose.ts";
import { composeSingle } from "../sync/single.ts";
import { type ArticleOptions, openNamed, withArticleOptions } from "./article-options.ts";
import { type CommonOptions, contextOf, localeArgument, withCommonOptions, workplace } from "./context.ts";
import { assertOutputIsNoInput, originalName, readXmlInput, writeOutput } from "./input.ts";
import { EXIT } from "./terminal.ts";

interface Options extends CommonOptions, ArticleOptions {
  readonly sourceLanguage?: Locale;
  readonly fallback?: Fallback;
  readonly furniture: boolean;
  readonly out?: string;
}

export function composeCommand(): Command {
  return withArticleOptions(withCommonOptions(new Command("compose")))
    .description("put the translations of a XLIFF file into its article, outside of any sync")
    .argument("<article>", "the source article")
    .argument("<xliff>", "its XLIFF file")
    .option("--source-language <tag>", "the article's language; the XLIFF file's by default", localeArgument)
    .addOption(
      new Option("--fallback <policy>", "what stands where there is no translation").choices([
        "source",
        "skip-article",
        "keep-machine",
      ]),
    )
    .option("--no-furniture", "leave standing lines (bylines, credits, …) as they are in the source")
    .option("--out <file>", "write there instead of to standard output")
    .addHelpText("after", "\nExample:\n  exonym compose treaty.md treaty.uk.xlf --out treaty.uk.md")
    .action(run);
}

async function run(file: string, xliffFile: string, options: Options): Promise<void> {
  const context = contextOf(options);
  const overrides = options.furniture ? {} : { furniture: false };
  const { config, ...place } = await workplace(context, options, overrides);
  const { opened, toolbox } = await openNamed(file, options, place.toolbox);
  assertOutputIsNoInput(options.out, [file, xliffFile]);
  const { sourceLanguage } = options;
  const article = {
    opened,
    file,
    original: originalName(file),
    ...(sourceLanguage ? { sourceLanguage } : {}),
  };
  const xliff = { text: (await readXmlInput(xliffFile)).text, file: xliffFile };
  const settings = { ...config, fallback: options.fallback ?? config.fallback };
  const { text, problems, warnings } = composeSingle(article, xliff, toolbox, settings);
  for (const problem of [...problems, ...warnings]) context.terminal.problem(problem);
  if (text !== null) return writeOutput(article.opened.save(text), options.out, context.terminal);
  if (problems.length === 0)
    context.terminal.say(
      `${xliffFile}: Not all of it is translated, so nothing was written (--fallback skip-article).`,
    );
  context.exit(EXIT.findings);
}
