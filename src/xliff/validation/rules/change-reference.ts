import { revisionsIn } from "../revisions.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.0, Change Tracking module, appliesTo and ref. */
export const changeReference: Rule = {
  id: "change-reference",
  summary: "Revisions of one of several elements refer to it by its id.",
  advice: "Write into ref the id of the element that was changed.",
  severity: "error",
  versions: V2,
  source: "2.0, Change Tracking module, appliesTo and ref",
  examples: {
    good: [
      '<unit id="u1"><ctr:changeTrack><ctr:revisions appliesTo="note" ref="n1"><ctr:revision><ctr:item property="content">Place</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack><notes><note id="n1">City</note><note id="n2">Town</note></notes><segment><source/></segment></unit>',
    ],
    bad: [
      '<unit id="u1"><ctr:changeTrack><ctr:revisions appliesTo="note" ref="n9"><ctr:revision><ctr:item property="content">Place</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack><notes><note id="n1">City</note><note id="n2">Town</note></notes><segment><source/></segment></unit>',
      '<unit id="u1"><ctr:changeTrack><ctr:revisions appliesTo="note"><ctr:revision><ctr:item property="content">Place</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack><notes><note id="n1">City</note><note id="n2">Town</note></notes><segment><source/></segment></unit>',
    ],
  },
  element: {
    on: ["file", "group", "unit"],
    check(visit, report) {
      for (const { element, appliesTo, reference, isAmbiguous, isResolved } of revisionsIn(visit)) {
        if (reference === undefined && isAmbiguous) {
          report(element, `The revisions do not say which <${appliesTo}> they are about.`);
        }
        if (reference !== undefined && !isResolved) {
          report(element, `There is no <${appliesTo}> with the id '${reference}' here.`);
        }
      }
    },
  },
};
