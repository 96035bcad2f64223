import type { Finding, Severity } from "../article/finding.ts";

/** What a reporter may know besides the findings. */
export interface ReportContext {
  /** Every file that was checked, in order: some formats name those without findings too. */
  readonly files: readonly string[];
  /** The checks that were run, for formats that describe them. */
  readonly rules: readonly ReportRule[];
  /** Whether the output is a terminal that shows colours. */
  readonly colour: boolean;
  /** Version of Exonym. */
  readonly version: string;
}

/** A check as a report describes it. */
export interface ReportRule {
  readonly id: string;
  readonly summary: string;
  readonly severity: Severity;
  /** How to understand it and what to do, in plain text and in Markdown. */
  readonly help?: { readonly text: string; readonly markdown: string } | undefined;
}

/** One output format: one file beside this one, and one line in `reporters.ts`. Pure: the same findings give the same bytes. */
export interface Reporter {
  /** As `--format` names it. */
  readonly name: string;
  /** The whole report, with a line end behind its last line; empty where there is nothing to say. */
  report(findings: readonly Finding[], context: ReportContext): string;
}
