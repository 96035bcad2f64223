import { Command } from "commander";
import type { Locale } from "../article/locale.ts";
import type { LockHolder } from "../project/lock.ts";
import { xliffPath } from "../project/paths.ts";
import { openProject, type Project } from "../sync/project.ts";
import type { ReturnedNotice } from "../sync/returned/take-in.ts";
import { type SyncReport, sync } from "../sync/sync.ts";
import {
  type CommonOptions,
  type Context,
  contextOf,
  localesArgument,
  withCommonOptions,
} from "./context.ts";
import { lacksDriver } from "./git-setup.ts";
import { EXIT, exitCodeOf } from "./terminal.ts";

interface Options extends CommonOptions {
  readonly locale?: readonly Locale[];
  readonly dryRun?: boolean;
  readonly frozen?: boolean;
  readonly force?: boolean;
  readonly prune?: boolean;
  readonly wait: boolean;
}

export function syncCommand(): Command {
  return withCommonOptions(new Command("sync"))
    .description("bring XLIFF files and localized articles up to date with articles and translators' work")
    .option("--locale <tags>", "only these locales, separated by commas", localesArgument)
    .option("--dry-run", "tell what would be written, and write nothing")
    .option("--frozen", "for CI: write nothing, exit with 1 where something is out of date")
    .option("--force", "work on all articles, not only on those that changed")
    .option("--prune", "retire the translations of articles that are gone, and remove their files")
    .option("--no-wait", "fail where another sync is running, instead of waiting for it")
    .option("--json", "print the report as JSON")
    .addHelpText("after", "\nExample:\n  exonym sync --locale uk,vi")
    .action(run);
}

async function run(options: Options): Promise<void> {
  const context = contextOf(options);
  const project = await openProject(context.directory, options.config);
  const abort = new AbortController();
  const onInterrupt = () => {
    if (abort.signal.aborted) process.exit(130);
    context.terminal.say(
      "Stopping: what is finished will be written. Press Ctrl-C again to give up at once.",
    );
    abort.abort();
  };
  process.on("SIGINT", onInterrupt);
  process.on("SIGTERM", onInterrupt);
  try {
    const report = await sync(project, {
      mode: options.frozen ? "frozen" : options.dryRun ? "dry-run" : "write",
      locales: options.locale,
      force: options.force ?? false,
      prune: options.prune ?? false,
      wait: options.wait,
      signal: abort.signal,
      onWait: (holder) => context.terminal.say(`Waiting for another sync to end${holderText(holder)}.`),
      onProgress: context.terminal.progress,
    });
    context.terminal.endProgress();
    print(report, project, options, context);
    if (!options.frozen && (await lacksDriver(context.directory, project.config.paths.locales))) {
      context.terminal.say(
        "Git would merge XLIFF files line by line in this clone, and break them. Run «exonym init --git» once.",
      );
    }
  } finally {
    process.off("SIGINT", onInterrupt);
    process.off("SIGTERM", onInterrupt);
  }
}

function holderText(holder: LockHolder | undefined): string {
  return holder === undefined ? "" : ` (process ${holder.pid} on ${holder.host})`;
}

function print(report: SyncReport, { config }: Project, options: Options, { terminal, exit }: Context): void {
  for (const problem of report.problems) terminal.problem(problem);
  for (const warning of report.warnings) terminal.problem(warning);
  for (const { article, locale } of report.orphans) {
    const file = xliffPath(config, locale, article);
    if (!options.prune)
      terminal.say(`${file}: The article is gone. To retire its translations, run «exonym sync --prune».`);
  }
  for (const notice of report.returned) terminal.say(returnedText(notice));
  if (report.invalid.length > 0) terminal.say(invalidText(report.invalid));
  const planned = options.dryRun || options.frozen;
  if (options.json) terminal.out(`${JSON.stringify(report)}\n`);
  else if (planned) for (const { kind, path } of report.changes) terminal.out(`${kind} ${path}\n`);
  if (report.outdated > 0) terminal.say(outdatedText(report.outdated));
  terminal.say(summary(report, planned ?? false));
  if ((options.frozen && report.changes.length > 0) || report.warnings.length > 0) exit(EXIT.findings);
  if (report.returned.some(({ held }) => held > 0)) exit(EXIT.findings);
  exit(exitCodeOf(report.problems));
  if (report.aborted) exit(EXIT.outside);
}

function returnedText({ file, taken, repairs, held, report }: ReturnedNotice): string {
  const right = repairs.length === 0 ? "" : ` Put right: ${repairs.join(" ")}`;
  if (report === null) return `${file}:${right}`;
  const left = held === 0 ? "" : `, ${held} not`;
  return `${file}: The file had come back in another shape. ${taken} translations were taken${left}; see ${report}.${right}`;
}

function invalidText(files: SyncReport["invalid"]): string {
  const places = files.reduce((sum, one) => sum + one.places, 0);
  const [first] = files;
  const isOne = files.length === 1;
  const where = isOne ? `${first?.file} breaks` : `${files.length} XLIFF files break`;
  const which = isOne ? "shows them" : "shows those of the first file";
  return `${where} rules of XLIFF, in ${places} place${places === 1 ? "" : "s"} that a tool wrote; «exonym xliff validate ${first?.file}» ${which}. Other tools may refuse that.`;
}

function outdatedText(count: number): string {
  const what = count === 1 ? "1 paragraph is" : `${count} paragraphs are`;
  return `${what} published with a translation of an earlier wording; «exonym status» shows where (adapt).`;
}

function summary({ jobs, due, changes, aborted }: SyncReport, planned: boolean): string {
  const count = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;
  const files = count(changes.length, "file");
  const done =
    changes.length === 0 ? "nothing to write" : planned ? `${files} would be written` : `${files} written`;
  return `${count(jobs, "translation")} (articles × locales), ${due} looked at, ${done}${aborted ? "; stopped before the end" : ""}.`;
}
