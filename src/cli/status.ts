import { Command } from "commander";
import type { Locale } from "../article/locale.ts";
import { openProject } from "../sync/project.ts";
import { type Status, status } from "../sync/status.ts";
import { percentDone, type Tally } from "../sync/tally.ts";
import { type CommonOptions, contextOf, localesArgument, withCommonOptions } from "./context.ts";
import { exitCodeOf, type Terminal } from "./terminal.ts";

interface Options extends CommonOptions {
  readonly locale?: readonly Locale[];
}

export function statusCommand(): Command {
  return withCommonOptions(new Command("status"))
    .description("show how far each article has come in each locale")
    .option("--locale <tags>", "only these locales, separated by commas", localesArgument)
    .option("--json", "one JSON object per article and locale")
    .addHelpText("after", "\nExample:\n  exonym status --locale ko")
    .action(run);
}

async function run(options: Options): Promise<void> {
  const { terminal, directory, exit } = contextOf(options);
  const project = await openProject(directory, options.config);
  const result = await status(project, options.locale);
  for (const problem of result.problems) terminal.problem(problem);
  if (options.json) printJson(result, terminal);
  else printTable(result, terminal);
  exit(exitCodeOf(result.problems));
}

function printJson({ rows }: Status, terminal: Terminal): void {
  for (const { locale, article, tally } of rows) {
    const { segments, words, states, undecided } = tally;
    terminal.out(
      `${JSON.stringify({ locale, article, words, segments, states, undecided, percent: percentDone(tally) })}\n`,
    );
  }
}

const HEADER = ["", "words", "segments", "done", "signed off", "review", "adapt", "open", "choose", ""];

function printTable({ rows, totals }: Status, terminal: Terminal): void {
  const lines: { readonly cells: readonly string[]; readonly heading: boolean }[] = [
    { cells: HEADER, heading: true },
  ];
  for (const [locale, total] of totals) {
    lines.push({ cells: [locale, ...cellsOf(total)], heading: true });
    for (const row of rows) {
      if (row.locale === locale)
        lines.push({ cells: [`  ${row.article}`, ...cellsOf(row.tally)], heading: false });
    }
  }
  const widths = HEADER.map((_, column) => Math.max(...lines.map(({ cells }) => cells[column]?.length ?? 0)));
  for (const { cells, heading } of lines) {
    const padded = cells.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    const line = padded.join("  ").trimEnd();
    terminal.out(`${heading ? terminal.style("bold", line) : line}\n`);
  }
}

function cellsOf(tally: Tally): string[] {
  const { words, segments, states, undecided } = tally;
  const finished = states.translated + states["signed-off"] + states.final;
  const numbers = [
    words,
    segments,
    finished,
    states["signed-off"] + states.final,
    states["needs-review-translation"],
    states["needs-adaptation"],
    states["needs-translation"],
    undecided,
  ];
  return [...numbers.map(String), segments === 0 ? "–" : `${percentDone(tally)} %`];
}
