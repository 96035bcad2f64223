import { Command, Option } from "commander";
import type { Locale } from "../article/locale.ts";
import { extractSingle } from "../sync/single.ts";
import type { XliffVersion } from "../xliff/model.ts";
import { type CommonOptions, contextOf, localeArgument, withCommonOptions, workplace } from "./context.ts";
import { originalName, readInput, writeOutput } from "./input.ts";

interface Options extends CommonOptions {
  readonly target: Locale;
  readonly sourceLanguage?: Locale;
  readonly xliffVersion: XliffVersion;
  readonly furniture: boolean;
  readonly out?: string;
}

export function extractCommand(): Command {
  return withCommonOptions(new Command("extract"))
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
  const { config, toolbox } = await workplace(context, options, overrides);
  const article = {
    text: await readInput(file),
    file,
    original: originalName(file),
    sourceLanguage: options.sourceLanguage,
  };
  const { xliff, warnings } = extractSingle(article, options.target, options.xliffVersion, toolbox, config);
  for (const warning of warnings) context.terminal.problem(warning);
  await writeOutput(xliff, options.out, context.terminal);
}
