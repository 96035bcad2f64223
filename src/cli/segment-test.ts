import { Command } from "commander";
import type { Locale } from "../article/locale.ts";
import { type Problem, usageError } from "../article/problem.ts";
import {
  type ExpectedSplit,
  type ExplainedSplit,
  explainSplit,
  parseExpectedSplits,
  type SplitDifference,
  showSplit,
} from "../segmentation/expected-splits.ts";
import { attempt } from "../sync/session.ts";
import { type CommonOptions, contextOf, localeArgument, withCommonOptions, workplace } from "./context.ts";
import { readInput, shownName } from "./input.ts";
import { sayLowConfidence } from "./segment-language.ts";
import { excerpt, nameRule, referTo } from "./segment-rule.ts";
import { EXIT, exitCodeOf } from "./terminal.ts";

interface Options extends CommonOptions {
  readonly language?: Locale;
}

const FORMAT = `
A file of expected splits has one paragraph per line, with | where a sentence ends:
  language: en
  # Councillors keep their names.
  The motion was tabled by Cllr. Murphy. | It passed.`;

export function segmentTestCommand(): Command {
  return (
    withCommonOptions(new Command("test"))
      .description("try whether paragraphs are cut as a team expects")
      .argument("<file...>", "files of expected splits; - is standard input")
      .option("--language <tag>", "the language of lines before the first «language: …»", localeArgument)
      .option("--json", "one JSON object per paragraph")
      .addHelpText("after", `${FORMAT}\n\nExample:\n  exonym segment test config/segmentation/splits.txt`)
      // Options that «segment» has too are read by it, wherever they stand.
      .action((files: readonly string[], _: Options, command: Command) =>
        run(files, command.optsWithGlobals<Options>()),
      )
  );
}

async function run(files: readonly string[], options: Options): Promise<void> {
  const context = contextOf(options);
  const { terminal, exit } = context;
  const { toolbox, project } = await workplace(context, options);
  const explainer = toolbox.explainer();
  // In a folder below the project, a team would look in vain for what its rules do.
  if (!project) terminal.say("There is no project in this folder: the built-in rules are tried alone.");
  const problems: Problem[] = [];
  const languages = new Set<Locale>();
  let [count, wrong] = [0, 0];
  for (const file of files) {
    const splits = await attempt(problems, () => readSplits(file, options.language));
    for (const split of splits ?? []) {
      languages.add(split.locale);
      count++;
      const explained = explainSplit(split, explainer);
      if (explained.differences.length > 0) wrong++;
      terminal.out(options.json ? asJson(file, split, explained) : asText(file, split, explained));
    }
  }
  sayLowConfidence(languages, terminal);
  for (const problem of problems) terminal.problem(problem);
  if (count > 0) terminal.say(summary(count, wrong));
  if (wrong > 0) exit(EXIT.findings);
  exit(exitCodeOf(problems));
}

async function readSplits(file: string, language: Locale | undefined): Promise<ExpectedSplit[]> {
  const splits = parseExpectedSplits(await readInput(file), shownName(file), language);
  if (splits.length > 0) return splits;
  throw usageError(
    "There is no paragraph in the file.",
    "Write one per line, with | where a sentence ends.",
    {
      file: shownName(file),
    },
  );
}

function asJson(file: string, split: ExpectedSplit, { offsets, differences }: ExplainedSplit): string {
  const { locale: language, line, text, offsets: expected, description = null } = split;
  return `${JSON.stringify({
    file,
    line,
    language,
    description,
    right: differences.length === 0,
    text,
    expected,
    found: offsets,
    differences: differences.map(({ offset, expected: isExpected, rule }) => ({
      offset,
      expected: isExpected,
      rule: rule ? referTo(rule) : null,
    })),
  })}\n`;
}

/** Nothing where all is as expected. */
function asText(file: string, split: ExpectedSplit, { offsets, differences }: ExplainedSplit): string {
  if (differences.length === 0) return "";
  const { text, line, description } = split;
  return [
    `${shownName(file)}:${line}: not cut as expected${description ? `: ${description}` : "."}`,
    `  expected: ${showSplit(text, split.offsets)}`,
    `  found:    ${showSplit(text, offsets)}`,
    ...differences.flatMap((difference) => explain(text, difference)),
    "",
  ].join("\n");
}

function explain(text: string, { offset, expected, rule }: SplitDifference): string[] {
  return [
    `  ${expected ? "missing" : "too many"}: ${excerpt(text, offset)}`,
    `    ${rule ? nameRule(rule) : "no rule says that a sentence could end here"}`,
  ];
}

function summary(count: number, wrong: number): string {
  const paragraphs = `${count} paragraph${count === 1 ? "" : "s"}`;
  if (wrong === 0) return `${paragraphs} cut as expected.`;
  return `${wrong} of ${paragraphs} not cut as expected.`;
}
