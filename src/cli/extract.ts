import { relative, resolve } from "node:path";
import { Command, Option } from "commander";
import { sameContent } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import { ExonymError } from "../article/problem.ts";
import { isThere } from "../project/data-files.ts";
import { writeAtomic } from "../project/files.ts";
import { extractSingle } from "../sync/single.ts";
import type { XliffVersion } from "../xliff/model.ts";
import { readXliff } from "../xliff/read.ts";
import { type ArticleOptions, openNamed, withArticleOptions } from "./article-options.ts";
import {
  type CommonOptions,
  type Context,
  contextOf,
  localeArgument,
  withCommonOptions,
  workplace,
} from "./context.ts";
import { assertOutputIsNoInput, originalName, readInput, writeOutput } from "./input.ts";

interface Options extends CommonOptions, ArticleOptions {
  readonly target: Locale;
  readonly sourceLanguage?: Locale;
  readonly xliffVersion: XliffVersion;
  readonly furniture: boolean;
  readonly out?: string;
}

export function extractCommand(): Command {
  return withArticleOptions(withCommonOptions(new Command("extract")))
    .description("make the XLIFF file of one article, outside of any sync")
    .argument("<article>", "the article; its ending tells the format")
    .requiredOption("--target <tag>", "the locale to translate into", localeArgument)
    .option("--source-language <tag>", "the article's language; detected by default", localeArgument)
    .addOption(new Option("--xliff-version <version>", "1.2 or 2.1").choices(["1.2", "2.1"]).default("1.2"))
    .option("--no-furniture", "treat standing lines (bylines, credits, …) as ordinary text")
    .option("--out <file>", "write there instead of to standard output")
    .addHelpText("after", "\nExample:\n  exonym extract treaty.md --target uk --out treaty.uk.xlf")
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  const context = contextOf(options);
  const overrides = options.furniture ? {} : { furniture: false };
  const { config, project, ...place } = await workplace(context, options, overrides);
  const { opened, toolbox } = await openNamed(file, options, place.toolbox);
  const article = {
    opened,
    file,
    original: originalName(file),
    sourceLanguage: options.sourceLanguage,
  };
  assertOutputIsNoInput(options.out, [file]);
  if (options.out !== undefined) await keepTranslations(options.out, context);
  const version = options.xliffVersion;
  const { xliff, warnings } = extractSingle(
    article,
    options.target,
    version,
    toolbox,
    config,
    project?.readable,
  );
  for (const warning of [...(project?.glossaryProblems ?? []), ...warnings])
    context.terminal.problem(warning);
  await writeOutput(xliff, options.out, context.terminal);
}

/** An extracted file has no translations, so a file that has some is kept beside it under another name. */
async function keepTranslations(out: string, { terminal, directory: root }: Context): Promise<void> {
  const exists = (file: string) => isThere({ root }, relative(root, resolve(file)));
  if (out === "-" || !(await exists(out))) return;
  const text = await readInput(out);
  if (!hasTranslations(text, out)) return;
  let backup = `${out}.bak`;
  for (let number = 2; await exists(backup); number++) backup = `${out}.bak${number}`;
  await writeAtomic(backup, text);
  terminal.say(`${out}: The translations that stood here are kept in ${backup}.`);
}

/** Whether a person or a machine has put anything into a XLIFF file; what is none is replaced like any other file. */
function hasTranslations(text: string, file: string): boolean {
  try {
    const { segments } = readXliff(text, file);
    return segments.some(({ source, target }) => target !== null && !sameContent(source, target));
  } catch (error) {
    if (error instanceof ExonymError) return false;
    throw error;
  }
}
