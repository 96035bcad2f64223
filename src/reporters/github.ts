import type { FilePlace, Finding, Severity } from "../article/finding.ts";
import { printable } from "./printable.ts";
import type { Reporter } from "./reporter.ts";

/**
 * GitHub Actions workflow commands, which become annotations on the changed files (GitHub Docs, «Workflow commands»). Of each
 * kind GitHub shows ten of a step and drops the others: where there are more, the log lists all of them in a group to
 * unfold, errors first. What is waived is left out.
 */
export const github: Reporter = {
  name: "github",
  report(findings) {
    const shown = findings.filter(({ waived }) => waived === undefined);
    const counts = new Map<Severity, number>();
    const annotated = shown.filter(({ severity }) => {
      const count = (counts.get(severity) ?? 0) + 1;
      counts.set(severity, count);
      return count <= MOST_ANNOTATIONS;
    });
    const lines = annotated.map(command);
    if (annotated.length < shown.length) lines.push(...group(shown));
    return lines.map((line) => `${line}\n`).join("");
  },
};

/** Annotations of a kind that are shown of a step (GitHub Docs, «Limits of checks»: ten). */
const MOST_ANNOTATIONS = 10;

const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const;

function command(finding: Finding): string {
  const { severity, file, position, endPosition, check, message, article } = finding;
  const properties = [
    `file=${escapeProperty(file)}`,
    `line=${position.line}`,
    ...(endPosition === undefined ? [] : [`endLine=${endPosition.line}`]),
    `col=${position.column}`,
    // A column where it ends is understood only within one line.
    ...(endPosition?.line === position.line ? [`endColumn=${endPosition.column}`] : []),
    `title=${escapeProperty(check)}`,
  ];
  const place = article === undefined ? "" : `\nIn the article: ${placeText(article)}`;
  return `::${COMMANDS[severity]} ${properties.join(",")}::${escapeData(`${message}${place}`)}`;
}

function placeText({ file, line, column }: FilePlace): string {
  return `${file}:${line}:${column}`;
}

const ORDER: readonly Severity[] = ["error", "warning", "info"];

function group(findings: readonly Finding[]): string[] {
  const sorted = ORDER.flatMap((wanted) => findings.filter(({ severity }) => severity === wanted));
  return [
    `::group::All ${findings.length} findings (${MOST_ANNOTATIONS} of each severity stand beside the lines)`,
    ...sorted.map(({ severity, file, position, message, check }) =>
      logLine(`${file}:${position.line}:${position.column} ${severity} ${message} ${check}`),
    ),
    "::endgroup::",
  ];
}

/** A line that is no command: neither by its beginning nor by the older `##[` anywhere in it. */
function logLine(text: string): string {
  return `- ${printable(text).replaceAll("##[", "## [")}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
