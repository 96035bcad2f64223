import type { Finding } from "../article/finding.ts";
import type { Reporter } from "./reporter.ts";

/** GitHub Actions workflow commands, which become annotations on the changed files (GitHub Docs, «Workflow commands»). */
export const github: Reporter = {
  name: "github",
  report: (findings) => findings.map((finding) => `${command(finding)}\n`).join(""),
};

const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const;

function command({ severity, file, position, check, message }: Finding): string {
  const properties = [
    `file=${escapeProperty(file)}`,
    `line=${position.line}`,
    `col=${position.column}`,
    `title=${escapeProperty(check)}`,
  ];
  return `::${COMMANDS[severity]} ${properties.join(",")}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
