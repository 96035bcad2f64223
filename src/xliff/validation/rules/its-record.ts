import table from "../its.json" with { type: "json" };
import { attribute, qualified } from "../lookup.ts";
import { type Rule, V2_ITS } from "../rule.ts";

const RECORDS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(table.records));

/** What an issue at an element says beside its type or comment. */
const DETAILS = ["Severity", "ProfileRef", "Enabled"];

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
      '<segment><source><mrk id="m1" its:version="2.0" its:locQualityIssueSeverity="50">Kyiv</mrk></source></segment>',
      '<its:locQualityIssues xml:id="q1"><its:locQualityIssue locQualityIssueSeverity="50"/></its:locQualityIssues>',
    ],
  },
  element: {
    on: ["its:locQualityIssue", "its:provenanceRecord", "@its"],
    check({ key, tag, start }, report) {
      const names = RECORDS.get(key ?? "");
      if (!names) {
        const has = (name: string): boolean => qualified(tag, `its:locQualityIssue${name}`) !== undefined;
        if (DETAILS.some(has) && !has("Type") && !has("Comment") && !has("sRef"))
          report(start, `The quality issue at <${tag.name}> has neither type nor comment.`);
      } else if (!names.some((name) => attribute(tag, name) !== undefined))
        report(start, `<${tag.name}> says nothing.`);
    },
  },
};
