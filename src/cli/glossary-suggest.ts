import { Command, InvalidArgumentError } from "commander";
import type { Locale } from "../article/locale.ts";
import { usageError } from "../article/problem.ts";
import { articleEndings } from "../formats/formats.ts";
import { writeGlossaryCsv } from "../glossary/csv/write.ts";
import { type Suggestion, suggestedConcept } from "../glossary/suggestion/suggestion.ts";
import { isThere } from "../project/data-files.ts";
import { filesMatching } from "../project/given-globs.ts";
import { openProject } from "../sync/project.ts";
import { suggest } from "../sync/suggest.ts";
import type { SuggestSource } from "../sync/suggest-texts.ts";
import { type CommonOptions, contextOf, localesArgument, withCommonOptions } from "./context.ts";
import { readInputBytes, shownName, writeOutput } from "./input.ts";
import { exitCodeOf } from "./terminal.ts";

interface SuggestOptions extends CommonOptions {
  readonly locale?: readonly Locale[];
  readonly out?: string;
  readonly minCount: number;
}

export function glossarySuggestCommand(): Command {
  return withCommonOptions(new Command("suggest"))
    .description(
      "propose concepts that the glossary lacks: places of the world, and names that translations agree on",
    )
    .argument(
      "[article...]",
      "articles, folders of them, or patterns in quotes; all of the project's by default",
    )
    .option("--locale <tags>", "wordings for these locales of the project only", localesArgument)
    .option("--min-count <number>", "mentions that a name needs", countArgument, 2)
    .option("--out <file>", "write the CSV to a new file; standard output by default")
    .option("--json", "one JSON object per concept, with its evidence")
    .addHelpText("after", "\nExample:\n  exonym glossary suggest --locale uk,fr --out suggested.csv")
    .action(run);
}

function countArgument(value: string): number {
  const count = Number(value);
  if (/^\d+$/.test(value) && count >= 1) return count;
  throw new InvalidArgumentError("Give a number from 1.");
}

async function run(given: readonly string[], options: SuggestOptions): Promise<void> {
  const { terminal, directory, exit } = contextOf(options);
  const { out } = options;
  if (out !== undefined && out !== "-" && (await isThere({ root: directory }, out))) {
    throw usageError(
      "There is a file of this name already, and suggestions replace nothing.",
      "Give --out a new name.",
      { file: out },
    );
  }
  const project = await openProject(directory, options.config);
  const { suggestions, version, problems } = await suggest(project, {
    ...(given.length === 0 ? {} : { sources: await sourcesOf(given) }),
    locales: options.locale,
    least: options.minCount,
  });
  for (const problem of problems) terminal.problem(problem);
  const text = options.json
    ? suggestions.map((suggestion) => `${JSON.stringify(plain(suggestion))}\n`).join("")
    : writeGlossaryCsv(suggestions.map((suggestion) => suggestedConcept(suggestion, version)));
  if (suggestions.length === 0) terminal.say("There is no name that the glossary lacks.");
  else await writeOutput(text, out, terminal);
  if (suggestions.length > 0 && out !== undefined && out !== "-")
    terminal.say(`${out}: ${suggestions.length} to decide on. Move rows that are right into the glossary.`);
  exit(exitCodeOf(problems));
}

async function sourcesOf(given: readonly string[]): Promise<readonly SuggestSource[]> {
  const files: string[] = [];
  for (const path of given)
    files.push(...(path === "-" ? [path] : await filesMatching(path, articleEndings)));
  return files.map((file) => ({ file: shownName(file), read: () => readInputBytes(file) }));
}

function plain({ id, wordings, ...suggestion }: Suggestion): unknown {
  return { id, ...suggestion, wordings: Object.fromEntries(wordings) };
}
