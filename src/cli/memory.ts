import { Command, InvalidArgumentError } from "commander";
import { plainText } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import { openProject } from "../sync/project.ts";
import { importMemory, type Recalled, searchMemory } from "../sync/recall.ts";
import { type CommonOptions, contextOf, localeArgument, withCommonOptions } from "./context.ts";
import { inputLines, requireInput } from "./input.ts";
import { exitCodeOf, type Terminal } from "./terminal.ts";

export function memoryCommand(): Command {
  return new Command("memory")
    .description("what people have translated, sentence by sentence")
    .addCommand(importCommand())
    .addCommand(searchCommand());
}

function importCommand(): Command {
  return withCommonOptions(new Command("import"))
    .description("take a memory into the project: it is copied to its memory folder")
    .argument("<file>", "TMX, XLIFF, or TSV and CSV with a header row of locale tags")
    .addHelpText("after", "\nExample:\n  exonym memory import archive.tmx")
    .action(async (file: string, options: CommonOptions) => {
      const { terminal, directory } = contextOf(options);
      const { path, entries } = await importMemory(await openProject(directory, options.config), file);
      terminal.say(`${path}: ${entries} translation${entries === 1 ? "" : "s"}. The next sync uses them.`);
    });
}

interface SearchOptions extends CommonOptions {
  readonly source: Locale;
  readonly target: Locale;
  readonly min: number;
  readonly lines?: boolean;
}

/** More would not be read by anybody. */
const MOST_MATCHES = 10;

function searchCommand(): Command {
  return withCommonOptions(new Command("search"))
    .description("look sentences up")
    .argument("[text]", "a sentence")
    .requiredOption("--source <tag>", "its language", localeArgument)
    .requiredOption("--target <tag>", "the language of the translation", localeArgument)
    .option("--min <score>", "least score of a match, 0 to 100", scoreArgument, 70)
    .option("--lines", "every line of standard input is a sentence")
    .option("--json", "one JSON object per sentence")
    .addHelpText("after", "\nExample:\n  exonym memory search --source en --target uk 'Nobody was hurt.'")
    .action(runSearch);
}

function scoreArgument(value: string): number {
  const score = Number(value);
  if (value.trim() !== "" && score >= 0 && score <= 100) return score;
  throw new InvalidArgumentError("Give a number from 0 to 100.");
}

async function runSearch(sentence: string | undefined, options: SearchOptions): Promise<void> {
  const { terminal, directory, exit } = contextOf(options);
  requireInput(
    sentence !== undefined || (options.lines ?? false),
    "Name a sentence, or pipe lines in with --lines.",
  );
  const project = await openProject(directory, options.config);
  const query = { sourceLocale: options.source, targetLocale: options.target, limit: MOST_MATCHES };
  const problems = await searchMemory(
    project,
    sentence === undefined ? inputLines() : [sentence],
    query,
    (result) => print(result, options.min, options.json ?? false, terminal),
  );
  for (const problem of problems) terminal.problem(problem);
  exit(exitCodeOf(problems));
}

function print({ query, matches }: Recalled, least: number, json: boolean, terminal: Terminal): void {
  const shown = matches
    .filter(({ score }) => score >= least)
    .map(({ score, kind, entry }) => ({
      score,
      kind,
      source: plainText(entry.source),
      target: plainText(entry.target),
      origin: entry.from,
    }));
  if (json) terminal.out(`${JSON.stringify({ query, matches: shown })}\n`);
  else for (const { score, target, origin } of shown) terminal.out(`${score}\t${target}\t${origin}\n`);
}
