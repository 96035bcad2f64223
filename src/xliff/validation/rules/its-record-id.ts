import { duplicatedIds } from "../ids.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2_ITS } from "../rule.ts";

const RECORDS = new Set(["its:locQualityIssues", "its:provenanceRecords"]);

/** After 2.1, ITS module, id. */
export const itsRecordId: Rule = {
  id: "its-record-id",
  summary: "Records of ITS in a file, group or unit have different ids.",
  advice: "Give one of them another xml:id.",
  severity: "error",
  versions: V2_ITS,
  source: "2.1, ITS module, id",
  examples: {
    good: [
      '<its:locQualityIssues xml:id="q1"><its:locQualityIssue locQualityIssueType="grammar"/></its:locQualityIssues>',
    ],
    bad: [
      '<its:locQualityIssues xml:id="q1"><its:locQualityIssue locQualityIssueType="grammar"/></its:locQualityIssues><its:locQualityIssues xml:id="q1"><its:locQualityIssue locQualityIssueType="style"/></its:locQualityIssues>',
    ],
  },
  element: {
    on: ["file", "group", "unit"],
    check({ children, facts }, report) {
      const records = children().filter(({ tag }) => RECORDS.has(facts.vocabulary.keyOf(tag) ?? ""));
      for (const record of duplicatedIds(records, ({ tag }) => attribute(tag, "xml:id"))) {
        report(record, `The xml:id '${attribute(record.tag, "xml:id")}' occurs before.`);
      }
    },
  },
};
