import { Command, Option } from "commander";
import type { Locale } from "../article/locale.ts";
import { formatProblem, usageError } from "../article/problem.ts";
import { glossaryFormatNamed, glossaryFormats } from "../glossary/formats.ts";
import { isThere, writeNewFile } from "../project/data-files.ts";
import { readGlossaryFile } from "../sync/glossary.ts";
import { convertGlossary, importPlace } from "../sync/glossary-exchange.ts";
import { openProject } from "../sync/project.ts";
import { type CommonOptions, contextOf, localeArgument, withCommonOptions } from "./context.ts";
import { readInputBytes, shownName, writeOutput } from "./input.ts";
import { exitCodeOf } from "./terminal.ts";

interface ImportOptions extends CommonOptions {
  readonly out?: string;
  readonly format?: string;
  readonly source?: Locale;
  readonly target?: Locale;
}

export function glossaryImportCommand(): Command {
  return withCommonOptions(new Command("import"))
    .description("take the glossary of another tool into the project's glossary folder, as CSV")
    .argument("<file>", "TBX, UTX, TSV, or CSV of Crowdin, DeepL, Google, Lokalise, Phrase or Weblate")
    .option(
      "--source <tag>",
      "the language of the first column, where the file does not say it",
      localeArgument,
    )
    .option("--target <tag>", "the language of the second column", localeArgument)
    .addOption(
      new Option("--format <name>", "what the file is, where its name does not say it").choices(
        glossaryFormats.map(({ name }) => name),
      ),
    )
    .option("--out <file>", "write to a new file of your own; - is standard output")
    .addHelpText("after", "\nExample:\n  exonym glossary import termbase.tbx")
    .action(run);
}

async function run(file: string, options: ImportOptions): Promise<void> {
  const { terminal, directory, exit } = contextOf(options);
  const { out, source, target } = options;
  const shown = shownName(file);
  const { concepts, problems, leftOut } = readGlossaryFile(
    await readInputBytes(file),
    shown,
    { source, target },
    options.format === undefined ? undefined : glossaryFormatNamed(options.format),
  );
  for (const problem of problems) terminal.problem(problem);
  for (const each of leftOut) terminal.say(`Not read: ${formatProblem(each)}`);
  exit(exitCodeOf(problems));
  if (concepts.length === 0) {
    terminal.say(`${shown}: there is no term to import.`);
    return;
  }
  const written = convertGlossary({ concepts }, out, { source, target });
  for (const what of written.leftOut) terminal.say(what);
  const project = out === undefined ? await openProject(directory, options.config) : undefined;
  const place = out ?? (project === undefined ? "-" : importPlace(project.config, file));
  const root = project?.config.root ?? directory;
  if (place !== "-" && (await isThere({ root }, place)))
    throw usageError(
      "There is a file of this name already, and an import replaces nothing.",
      "Give --out a new name, or remove the file.",
      { file: place },
    );
  if (out === undefined) await writeNewFile({ root }, place, written.text);
  else await writeOutput(written.text, out, terminal);
  if (place !== "-") terminal.say(`${place}: ${concepts.length} concept${concepts.length === 1 ? "" : "s"}.`);
}
