import type { Finding, Severity } from "../article/finding.ts";
import type { BilingualDocument } from "../article/translation.ts";
import type { Glossary } from "../glossary/concept.ts";
import type { CheckContext, Remark } from "./check.ts";
import { checks } from "./checks.ts";
import { shownTexts } from "./marks.ts";
import { isTranslated } from "./reading.ts";
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
  return remarks(document, glossary, settings)
    .map((made) => findingOf(made, document))
    .sort(byPlace);
}

/** What a check says, with what it is and how severe it is here. */
export interface MadeRemark {
  readonly check: string;
  readonly severity: Severity;
  readonly remark: Remark;
}

/** A remark of a check that is as severe as this here, unless the remark has a severity or a limit of its own. */
export function madeRemark(check: string, severity: Severity, remark: Remark): MadeRemark {
  return { check, severity: milder(remark.severity ?? severity, remark.atMost), remark };
}

/** As {@link runChecks}, but as the checks say it: for who wants to know more of its places. In the order of the list of checks. */
export function remarks(
  document: BilingualDocument,
  glossary: Glossary,
  settings: CheckSettings = {},
): MadeRemark[] {
  const severities = readSettings(settings);
  const translated = { ...document, segments: document.segments.filter(isTranslated) };
  const made: MadeRemark[] = [];
  for (const check of checks) {
    const severity = severities.get(check.id) ?? check.severity;
    if (severity === "off") continue;
    const context: CheckContext = { document: check.includesUntranslated ? document : translated, glossary };
    for (const remark of check.run(context)) {
      made.push(madeRemark(check.id, severity, remark));
    }
  }
  return made;
}

/** By line and column. */
export function byPlace({ position: one }: Finding, { position: other }: Finding): number {
  return one.line - other.line || one.column - other.column;
}

/** By file as they were asked for, and by place. */
export function inFileOrder(findings: readonly Finding[], files: readonly string[]): Finding[] {
  const order = new Map(files.map((file, index) => [file, index]));
  const rank = ({ file }: Finding) => order.get(file) ?? files.length;
  return findings.toSorted((a, b) => rank(a) - rank(b) || byPlace(a, b));
}

const SEVERITIES: readonly Severity[] = ["info", "warning", "error"];

/** A remark as reports show it: the place is that of the words to change, where the check says which and the file holds them. */
export function findingOf({ check, severity, remark }: MadeRemark, document: BilingualDocument): Finding {
  const { segment, range, evidence = [] } = remark;
  const place = range === undefined ? null : (segment.locate?.(range) ?? null);
  const { source, target, marks } = shownTexts(
    segment,
    range === undefined ? evidence : [range, ...evidence],
  );
  return {
    check,
    severity,
    file: document.file,
    position: place?.start ?? segment.position,
    ...given("endPosition", place?.end),
    locale: document.targetLocale,
    sourceLocale: document.sourceLocale,
    unit: segment.unit,
    segment: segment.id,
    message: remark.message,
    source,
    target,
    ...given("range", range),
    ...given("evidence", remark.evidence?.length === 0 ? undefined : remark.evidence),
    ...given("marks", marks.length === 0 ? undefined : marks),
    ...given("suggestion", remark.suggestion),
    ...given("concept", remark.concept),
    ...given("expected", remark.expected?.length === 0 ? undefined : remark.expected),
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
