import { Command, Option } from "commander";
import type { Locale } from "../article/locale.ts";
import { usageError } from "../article/problem.ts";
import type { TbxDialect, TbxStyle } from "../glossary/format.ts";
import { glossaryFormatFor, glossaryFormatNamed, glossaryFormats } from "../glossary/formats.ts";
import { exportGlossary } from "../sync/glossary-exchange.ts";
import { openProject } from "../sync/project.ts";
import { type CommonOptions, contextOf, localeArgument, withCommonOptions } from "./context.ts";
import { writeOutput } from "./input.ts";
import { assertOutsideOfWork } from "./report-place.ts";
import { exitCodeOf } from "./terminal.ts";

interface ExportOptions extends CommonOptions {
  readonly out?: string;
  readonly format?: string;
  readonly dialect?: TbxDialect;
  readonly style?: TbxStyle;
  readonly source?: Locale;
  readonly target?: Locale;
}

export function glossaryExportCommand(): Command {
  return withCommonOptions(new Command("export"))
    .description("write the project's glossary for another tool")
    .addOption(
      new Option("--format <name>", "by default what the name of --out says, else csv").choices(
        glossaryFormats.map(({ name }) => name),
      ),
    )
    .addOption(
      new Option("--dialect <name>", "exactly this dialect of TBX, without what it cannot say").choices([
        "min",
        "basic",
        "core",
      ]),
    )
    .addOption(
      new Option("--style <name>", "how TBX spells data categories: as attributes or as tags").choices([
        "dca",
        "dct",
      ]),
    )
    .option("--source <tag>", "the first language of UTX", localeArgument)
    .option("--target <tag>", "the second language of UTX", localeArgument)
    .option("--out <file>", "write to a file; standard output by default")
    .addHelpText(
      "after",
      "\nExample:\n  exonym glossary export --format tbx --dialect basic --out house-style.tbx",
    )
    .action(run);
}

async function run(options: ExportOptions): Promise<void> {
  const { terminal, directory, exit } = contextOf(options);
  const { out, dialect, style, source, target } = options;
  const name = options.format ?? (out === undefined ? undefined : glossaryFormatFor(out)?.name) ?? "csv";
  const format = glossaryFormatNamed(name);
  if (format === undefined) throw usageError(`There is no format «${name}».`, "Use csv, tsv, tbx or utx.");
  const {
    config,
    readable: glossary,
    glossaryProblems: problems,
  } = await openProject(directory, options.config);
  await assertOutsideOfWork(out, config);
  for (const problem of problems) terminal.problem(problem);
  const { text, leftOut } = exportGlossary(glossary, format, config, { dialect, style, source, target });
  await writeOutput(text, out, terminal);
  for (const what of leftOut) terminal.say(what);
  exit(exitCodeOf(problems));
}
