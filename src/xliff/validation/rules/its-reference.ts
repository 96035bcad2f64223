import { gathered } from "../incremental.ts";
import { attribute, qualified } from "../lookup.ts";
import { type Rule, V2_ITS } from "../rule.ts";
import { modulePrefix } from "../vocabulary.ts";

const recordIds = gathered(
  () => new Set<string>(),
  (ids, { tag }) => {
    const id = modulePrefix(tag.uri) === "its" ? attribute(tag, "xml:id") : undefined;
    return id === undefined ? ids : ids.add(id);
  },
);

/** After 2.1, ITS module, locQualityIssuesRef and provenanceRecordsRef. */
export const itsReference: Rule = {
  id: "its-reference",
  summary: "References to quality issues and provenance records are #its= with the xml:id of records around.",
  advice: "Correct the reference, or add the records to the unit.",
  severity: "error",
  versions: V2_ITS,
  source: "2.1, ITS module, locQualityIssuesRef and provenanceRecordsRef",
  examples: {
    good: [
      '<unit id="u1"><its:locQualityIssues xml:id="q1"><its:locQualityIssue locQualityIssueType="grammar"/></its:locQualityIssues><segment><source><mrk id="m1" its:version="2.0" its:locQualityIssuesRef="#its=q1">Kyiv</mrk></source></segment></unit>',
    ],
    bad: [
      '<segment><source><mrk id="m1" its:version="2.0" its:locQualityIssuesRef="#its=q9">Kyiv</mrk></source></segment>',
    ],
  },
  element: {
    on: ["@its"],
    check({ tag, start, above }, report) {
      for (const name of ["its:locQualityIssuesRef", "its:provenanceRecordsRef"]) {
        const reference = qualified(tag, name);
        if (reference === undefined) continue;
        const id = /^#its=(.+)$/.exec(reference)?.[1];
        // A record may come behind the element of a file or group that refers to it.
        const isBelow = above.some(({ key }) => key === "unit");
        if (id === undefined || (isBelow && !above.some((each) => recordIds(each).has(id)))) {
          report(start, `There are no records '${reference}'.`);
        }
      }
    },
  },
};
