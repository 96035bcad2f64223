import { childElements, type XmlElement } from "../../../xml/tree.ts";
import { duplicatedIds } from "../ids.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

function* withDescendants(element: XmlElement): Generator<XmlElement, void, undefined> {
  yield element;
  for (const child of childElements(element)) yield* withDescendants(child);
}

/** After 2.x, Metadata module, id. */
export const metadataId: Rule = {
  id: "metadata-id",
  summary: "The groups of metadata have ids that differ from each other and from that of the metadata.",
  advice: "Give one of them another id.",
  severity: "error",
  versions: V2,
  source: "2.x, Metadata module, id",
  examples: {
    good: ['<mda:metadata id="a"><mda:metaGroup id="b"><mda:meta type="t"/></mda:metaGroup></mda:metadata>'],
    bad: [
      '<mda:metadata id="a"><mda:metaGroup id="b"><mda:metaGroup id="b"><mda:meta type="t"/></mda:metaGroup></mda:metaGroup></mda:metadata>',
      '<mda:metadata id="a"><mda:metaGroup id="a"><mda:meta type="t"/></mda:metaGroup></mda:metadata>',
    ],
  },
  element: {
    on: ["mda:metadata"],
    check({ element }, report) {
      if (!element) return;
      for (const group of duplicatedIds(withDescendants(element))) {
        report(group, `The id '${attribute(group.tag, "id")}' occurs before in the metadata.`);
      }
    },
  },
};
