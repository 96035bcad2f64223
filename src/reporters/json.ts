import type { Finding } from "../article/finding.ts";
import type { Reporter } from "./reporter.ts";

/** One JSON object per line and finding, for scripts. Fields that a finding has nothing for are left out. */
export const json: Reporter = {
  name: "json",
  report: (findings) => findings.map((finding) => `${JSON.stringify(asObject(finding))}\n`).join(""),
};

/** Named one by one, so that their order is always the same. */
function asObject(finding: Finding) {
  const { position, endPosition } = finding;
  return {
    check: finding.check,
    severity: finding.severity,
    file: finding.file,
    line: position.line,
    column: position.column,
    endLine: endPosition?.line,
    endColumn: endPosition?.column,
    article: finding.article,
    sourceArticle: finding.sourceArticle,
    locale: finding.locale,
    sourceLocale: finding.sourceLocale,
    unit: finding.unit,
    segment: finding.segment,
    message: finding.message,
    source: finding.source,
    target: finding.target,
    marks: finding.marks,
    suggestion: finding.suggestion,
    concept: finding.concept,
    expected: finding.expected,
    layer: finding.layer,
    nearMiss: finding.nearMiss,
    waived: finding.waived,
  };
}
