import type { Finding } from "../article/finding.ts";
import type { ReportContext, Reporter, ReportRule } from "./reporter.ts";

/** SARIF 2.1.0 (OASIS), which code hosts show beside the changed lines. */
export const sarif: Reporter = {
  name: "sarif",
  report: (findings, context) => `${JSON.stringify(log(findings, context), undefined, 2)}\n`,
};

const LEVELS = { error: "error", warning: "warning", info: "note" } as const;

function log(findings: readonly Finding[], { rules, version }: ReportContext) {
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Exonym", semanticVersion: version, rules: rules.map(ruleOf) } },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => resultOf(finding, indexes.get(finding.check))),
      },
    ],
  };
}

function ruleOf({ id, summary, severity }: ReportRule) {
  return { id, shortDescription: { text: summary }, defaultConfiguration: { level: LEVELS[severity] } };
}

function resultOf(finding: Finding, ruleIndex: number | undefined) {
  const { check, severity, file, position, locale, unit, segment, message, source, target, suggestion } =
    finding;
  return {
    ruleId: check,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: position.line, startColumn: position.column },
        },
        ...(unit === undefined
          ? {}
          : {
              logicalLocations: [{ name: segment ?? unit, fullyQualifiedName: `${unit}/${segment ?? ""}` }],
            }),
      },
    ],
    properties: { locale, source, target, suggestion },
  };
}

/** A relative reference (RFC 3986): `/` between segments, everything else that needs it percent-encoded. */
function uriOf(file: string): string {
  const encoded = file
    .toWellFormed()
    .split(/[\\/]/)
    .map((segment) => encodeURIComponent(segment))
    .join("/");
  return encoded.replace(/^([A-Za-z])%3A\//, "file:///$1:/");
}
