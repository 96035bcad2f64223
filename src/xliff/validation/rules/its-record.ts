import table from "../its.json" with { type: "json" };
import { attribute } from "../lookup.ts";
import { type Rule, V2_ITS } from "../rule.ts";

const RECORDS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(table.records));

/** After 2.1, ITS module, Localization Quality Issue and Provenance. */
export const itsRecord: Rule = {
  id: "its-record",
  summary: "A quality issue says its type or a comment; a provenance record who or what was at work.",
  advice: "Add one of these attributes.",
  severity: "error",
  versions: V2_ITS,
  source: "2.1, ITS module, Localization Quality Issue and Provenance",
  examples: {
    good: [
      '<its:locQualityIssues xml:id="q1"><its:locQualityIssue locQualityIssueType="grammar"/></its:locQualityIssues>',
    ],
    bad: [
      '<its:locQualityIssues xml:id="q1"><its:locQualityIssue locQualityIssueSeverity="50"/></its:locQualityIssues>',
    ],
  },
  element: {
    on: ["its:locQualityIssue", "its:provenanceRecord"],
    check({ key, tag, start }, report) {
      const names = RECORDS.get(key ?? "") ?? [];
      if (!names.some((name) => attribute(tag, name) !== undefined))
        report(start, `<${tag.name}> says nothing.`);
    },
  },
};
