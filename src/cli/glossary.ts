import { Command } from "commander";
import { dayToday } from "../article/day.ts";
import type { Locale } from "../article/locale.ts";
import type { Concept } from "../glossary/concept.ts";
import { explainMatch, passedOver } from "../glossary/explain.ts";
import { withDerivedWords } from "../glossary/gazetteer/derived-words.ts";
import { createMatcher, type Match } from "../glossary/matcher.ts";
import { glossaryOn } from "../glossary/validity.ts";
import { builtInGazetteer } from "../sync/gazetteer.ts";
import { openProject } from "../sync/project.ts";
import { type CommonOptions, contextOf, localeArgument, withCommonOptions } from "./context.ts";
import { glossaryExportCommand } from "./glossary-export.ts";
import { glossaryImportCommand } from "./glossary-import.ts";
import { glossarySuggestCommand } from "./glossary-suggest.ts";
import { inputLines, readInput, requireInput } from "./input.ts";
import { exitCodeOf } from "./terminal.ts";

export function glossaryCommand(): Command {
  return new Command("glossary")
    .description("house style for the names of people, places and organisations")
    .addCommand(listCommand())
    .addCommand(findCommand())
    .addCommand(glossaryImportCommand())
    .addCommand(glossaryExportCommand())
    .addCommand(glossarySuggestCommand());
}

function listCommand(): Command {
  return withCommonOptions(new Command("list"))
    .description("list the project's concepts with their wordings")
    .option("--json", "one JSON object per concept")
    .addHelpText("after", "\nExample:\n  exonym glossary list")
    .action(async (options: CommonOptions) => {
      const { terminal, directory, exit } = contextOf(options);
      const { readable: glossary, glossaryProblems: problems } = await openProject(directory, options.config);
      for (const problem of problems) terminal.problem(problem);
      for (const concept of glossary.concepts) {
        const { id, terms } = concept;
        if (options.json) {
          terminal.out(`${JSON.stringify(plainConcept(concept))}\n`);
          continue;
        }
        const preferred = [...terms].map(([locale, [first]]) => `${locale} ${first?.text ?? ""}`);
        terminal.out(`${id}: ${preferred.join(", ")}\n`);
      }
      exit(exitCodeOf(problems));
    });
}

/** All that a concept says, as plain JSON: what belongs to languages by their tags. */
function plainConcept({
  id,
  kind,
  definition,
  terms,
  forms,
  derived,
  grammar,
  ...concept
}: Concept): unknown {
  const { file: _, position: __, ...fields } = concept;
  return {
    id,
    kind,
    definition,
    terms: Object.fromEntries(terms),
    forms: Object.fromEntries(forms),
    derived: derived && Object.fromEntries(derived),
    grammar: grammar && Object.fromEntries(grammar),
    ...fields,
  };
}

interface FindOptions extends CommonOptions {
  readonly locale: Locale;
  readonly explain?: boolean;
}

function findCommand(): Command {
  return withCommonOptions(new Command("find"))
    .description("find the glossary's terms in a text")
    .argument("[file]", "a text; standard input by default")
    .requiredOption("--locale <tag>", "the language of the text", localeArgument)
    .option("--json", "one JSON object per term found")
    .option("--explain", "say by which rule each was found, and what was passed over and why")
    .addHelpText(
      "after",
      "\nExample:\n  echo 'Нові удари по Києву' | exonym glossary find --locale uk --explain",
    )
    .action(runFind);
}

async function runFind(file: string | undefined, options: FindOptions): Promise<void> {
  const { terminal, directory, exit } = contextOf(options);
  requireInput(file !== undefined, "Name a file, or pipe a text in.");
  const { readable: glossary, glossaryProblems: problems } = await openProject(directory, options.config);
  for (const problem of problems) terminal.problem(problem);
  const { locale } = options;
  const { concepts } = withDerivedWords(glossaryOn(glossary, dayToday()), builtInGazetteer());
  const matcher = createMatcher(concepts, locale);
  const over = options.explain ? passedOver(concepts, locale) : undefined;
  let line = 0;
  for await (const text of file === undefined ? inputLines() : (await readInput(file)).split(/\r?\n/)) {
    line++;
    const matches = matcher.find(text);
    for (const match of matches) {
      const why = options.explain
        ? explainMatch(match, text.slice(match.start, match.end), locale)
        : undefined;
      print(foundAt(match, line, text), why);
    }
    for (const { match, reason } of over?.(text, matches) ?? [])
      print({ ...foundAt(match, line, text), status: "passed over" }, reason);
  }
  exit(exitCodeOf(problems));

  function print({ layer, isDoubtful, ...found }: ReturnType<typeof foundAt>, why: string | undefined): void {
    const cells = [`${found.line}:${found.column}`, found.text, found.concept, found.status];
    if (why !== undefined) cells.push(why);
    const printed = options.json ? JSON.stringify({ ...found, layer, isDoubtful, why }) : cells.join("\t");
    terminal.out(`${printed}\n`);
  }
}

function foundAt({ start, end, concept, status, layer, isDoubtful }: Match, line: number, text: string) {
  const found: string = status; // the command line has one word more than the glossary
  return {
    line,
    column: start + 1,
    text: text.slice(start, end),
    concept: concept.id,
    status: found,
    layer,
    isDoubtful,
  };
}
