import { Command } from "commander";
import { plainText } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import { type Problem, usageError } from "../article/problem.ts";
import { filesGiven } from "../project/given-files.ts";
import { openProject } from "../sync/project.ts";
import { RETURNED_ENDINGS } from "../sync/returned/locate.ts";
import {
  type MergedArticle,
  type MergedFile,
  type MergeReport,
  mergeReturned,
} from "../sync/returned/merge-returned.ts";
import { countHeld, heldLine } from "../sync/returned/report.ts";
import { attempt } from "../sync/session.ts";
import { type CommonOptions, contextOf, localesArgument, withCommonOptions } from "./context.ts";
import { shownName } from "./input.ts";
import { EXIT, exitCodeOf, type Terminal } from "./terminal.ts";

interface Options extends CommonOptions {
  readonly locale?: readonly Locale[];
  readonly sent?: string;
  readonly dryRun?: boolean;
  readonly wait: boolean;
}

export function mergeCommand(): Command {
  return withCommonOptions(new Command("merge"))
    .description("take what translators have returned into the project's XLIFF files, losing nothing")
    .argument("<returned...>", "returned files, or folders of them")
    .option(
      "--locale <tag>",
      "the locale they are in, whatever they declare; or several to choose from",
      localesArgument,
    )
    .option("--sent <file>", "the file as it was sent out, to tell who changed what")
    .option("--dry-run", "tell what would be taken, and write nothing")
    .option("--no-wait", "fail where a sync is running, instead of waiting for it")
    .option("--json", "print one JSON object per file")
    .addHelpText("after", "\nExample:\n  exonym merge from-agency/")
    .action(run);
}

async function run(given: readonly string[], options: Options): Promise<void> {
  const { terminal, directory, exit } = contextOf(options);
  const project = await openProject(directory, options.config);
  const paths: string[] = [];
  const unusable: MergedFile[] = [];
  for (const path of given) {
    const problems: Problem[] = [];
    paths.push(...((await attempt(problems, () => returnedFiles(path))) ?? []));
    if (problems.length > 0) unusable.push({ file: path, articles: [], violations: 0, problems });
  }
  const merged = await mergeReturned(project, paths, {
    locales: options.locale,
    dryRun: options.dryRun ?? false,
    sent: options.sent,
    wait: options.wait,
    onProgress: terminal.progress,
  });
  terminal.endProgress();
  const report = { ...merged, files: [...unusable, ...merged.files] };
  print(report, options, terminal);
  const problems = [...report.problems, ...report.files.flatMap((file) => file.problems)];
  if (report.files.some(({ articles }) => articles.some(({ result }) => result.held.length > 0))) {
    exit(EXIT.findings);
  }
  exit(exitCodeOf(problems));
}

/** @throws ExonymError (usage) where there is nothing to take. */
async function returnedFiles(path: string): Promise<readonly string[]> {
  if (path === "-") {
    throw usageError(
      "Returned files are not read from standard input, as their names and bytes are kept.",
      "Save the file under the name of its article, and name it.",
      { file: shownName(path) },
    );
  }
  const files = await filesGiven(path, RETURNED_ENDINGS);
  if (files.length > 0) return files;
  throw usageError("The folder has no returned files.", `They end in ${RETURNED_ENDINGS.join(", ")}.`, {
    file: path,
  });
}

function print(report: MergeReport, options: Options, terminal: Terminal): void {
  for (const file of report.files) {
    for (const problem of file.problems) terminal.problem(problem);
    if (options.json) terminal.out(`${JSON.stringify(asJson(file))}\n`);
    for (const article of file.articles) say(file, article, terminal);
    if (file.violations > 0) terminal.say(violationsText(file));
  }
  for (const problem of report.problems) terminal.problem(problem);
  if (options.dryRun && !options.json) {
    for (const { kind, path } of report.changes) terminal.out(`${kind} ${path}\n`);
  }
  const held = report.files.some(({ articles }) => articles.some(({ quarantine }) => quarantine !== null));
  if (report.changes.length > 0 && !options.dryRun) terminal.say("Now run «exonym sync».");
  if (held) terminal.say("What was not taken is in the reports named above; nothing of it is lost.");
}

/** Most texts that are named on the terminal; all are in the report. */
const MOST_NAMED = 5;

function say(
  { file }: MergedFile,
  { article, locale, result, report }: MergedArticle,
  terminal: Terminal,
): void {
  const { taken, repairs, held, unchanged, untranslated } = result;
  const { texts, sources } = countHeld(result);
  const mended = new Set(repairs.map(({ segment }) => segment)).size;
  const parts = [
    `${taken.length} taken`,
    ...(mended > 0 ? [`${mended} of them put right`] : []),
    `${unchanged} as before`,
    ...(untranslated > 0 ? [`${untranslated} not translated`] : []),
    ...(texts > 0 ? [`${texts} not taken`] : []),
    ...(sources > 0
      ? [`${sources} taken without the source that was changed with ${sources === 1 ? "it" : "them"}`]
      : []),
  ];
  terminal.say(`${file}: ${article} (${locale}): ${parts.join(", ")}.`);
  for (const what of new Set(repairs.map((repair) => repair.what))) terminal.say(`  ${what}`);
  for (const one of held.slice(0, MOST_NAMED)) terminal.say(`  ${heldLine(one)}`);
  if (held.length > MOST_NAMED) terminal.say(`  … and ${held.length - MOST_NAMED} more.`);
  if (report !== null) terminal.say(`  See ${report}`);
}

function violationsText({ file, violations }: MergedFile): string {
  const places = violations === 1 ? "1 place" : `${violations} places`;
  return `${file}: It breaks rules of XLIFF in ${places}, which may be why; «exonym xliff validate» shows them.`;
}

function asJson({ file, articles, violations, problems }: MergedFile) {
  return {
    file,
    articles: articles.map(({ article, locale, result, quarantine, report }) => ({
      article,
      locale,
      taken: result.taken.length,
      repaired: new Set(result.repairs.map(({ segment }) => segment)).size,
      unchanged: result.unchanged,
      untranslated: result.untranslated,
      held: result.held.map(({ segment, source, target, why }) => ({
        segment: segment?.id ?? null,
        why,
        source: plainText(source),
        target: plainText(target),
      })),
      quarantine,
      report,
    })),
    violations,
    problems,
  };
}
