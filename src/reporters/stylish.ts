import type { FilePlace, Finding, Severity } from "../article/finding.ts";
import { byFile } from "./by-file.ts";
import { excerptPieces } from "./marked.ts";
import { printable } from "./printable.ts";
import type { Reporter } from "./reporter.ts";
import { thinned } from "./thinned.ts";

/**
 * For people: findings under the name of their file, in columns, each sentence with its findings and both texts, and a last
 * line that counts them. What is waived is listed as such, with the reason, and counted by itself.
 */
export const stylish: Reporter = {
  name: "stylish",
  report(findings, { colour }) {
    if (findings.length === 0) return "";
    const paint = colour ? painted : plain;
    const blocks = [...byFile(findings)].map(([file, group]) =>
      [paint(printable(file), UNDERLINED), ...linesOf(group, paint), ""].join("\n"),
    );
    return `${blocks.join("\n")}\n${summary(findings, paint)}\n`;
  },
};

type Paint = (text: string, style: string) => string;

/** ECMA-48 SGR parameters. */
const BOLD = "1";
const DIM = "2";
const UNDERLINED = "4";
const MARKED = "1;7";
const SEVERITY_STYLE: Readonly<Record<Severity, string>> = { error: "31", warning: "33", info: "36" };

function painted(text: string, style: string): string {
  return `\u001b[${style}m${text}\u001b[0m`;
}

function plain(text: string): string {
  return text;
}

function linesOf(all: readonly Finding[], paint: Paint): string[] {
  const { shown: findings, more } = thinned(all);
  const places = findings.map(({ position }) => `${position.line}:${position.column}`);
  const width = Math.max(
    0,
    ...places.map((place) => place.length).filter((_, index) => index < WIDEST_SAMPLE),
  );
  const rows = findings.flatMap((finding, index) => {
    const { severity, message, check, waived } = finding;
    const place = (places[index] ?? "").padStart(width);
    const level = (waived === undefined ? severity : "waived").padEnd("warning".length);
    const style = waived === undefined ? SEVERITY_STYLE[severity] : DIM;
    const row = `  ${paint(place, DIM)}  ${paint(level, style)}  ${printable(message)}  ${paint(check, DIM)}`;
    return [row, ...detailsOf(finding, findings[index + 1], " ".repeat(width + 4), paint)];
  });
  const rest = more.map(
    ([check, count]) => `  ${" ".repeat(width)}  … and ${count} more of ${paint(check, DIM)}`,
  );
  return [...rows, ...rest];
}

/** Longest piece of a text that is shown, in UTF-16 code units. */
const LONGEST = 120;

/** Both texts and what helps to put it right. Where the next finding is of the same sentence and words, they stand below that one. */
function detailsOf(finding: Finding, next: Finding | undefined, indent: string, paint: Paint): string[] {
  const { source, target, marks = [], expected = [], nearMiss, article, locale, waived } = finding;
  const labels: [label: string, value: string][] = [];
  const isSaidBelow =
    next !== undefined &&
    next.unit === finding.unit &&
    next.segment === finding.segment &&
    JSON.stringify(next.marks) === JSON.stringify(finding.marks);
  if (source !== undefined && target !== undefined && !isSaidBelow) {
    const shown = (text: string, side: "source" | "target") =>
      excerptPieces(text, marks, side, LONGEST)
        .map(({ text, isMarked }) => (isMarked ? paint(printable(text), MARKED) : printable(text)))
        .join("");
    labels.push(["source", shown(source, "source")]);
    if (target !== "") labels.push([printable(locale), shown(target, "target")]);
  }
  if (expected.length > 1) labels.push(["expected", expected.map(printable).join(" | ")]);
  if (nearMiss !== undefined) labels.push(["near", printable(nearMiss)]);
  if (article !== undefined) labels.push(["in", placeText(article)]);
  if (waived !== undefined) labels.push(["reason", printable(waived.reason)]);
  return labels.map(([label, value]) => `${indent}${paint(label.padEnd("expected".length), DIM)} ${value}`);
}

function placeText({ file, line, column }: FilePlace): string {
  return `${printable(file)}:${line}:${column}`;
}

/** So many rows decide how wide the column of places is: a call has a limited number of arguments. */
const WIDEST_SAMPLE = 10_000;

function summary(all: readonly Finding[], paint: Paint): string {
  const findings = all.filter(({ waived }) => waived === undefined);
  const waived = all.length - findings.length;
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, infos] = [count("error"), count("warning"), count("info")];
  const parts = [
    counted(errors, "error", "errors"),
    counted(warnings, "warning", "warnings"),
    ...(infos > 0 ? [counted(infos, "remark", "remarks")] : []),
    ...(waived > 0 ? [`${waived} more waived or in the baseline`] : []),
  ];
  const line = `${counted(findings.length, "finding", "findings")} (${parts.join(", ")})`;
  const worst = errors > 0 ? "error" : warnings > 0 ? "warning" : "info";
  return paint(line, `${BOLD};${SEVERITY_STYLE[worst]}`);
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
