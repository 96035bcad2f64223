import type { Finding } from "../article/finding.ts";
import { byFile } from "./by-file.ts";
import { markedWords } from "./marked.ts";
import type { Reporter } from "./reporter.ts";

/**
 * JUnit XML as CI servers read it: a test suite per file, a failed test case per finding, and one passed test case
 * for a file without findings. Remarks (severity info) are told and do not fail; what is waived is skipped.
 */
export const junit: Reporter = {
  name: "junit",
  report(findings, { files }) {
    const groups = byFile(findings, files);
    const suites = [...groups].map(([file, group]) => suite(file, group));
    const tests = [...groups.values()].reduce((total, group) => total + Math.max(1, group.length), 0);
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="exonym" ${counts(tests, findings)}>\n${suites.join("")}</testsuites>\n`;
  },
};

function suite(file: string, findings: readonly Finding[]): string {
  const name = attribute(file);
  const names = testNames(findings);
  const cases =
    findings.length === 0
      ? `    <testcase name="check" classname="${name}" file="${name}"/>\n`
      : findings.map((finding, index) => testCase(finding, names[index] ?? "", name)).join("");
  return `  <testsuite name="${name}" ${counts(Math.max(1, findings.length), findings)}>\n${cases}  </testsuite>\n`;
}

/** Names that stay while lines move, as servers compare runs by them; of equal ones only the first would be shown. */
function testNames(findings: readonly Finding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { check, unit, segment, position } = finding;
    const place = segment ?? unit ?? `${position.line}:${position.column}`;
    const words = markedWords(finding).slice(0, 3).join(", ").slice(0, 80);
    const name = `${check} ${place}${words === "" ? "" : `: ${words}`}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

function testCase(finding: Finding, name: string, file: string): string {
  const { severity, position, message, waived } = finding;
  const place = `${position.line}:${position.column}`;
  const details = detailsOf(finding);
  const head = `    <testcase name="${attribute(name)}" classname="${file}" file="${file}" line="${position.line}">\n`;
  const text = escapeXml([`${place} ${message}`, ...details].join("\n"));
  const body =
    waived !== undefined
      ? `      <skipped message="${attribute(waived.reason)}"/>\n      <system-out>${text}</system-out>\n`
      : severity === "info"
        ? `      <system-out>${text}</system-out>\n`
        : `      <failure type="${severity}" message="${attribute(message)}">${text}</failure>\n`;
  return `${head}${body}    </testcase>\n`;
}

function detailsOf({ source, target, suggestion, expected, nearMiss, article }: Finding): readonly string[] {
  return [
    ["source", source],
    ["target", target],
    ["suggestion", suggestion],
    ["expected", expected?.join(" | ")],
    ["near", nearMiss],
    ["article", article && `${article.file}:${article.line}:${article.column}`],
  ].flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${value}`]));
}

function counts(tests: number, findings: readonly Finding[]): string {
  const failures = findings.filter(({ severity, waived }) => severity !== "info" && waived === undefined);
  const skipped = findings.filter(({ waived }) => waived !== undefined);
  return `tests="${tests}" failures="${failures.length}" errors="0" skipped="${skipped.length}"`;
}

/** What XML 1.0 has no place for (section 2.2, production Char). */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escapeXml(text: string): string {
  return text
    .replace(NOT_XML, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

/** White space in attributes would be normalised away (XML 1.0, section 3.3.3). */
function attribute(text: string): string {
  return escapeXml(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}
