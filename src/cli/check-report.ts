import type { Finding } from "../article/finding.ts";
import { usageError } from "../article/problem.ts";
import { describedChecks } from "../checks/checks.ts";
import { helpOf } from "../checks/help.ts";
import { waiverChecks } from "../checks/waiver-checks.ts";
import { xliffChecks } from "../checks/xliff-checks.ts";
import { packagedVersion } from "../project/packaged.ts";
import type { Reporter, ReportRule } from "../reporters/reporter.ts";
import { findReporter } from "../reporters/reporters.ts";
import type { CheckReport } from "../sync/check.ts";
import { writeOutput } from "./input.ts";
import type { Terminal } from "./terminal.ts";

/** A report that goes to a file of its own. */
export interface ReportFile {
  readonly reporter: Reporter;
  readonly file: string;
}

/** Where reports of a run go. */
export interface ReportTargets {
  readonly reporter: Reporter;
  /** Standard output where it is not given. */
  readonly out?: string | undefined;
  readonly further: readonly ReportFile[];
}

/** Writes a run's findings in all formats that were asked for. */
export async function writeReports(
  findings: readonly Finding[],
  files: readonly string[],
  { reporter, out, further }: ReportTargets,
  terminal: Terminal,
): Promise<void> {
  const written = (one: Reporter, colour: boolean) =>
    one.report(findings, { files, rules: RULES, colour, version: packagedVersion() });
  for (const { reporter: each, file } of further) await writeOutput(written(each, false), file, terminal);
  await writeOutput(written(reporter, terminal.colours && out === undefined), out, terminal);
}

/** Tells what does not count, and what of the baseline is gone. */
export function tellOfWaived({ waived, gone }: CheckReport, isShown: boolean, terminal: Terminal): void {
  const inBaseline = waived.filter(({ waived: why }) => why?.by === "baseline").length;
  const parts = [
    ...(waived.length > inBaseline ? [`${waived.length - inBaseline} waived`] : []),
    ...(inBaseline > 0 ? [`${inBaseline} in the baseline`] : []),
  ];
  if (parts.length > 0 && !isShown) {
    const findings = waived.length === 1 ? "1 finding does" : `${waived.length} findings do`;
    terminal.say(`${findings} not count: ${parts.join(", ")}. To see them, add --show-waived.`);
  }
  if (gone > 0) {
    const findings = gone === 1 ? "1 finding of the baseline is" : `${gone} findings of the baseline are`;
    terminal.say(`${findings} gone: run «exonym check --update-baseline».`);
  }
}

/** Reads `format=file`. */
export function addReport(value: string, before: readonly ReportFile[]): readonly ReportFile[] {
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
  ...describedChecks.map((check) => {
    const { id, summary, severity } = check;
    return { id, summary, severity, help: helpOf(check) };
  }),
  ...waiverChecks,
  ...xliffChecks.map(({ id, summary, severity }) => ({
    id,
    summary,
    severity: severity === "off" ? ("info" as const) : severity,
  })),
];
