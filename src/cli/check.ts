import { Command, Option } from "commander";
import type { Locale } from "../article/locale.ts";
import { usageError } from "../article/problem.ts";
import { inFileOrder } from "../checks/run.ts";
import { isThere, writeNewFile } from "../project/data-files.ts";
import { readText } from "../project/files.ts";
import { findReporter, reporters } from "../reporters/reporters.ts";
import { BASELINE_FILE, serializeBaseline } from "../sync/baseline.ts";
import { type CheckReport, checkFiles, checkProject } from "../sync/check.ts";
import { placeInArticles } from "../sync/finding-places.ts";
import { loadGlossary } from "../sync/glossary.ts";
import { openProject } from "../sync/project.ts";
import { runFixes } from "./check-fix.ts";
import { addReport, type ReportFile, tellOfWaived, writeReports } from "./check-report.ts";
import {
  type CommonOptions,
  type Context,
  contextOf,
  localesArgument,
  type Workplace,
  withCommonOptions,
  workplace,
} from "./context.ts";
import { assertOutputIsNoInput, readXmlInput } from "./input.ts";
import { assertOutsideOfWork } from "./report-place.ts";
import { EXIT, exitCodeOf } from "./terminal.ts";

interface Options extends CommonOptions {
  readonly locale?: readonly Locale[];
  readonly format: string;
  readonly failOn: "error" | "warning" | "info";
  readonly out?: string;
  readonly report: readonly ReportFile[];
  readonly since?: string;
  readonly showWaived?: boolean;
  readonly updateBaseline?: boolean;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
}

export function checkCommand(): Command {
  return withCommonOptions(new Command("check"))
    .description("find mistakes in translations: names against house style, lost markup, numbers, …")
    .argument(
      "[xliff...]",
      "bilingual XLIFF files of any origin, - is standard input; all of the project's by default",
    )
    .option("--locale <tags>", "only these locales of the project, separated by commas", localesArgument)
    .option("--format <name>", `one of ${reporters.map(({ name }) => name).join(", ")}`, "stylish")
    .option("--json", "the same as --format json")
    .option("--out <file>", "write the report there instead of to standard output")
    .option(
      "--report <format=file>",
      "write a further report to a file, such as junit=report.xml; may be given several times",
      addReport,
      [],
    )
    .addOption(
      new Option("--fail-on <severity>", "least severity of a finding that makes the exit code 1")
        .choices(["error", "warning", "info"])
        .default("warning"),
    )
    .option("--since <revision>", "only what differs from a revision of git, such as origin/main")
    .option("--show-waived", "list what is waived or in the baseline too, with the reason")
    .option(
      "--update-baseline",
      `take all present findings into ${BASELINE_FILE}, so that only new ones count`,
    )
    .option("--fix", "replace forbidden wordings by preferred ones, where form and ending map one to one")
    .option("--dry-run", "with --fix: show what would be replaced, and write nothing")
    .addHelpText("after", "\nExample:\n  exonym check --locale uk --format github")
    .action(run);
}

async function run(files: readonly string[], options: Options): Promise<void> {
  assertTogether(options);
  const context = contextOf(options);
  const { terminal, exit } = context;
  const reporter = findReporter(options.json ? "json" : options.format);
  for (const { file } of options.report) assertOutputIsNoInput(file, files);
  assertOutputIsNoInput(options.out, files);
  const place = await placeOf(files, options, context);
  if (place.project !== null) {
    for (const out of [options.out, ...options.report.map(({ file }) => file)])
      await assertOutsideOfWork(out, place.config);
  }
  let report = await reportOf(files, options, place);
  if (options.updateBaseline) return updateBaseline(report, place, context);
  if (options.fix) {
    const fixes = await runFixes(report, place, options.dryRun ?? false, terminal);
    exit(exitCodeOf(fixes.problems));
    if (!options.dryRun && fixes.files.length > 0) report = await reportOf(files, options, place);
  }
  for (const problem of report.problems) terminal.problem(problem);
  if (!options.dryRun) {
    const shown = options.showWaived
      ? inFileOrder([...report.findings, ...report.waived], report.files)
      : report.findings;
    const { project } = place;
    const placed = project === null ? shown : await placeInArticles(shown, project);
    const targets = { reporter, out: options.out, further: options.report };
    await writeReports(placed, report.files, targets, terminal);
  }
  tellOfWaived(report, options.showWaived ?? false, terminal);
  if (report.findings.length === 0 && report.problems.length === 0) {
    const { length } = report.files;
    terminal.say(`Nothing found in ${length} file${length === 1 ? "" : "s"}.`);
  }
  const least = SEVERITIES.indexOf(options.failOn);
  if (report.findings.some(({ severity }) => SEVERITIES.indexOf(severity) >= least)) exit(EXIT.findings);
  exit(exitCodeOf(report.problems));
}

const SEVERITIES = ["info", "warning", "error"];

/** @throws ExonymError (usage) where options do not go together. */
function assertTogether({ updateBaseline, since, fix, dryRun }: Options): void {
  if (dryRun && !fix) throw usageError("--dry-run says how --fix works, which is not there.", "Add --fix.");
  if (!updateBaseline || (since === undefined && !fix)) return;
  const other = fix ? "--fix" : "--since";
  throw usageError(
    `--update-baseline and ${other} do not go together.`,
    "The baseline is made of all findings: run one after the other.",
  );
}

async function placeOf(
  files: readonly string[],
  options: Options,
  context: Context,
): Promise<Pick<Workplace, "config" | "project">> {
  if (files.length > 0) return workplace(context, options);
  const project = await openProject(context.directory, options.config);
  return { config: project.config, project };
}

async function reportOf(
  files: readonly string[],
  { locale, since }: Options,
  { config, project }: Pick<Workplace, "config" | "project">,
): Promise<CheckReport> {
  const loaded =
    project === null
      ? await loadGlossary(config)
      : { glossary: project.readable, problems: project.glossaryProblems };
  if (files.length === 0) return checkProject(config, locale, { since, loaded });
  const { glossary, problems } = loaded;
  const read = async (file: string) => (await readXmlInput(file)).text;
  const settings = { config: project === null ? null : config, since };
  const report = await checkFiles(files, glossary, config.checks, read, settings);
  return { ...report, problems: [...problems, ...report.problems] };
}

/** Writes the baseline, unless something could not be looked at. */
async function updateBaseline(
  { baseline, problems }: CheckReport,
  { config, project }: Pick<Workplace, "config" | "project">,
  { terminal, exit }: Context,
): Promise<void> {
  for (const problem of problems) terminal.problem(problem);
  if (project === null)
    throw usageError("There is no project here to have a baseline.", "Run «exonym init».");
  if (problems.length > 0) {
    terminal.say("The baseline stays as it was.");
    return exit(exitCodeOf(problems));
  }
  const text = serializeBaseline(baseline);
  const present = (await isThere(config, BASELINE_FILE)) ? await readText(config.root, BASELINE_FILE) : null;
  if (text !== present) await writeNewFile(config, BASELINE_FILE, text);
  const count = baseline.reduce((sum, entry) => sum + entry.count, 0);
  terminal.say(`${BASELINE_FILE}: ${count} finding${count === 1 ? "" : "s"}.`);
}
