import { childElements } from "../../../xml/tree.ts";
import { attribute } from "../lookup.ts";
import { revisionsIn } from "../revisions.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.0, Change Tracking module, property. */
export const changeProperty: Rule = {
  id: "change-property",
  summary:
    "An item of a revision is about the content or an attribute of elements like the one that was changed, each once.",
  advice: "Write content or the name of an attribute that such an element has; one item for each.",
  severity: "error",
  versions: V2,
  source: "2.0, Change Tracking module, property",
  examples: {
    good: [
      '<unit id="u1"><ctr:changeTrack><ctr:revisions appliesTo="note" ref="n1"><ctr:revision><ctr:item property="content">Place</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack><notes><note id="n1">City</note><note id="n2">Town</note></notes><segment><source/></segment></unit>',
    ],
    bad: [
      '<unit id="u1"><ctr:changeTrack><ctr:revisions appliesTo="note" ref="n1"><ctr:revision><ctr:item property="priority">Place</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack><notes><note id="n1">City</note><note id="n2">Town</note></notes><segment><source/></segment></unit>',
    ],
  },
  element: {
    on: ["file", "group", "unit"],
    check(visit, report) {
      for (const { element, appliesTo, attributes } of revisionsIn(visit)) {
        for (const revision of childElements(element)) {
          const seen = new Set<string>();
          for (const item of childElements(revision)) {
            const property = attribute(item.tag, "property");
            if (property === undefined) continue;
            if (seen.has(property)) report(item, `The revision has two items for '${property}'.`);
            seen.add(property);
            if (property !== "content" && attributes?.has(property) === false) {
              report(item, `No <${appliesTo}> here has an attribute '${property}'.`);
            }
          }
        }
      }
    },
  },
};
