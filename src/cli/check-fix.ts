import { dayToday } from "../article/day.ts";
import { glossaryOn } from "../glossary/validity.ts";
import type { Configuration } from "../project/configuration.ts";
import type { CheckReport } from "../sync/check.ts";
import { type FixReport, fixFindings } from "../sync/fix/fix.ts";
import { previewOf } from "../sync/fix/preview.ts";
import { loadGlossary } from "../sync/glossary.ts";
import type { Project } from "../sync/project.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Makes the safe fixes of a check, or shows them on standard output. What stands in the baseline is fixed too: a backlog
 * is what fixes are for.
 */
export async function runFixes(
  { findings, waived }: CheckReport,
  { config, project }: { readonly config: Configuration; readonly project: Project | null },
  dryRun: boolean,
  terminal: Terminal,
): Promise<FixReport> {
  const all = project?.readable ?? (await loadGlossary(config)).glossary;
  const glossary = glossaryOn(all, dayToday());
  const known = waived.filter(({ waived: why }) => why?.by === "baseline");
  const report = await fixFindings(project, glossary, [...findings, ...known], { dryRun });
  for (const problem of report.problems) terminal.problem(problem);
  if (dryRun) terminal.out(previewOf(report.sentences));
  for (const { file, position, written, suggestion, why } of report.left.slice(0, MOST_NAMED)) {
    const advice = suggestion === undefined ? "" : ` House style has «${suggestion}».`;
    terminal.say(
      `${file}:${position.line}:${position.column}: «${written}» is left to you, as ${why}.${advice}`,
    );
  }
  const more = report.left.length - MOST_NAMED;
  if (more > 0) terminal.say(`… and ${more} more.`);
  terminal.say(summary(report, dryRun, project !== null));
  return report;
}

/** Most words that are named: each of them is a finding too. */
const MOST_NAMED = 100;

function summary({ fixed, files }: FixReport, dryRun: boolean, inProject: boolean): string {
  if (fixed.length === 0) return "Nothing can be fixed safely.";
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;
  const what = `${count(fixed.length, "wording")} in ${count(files.length, "file")}`;
  if (dryRun) return `${what} would be replaced.`;
  return `${what} replaced.${inProject ? " Now run «exonym sync»." : ""}`;
}
