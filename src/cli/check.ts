import { Command, Option } from "commander";
import type { Locale } from "../article/locale.ts";
import { usageError } from "../article/problem.ts";
import { describedChecks } from "../checks/checks.ts";
import { xliffChecks } from "../checks/xliff-checks.ts";
import { packagedVersion } from "../project/packaged.ts";
import type { Reporter, ReportRule } from "../reporters/reporter.ts";
import { findReporter, reporters } from "../reporters/reporters.ts";
import { type CheckReport, checkFiles, checkProject } from "../sync/check.ts";
import { placeInArticles } from "../sync/finding-places.ts";
import { loadGlossary } from "../sync/glossary.ts";
import { openProject } from "../sync/project.ts";
import {
  type CommonOptions,
  type Context,
  contextOf,
  localesArgument,
  withCommonOptions,
  workplace,
} from "./context.ts";
import { assertOutputIsNoInput, readXmlInput, writeOutput } from "./input.ts";
import { EXIT, exitCodeOf } from "./terminal.ts";

interface Options extends CommonOptions {
  readonly locale?: readonly Locale[];
  readonly format: string;
  readonly failOn: "error" | "warning" | "info";
  readonly out?: string;
  readonly report: readonly ReportFile[];
}

/** A report that goes to a file of its own. */
interface ReportFile {
  readonly reporter: Reporter;
  readonly file: string;
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
    .addHelpText("after", "\nExample:\n  exonym check --locale uk --format github")
    .action(run);
}

async function run(files: readonly string[], options: Options): Promise<void> {
  const context = contextOf(options);
  const reporter = findReporter(options.json ? "json" : options.format);
  for (const { file } of options.report) assertOutputIsNoInput(file, files);
  assertOutputIsNoInput(options.out, files);
  const report = await reportOf(files, options, context);
  const { terminal, exit } = context;
  for (const problem of report.problems) terminal.problem(problem);
  const written = (one: Reporter, colour: boolean) =>
    one.report(report.findings, { files: report.files, rules: RULES, colour, version: packagedVersion() });
  for (const { reporter: further, file } of options.report) {
    await writeOutput(written(further, false), file, terminal);
  }
  await writeOutput(written(reporter, terminal.colours && options.out === undefined), options.out, terminal);
  if (report.findings.length === 0) {
    const { length } = report.files;
    terminal.say(`Nothing found in ${length} file${length === 1 ? "" : "s"}.`);
  }
  const least = SEVERITIES.indexOf(options.failOn);
  if (report.findings.some(({ severity }) => SEVERITIES.indexOf(severity) >= least)) exit(EXIT.findings);
  exit(exitCodeOf(report.problems));
}

/** Reads `format=file`. */
function addReport(value: string, before: readonly ReportFile[]): readonly ReportFile[] {
  const [, name = "", file = ""] = /^([^=]*)=(.*)$/su.exec(value) ?? [];
  if (file === "") {
    throw usageError(
      `«${value}» does not say what to write where.`,
      "Give a format and a file, such as --report junit=report.xml.",
    );
  }
  return [...before, { reporter: findReporter(name), file }];
}

/** All checks as reports describe them. */
const RULES: readonly ReportRule[] = [
  ...describedChecks.map(({ id, summary, severity }) => ({ id, summary, severity })),
  ...xliffChecks.map(({ id, summary, severity }) => ({
    id,
    summary,
    severity: severity === "off" ? ("info" as const) : severity,
  })),
];

const SEVERITIES = ["info", "warning", "error"];

async function reportOf(files: readonly string[], options: Options, context: Context): Promise<CheckReport> {
  if (files.length === 0) {
    const project = await openProject(context.directory, options.config);
    const report = await checkProject(project.config, options.locale);
    return { ...report, findings: await placeInArticles(report.findings, project) };
  }
  const { config, project } = await workplace(context, options);
  const { glossary, problems } = await loadGlossary(config);
  const report = await checkFiles(files, glossary, config.checks, async (file) => {
    return (await readXmlInput(file)).text;
  });
  const findings = project === null ? report.findings : await placeInArticles(report.findings, project);
  return { ...report, findings, problems: [...problems, ...report.problems] };
}
