import type { Finding, Severity } from "../article/finding.ts";
import type { BilingualDocument } from "../article/translation.ts";
import type { Glossary } from "../glossary/concept.ts";
import type { Check, CheckContext, Remark } from "./check.ts";
import { checks } from "./checks.ts";
import { isTranslated, shownText } from "./reading.ts";
import { type CheckSettings, readSettings } from "./settings.ts";

/**
 * Runs all checks that are not off over a bilingual file. Pure, and linear in the file's size.
 *
 * @returns findings by place in the file; at one place in the order of the list of checks.
 * @throws ExonymError when a setting names a check or a severity that does not exist.
 * @example
 * runChecks(document, { concepts }, { "glossary-missing": "error", numbers: "off" })
 */
export function runChecks(
  document: BilingualDocument,
  glossary: Glossary,
  settings: CheckSettings = {},
): Finding[] {
  const severities = readSettings(settings);
  const translated = { ...document, segments: document.segments.filter(isTranslated) };
  const findings: Finding[] = [];
  for (const check of checks) {
    const severity = severities.get(check.id) ?? check.severity;
    if (severity === "off") continue;
    const context: CheckContext = { document: check.includesUntranslated ? document : translated, glossary };
    for (const remark of check.run(context)) findings.push(findingOf(check, remark, severity, document));
  }
  return findings.sort((a, b) => a.position.line - b.position.line || a.position.column - b.position.column);
}

const SEVERITIES: readonly Severity[] = ["info", "warning", "error"];

function findingOf(check: Check, remark: Remark, configured: Severity, document: BilingualDocument): Finding {
  const { segment } = remark;
  return {
    check: check.id,
    severity: milder(remark.severity ?? configured, remark.atMost),
    file: document.file,
    position: segment.position,
    locale: document.targetLocale,
    unit: segment.unit,
    segment: segment.id,
    message: remark.message,
    source: shownText(segment.source),
    target: segment.target === null ? "" : shownText(segment.target),
    ...given("suggestion", remark.suggestion),
    ...given("concept", remark.concept),
    ...given("expected", remark.expected),
    ...given("layer", remark.layer),
    ...given("nearMiss", remark.nearMiss),
    ...given("waived", remark.waived),
  };
}

/** A field that is there only where it has a value, so that reports have no empty ones. */
function given<Name extends keyof Finding>(name: Name, value: Finding[Name]): Partial<Finding> {
  return value === undefined ? {} : { [name]: value };
}

function milder(severity: Severity, limit: Severity | undefined): Severity {
  if (limit === undefined) return severity;
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(limit) ? severity : limit;
}
