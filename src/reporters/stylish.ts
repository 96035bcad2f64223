import type { Finding, Severity } from "../article/finding.ts";
import { printable } from "./printable.ts";
import type { Reporter } from "./reporter.ts";

/** For people: findings under the name of their file, in columns, and a last line that counts them. */
export const stylish: Reporter = {
  name: "stylish",
  report(findings, { colour }) {
    if (findings.length === 0) return "";
    const paint = colour ? painted : plain;
    const blocks = groupByFile(findings).map(([file, group]) =>
      [paint(printable(file), UNDERLINED), ...tableOf(group, paint), ""].join("\n"),
    );
    return `${blocks.join("\n")}\n${summary(findings, paint)}\n`;
  },
};

type Paint = (text: string, style: string) => string;

/** ECMA-48 SGR parameters. */
const BOLD = "1";
const DIM = "2";
const UNDERLINED = "4";
const SEVERITY_STYLE: Readonly<Record<Severity, string>> = { error: "31", warning: "33", info: "36" };

function painted(text: string, style: string): string {
  return `\u001b[${style}m${text}\u001b[0m`;
}

function plain(text: string): string {
  return text;
}

/** In the order in which the files first appear. */
function groupByFile(findings: readonly Finding[]): [string, Finding[]][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group) group.push(finding);
    else groups.set(finding.file, [finding]);
  }
  return [...groups];
}

function tableOf(all: readonly Finding[], paint: Paint): string[] {
  const { shown: findings, more } = thinned(all);
  const places = findings.map(({ position }) => `${position.line}:${position.column}`);
  const width = Math.max(
    0,
    ...places.map((place) => place.length).filter((_, index) => index < WIDEST_SAMPLE),
  );
  const rows = findings.map(({ severity, message, check }, index) => {
    const place = (places[index] ?? "").padStart(width);
    const level = severity.padEnd("warning".length);
    return `  ${paint(place, DIM)}  ${paint(level, SEVERITY_STYLE[severity])}  ${printable(message)}  ${paint(check, DIM)}`;
  });
  const rest = more.map(
    ([check, count]) => `  ${" ".repeat(width)}  … and ${count} more of ${paint(check, DIM)}`,
  );
  return [...rows, ...rest];
}

/** Most findings of one rule of a family (`xliff/…`) that are shown of a file: what wrote one of them wrote them all. */
const MOST_OF_A_RULE = 3;

/** The findings to show, and how many more there are of which rules. Those of checks without a family are all shown. */
function thinned(findings: readonly Finding[]) {
  const counts = new Map<string, number>();
  const shown = findings.filter(({ check }) => {
    if (!check.includes("/")) return true;
    const count = (counts.get(check) ?? 0) + 1;
    counts.set(check, count);
    return count <= MOST_OF_A_RULE;
  });
  const more = [...counts].flatMap(([check, count]) =>
    count > MOST_OF_A_RULE ? [[check, count - MOST_OF_A_RULE] as const] : [],
  );
  return { shown, more };
}

/** So many rows decide how wide the column of places is: a call has a limited number of arguments. */
const WIDEST_SAMPLE = 10_000;

function summary(findings: readonly Finding[], paint: Paint): string {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, infos] = [count("error"), count("warning"), count("info")];
  const parts = [
    counted(errors, "error", "errors"),
    counted(warnings, "warning", "warnings"),
    ...(infos > 0 ? [counted(infos, "remark", "remarks")] : []),
  ];
  const line = `${counted(findings.length, "finding", "findings")} (${parts.join(", ")})`;
  const worst = errors > 0 ? "error" : warnings > 0 ? "warning" : "info";
  return paint(line, `${BOLD};${SEVERITY_STYLE[worst]}`);
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
