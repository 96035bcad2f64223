import type { Finding } from "../article/finding.ts";
import type { Reporter } from "./reporter.ts";

/**
 * JUnit XML as CI servers read it: a test suite per file, a failed test case per finding, and one passed test case
 * for a file without findings. Remarks (severity info) are told and do not fail.
 */
export const junit: Reporter = {
  name: "junit",
  report(findings, { files }) {
    const byFile = new Map<string, Finding[]>(files.map((file) => [file, []]));
    for (const finding of findings) {
      const group = byFile.get(finding.file);
      if (group) group.push(finding);
      else byFile.set(finding.file, [finding]);
    }
    const suites = [...byFile].map(([file, group]) => suite(file, group));
    const tests = [...byFile.values()].reduce((total, group) => total + Math.max(1, group.length), 0);
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="exonym" tests="${tests}" failures="${failures(findings)}">\n${suites.join("")}</testsuites>\n`;
  },
};

function suite(file: string, findings: readonly Finding[]): string {
  const name = attribute(file);
  const cases =
    findings.length === 0
      ? `    <testcase name="check" classname="${name}"/>\n`
      : findings.map((finding) => testCase(finding, name)).join("");
  return `  <testsuite name="${name}" tests="${Math.max(1, findings.length)}" failures="${failures(findings)}">\n${cases}  </testsuite>\n`;
}

function testCase(
  { check, severity, position, message, source, target, suggestion }: Finding,
  file: string,
): string {
  const place = `${position.line}:${position.column}`;
  const details = [
    ["source", source],
    ["target", target],
    ["suggestion", suggestion],
  ].flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${value}`]));
  const head = `    <testcase name="${attribute(`${check} ${place}`)}" classname="${file}">\n`;
  const body =
    severity === "info"
      ? `      <system-out>${escapeXml([message, ...details].join("\n"))}</system-out>\n`
      : `      <failure type="${severity}" message="${attribute(message)}">${escapeXml([`${place} ${message}`, ...details].join("\n"))}</failure>\n`;
  return `${head}${body}    </testcase>\n`;
}

function failures(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity !== "info").length;
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
