import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.0, Change Tracking module, currentVersion. */
export const changeVersion: Rule = {
  id: "change-version",
  summary: "The currentVersion of revisions is the version of one of them.",
  advice: "Write the version of the revision that is the present one.",
  severity: "error",
  versions: V2,
  source: "2.0, Change Tracking module, currentVersion",
  examples: {
    good: [
      '<unit id="u1"><ctr:changeTrack><ctr:revisions appliesTo="note" currentVersion="r1"><ctr:revision version="r1"><ctr:item property="content">Place</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack><notes><note>City</note></notes><segment><source/></segment></unit>',
    ],
    bad: [
      '<unit id="u1"><ctr:changeTrack><ctr:revisions appliesTo="note" currentVersion="r9"><ctr:revision version="r1"><ctr:item property="content">Place</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack><notes><note>City</note></notes><segment><source/></segment></unit>',
    ],
  },
  element: {
    on: ["ctr:revisions"],
    check({ tag, start, children }, report) {
      const current = attribute(tag, "currentVersion");
      if (current === undefined) return;
      if (children().some((revision) => attribute(revision.tag, "version") === current)) return;
      report(start, `No revision has the version '${current}'.`);
    },
  },
};
