import type { FilePlace, Finding, Waived } from "../article/finding.ts";
import type { Position } from "../article/problem.ts";
import { fingerprints } from "./fingerprint.ts";
import type { ReportContext, Reporter, ReportRule } from "./reporter.ts";
import { uriOf } from "./uri.ts";

/** SARIF 2.1.0 (OASIS), which code hosts show beside the changed lines. */
export const sarif: Reporter = {
  name: "sarif",
  report: (findings, context) => `${JSON.stringify(log(findings, context), undefined, 2)}\n`,
};

const LEVELS = { error: "error", warning: "warning", info: "note" } as const;

function log(findings: readonly Finding[], { rules, version }: ReportContext) {
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const names = fingerprints(findings);
  // Where one result has suppressions, all have (section 3.27.23).
  const areTold = findings.some(({ waived }) => waived !== undefined);
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Exonym", semanticVersion: version, rules: rules.map(ruleOf) } },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding, index) =>
          resultOf(finding, indexes.get(finding.check), names[index] ?? "", areTold),
        ),
      },
    ],
  };
}

function ruleOf({ id, summary, severity, help }: ReportRule) {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    help: help ?? { text: summary },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultOf(finding: Finding, ruleIndex: number | undefined, name: string, areTold: boolean) {
  const { check, severity, file, position, endPosition, message, unit, segment } = finding;
  return {
    ruleId: check,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: physical(file, position, endPosition),
        ...(unit === undefined
          ? {}
          : {
              logicalLocations: [{ name: segment ?? unit, fullyQualifiedName: `${unit}/${segment ?? ""}` }],
            }),
      },
    ],
    ...related(finding),
    // The name that GitHub compares by, beside our own.
    partialFingerprints: { "exonymFinding/v1": name, primaryLocationLineHash: `${name}:1` },
    ...(areTold && { suppressions: finding.waived === undefined ? [] : [suppression(finding.waived)] }),
    properties: propertiesOf(finding),
  };
}

function physical(file: string, start: Position, end?: Position) {
  return {
    artifactLocation: { uri: uriOf(file) },
    region: {
      startLine: start.line,
      startColumn: start.column,
      ...(end === undefined ? {} : { endLine: end.line, endColumn: end.column }),
    },
  };
}

function related({ article, sourceArticle }: Finding) {
  const places: readonly (readonly [string, FilePlace | undefined])[] = [
    ["The same words in the localized article", article],
    ["The sentence in the source article", sourceArticle],
  ];
  const locations = places.flatMap(([text, place], index) =>
    place === undefined
      ? []
      : [{ id: index + 1, message: { text }, physicalLocation: physical(place.file, place) }],
  );
  return locations.length === 0 ? {} : { relatedLocations: locations };
}

/** A note stands in the checked file, the others outside of it (section 3.35.2). */
function suppression({ by, reason }: Waived) {
  return { kind: by === "note" ? "inSource" : "external", status: "accepted", justification: reason };
}

function propertiesOf(finding: Finding) {
  const { locale, sourceLocale, source, target, suggestion, concept, expected, layer, nearMiss } = finding;
  return { locale, sourceLocale, source, target, suggestion, concept, expected, layer, nearMiss };
}
