import type { Finding } from "../article/finding.ts";
import { fingerprints } from "./fingerprint.ts";
import type { Reporter } from "./reporter.ts";

/**
 * GitLab's code quality report, which merge requests show beside the changed lines (GitLab Docs, «Code Quality», «Code Quality
 * report format»). What is waived is left out, as the format has no word for it.
 */
export const gitlab: Reporter = {
  name: "gitlab",
  report(findings) {
    const shown = findings.filter(({ waived }) => waived === undefined);
    const names = fingerprints(shown);
    const entries = shown.map((finding, index) => entryOf(finding, names[index] ?? ""));
    return `${JSON.stringify(entries, undefined, 2)}\n`;
  },
};

const SEVERITIES = { error: "critical", warning: "minor", info: "info" } as const;

function entryOf({ check, severity, file, position, endPosition, message }: Finding, fingerprint: string) {
  return {
    description: message,
    check_name: check,
    fingerprint,
    severity: SEVERITIES[severity],
    // Relative to the repository and without ./, or GitLab does not know the file.
    location: {
      path: file.replaceAll("\\", "/").replace(/^(?:\.\/)+/, ""),
      lines: { begin: position.line, ...(endPosition === undefined ? {} : { end: endPosition.line }) },
    },
  };
}
