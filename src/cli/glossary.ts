import { Command } from "commander";
import type { Locale } from "../article/locale.ts";
import type { Concept } from "../glossary/concept.ts";
import { createMatcher } from "../glossary/matcher.ts";
import { loadGlossary } from "../sync/glossary.ts";
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
      const { config } = await openProject(directory, options.config);
      const { glossary, problems } = await loadGlossary(config);
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
}

function findCommand(): Command {
  return withCommonOptions(new Command("find"))
    .description("find the glossary's terms in a text")
    .argument("[file]", "a text; standard input by default")
    .requiredOption("--locale <tag>", "the language of the text", localeArgument)
    .option("--json", "one JSON object per term found")
    .addHelpText("after", "\nExample:\n  echo 'Нові удари по Києву' | exonym glossary find --locale uk")
    .action(runFind);
}

async function runFind(file: string | undefined, options: FindOptions): Promise<void> {
  const { terminal, directory, exit } = contextOf(options);
  requireInput(file !== undefined, "Name a file, or pipe a text in.");
  const { config } = await openProject(directory, options.config);
  const { glossary, problems } = await loadGlossary(config);
  for (const problem of problems) terminal.problem(problem);
  const matcher = createMatcher(glossary.concepts, options.locale);
  let line = 0;
  for await (const text of file === undefined ? inputLines() : (await readInput(file)).split(/\r?\n/)) {
    line++;
    for (const { start, end, concept, status } of matcher.find(text)) {
      const found = { line, column: start + 1, text: text.slice(start, end), concept: concept.id, status };
      if (options.json) terminal.out(`${JSON.stringify(found)}\n`);
      else terminal.out(`${line}:${found.column}\t${found.text}\t${found.concept}\t${found.status}\n`);
    }
  }
  exit(exitCodeOf(problems));
}
