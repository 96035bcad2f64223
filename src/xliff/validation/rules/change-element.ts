import { revisionsIn } from "../revisions.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.0, Change Tracking module, appliesTo. */
export const changeElement: Rule = {
  id: "change-element",
  summary:
    "Revisions in a unit apply to an element that stands beside their change track, or is a child of such a one.",
  advice: "Write into appliesTo the name of the element that was changed, such as note or source.",
  severity: "error",
  versions: V2,
  source: "2.0, Change Tracking module, appliesTo",
  examples: {
    good: [
      '<unit id="u1"><ctr:changeTrack><ctr:revisions appliesTo="source"><ctr:revision><ctr:item property="content">Place</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack><segment><source>City</source></segment></unit>',
    ],
    bad: [
      '<unit id="u1"><ctr:changeTrack><ctr:revisions appliesTo="sentence"><ctr:revision><ctr:item property="content">Place</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack><segment><source>City</source></segment></unit>',
      '<unit id="u1"><ctr:changeTrack><ctr:revisions appliesTo="data"><ctr:revision><ctr:item property="content">Place</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack><segment><source>City</source></segment></unit>',
    ],
  },
  element: {
    on: ["unit"],
    check(visit, report) {
      for (const { element, appliesTo, reference, isNear, isResolved } of revisionsIn(visit)) {
        // A reference to nothing is what is wrong then, by another rule.
        if (isNear || (reference !== undefined && !isResolved)) continue;
        report(element, `There is no <${appliesTo}> here that the revisions could apply to.`);
      }
    },
  },
};
