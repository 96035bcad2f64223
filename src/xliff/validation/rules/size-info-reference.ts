import { childElements, type XmlElement } from "../../../xml/tree.ts";
import { gathered } from "../incremental.ts";
import { attribute, qualified } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";
import { modulePrefix } from "../vocabulary.ts";

const sizeData = gathered(
  () => new Set<string>(),
  (ids, child) => {
    if (child.tag.local === "data" && modulePrefix(child.tag.uri) === "slr") addIds(child, ids);
    return ids;
  },
);

function addIds(element: XmlElement, ids: Set<string>): void {
  for (const child of childElements(element)) {
    for (const name of ["id", "xml:id"]) {
      const id = attribute(child.tag, name);
      if (id !== undefined) ids.add(id);
    }
    addIds(child, ids);
  }
}

/** After 2.x, Size and Length Restriction module, sizeInfoRef. */
export const sizeInfoReference: Rule = {
  id: "size-info-reference",
  summary:
    "A sizeInfoRef is the id of an element in <data> of the size restriction module, beside the element or one around it.",
  advice: "Correct the id, or add the data.",
  severity: "error",
  versions: V2,
  source: "2.x, Size and Length Restriction module, sizeInfoRef",
  examples: {
    good: [
      '<unit id="u1"><slr:data profile="xliff:codepoints"><my:size id="z1"/></slr:data><segment><source><ph id="1" slr:sizeInfoRef="z1"/></source></segment></unit>',
    ],
    bad: ['<segment><source><ph id="1" slr:sizeInfoRef="z1"/></source></segment>'],
  },
  element: {
    on: ["@slr"],
    check({ tag, start, above }, report) {
      const reference = qualified(tag, "slr:sizeInfoRef");
      if (reference === undefined) return;
      if (above.some((each) => sizeData(each).has(reference))) return;
      report(start, `There is no size data '${reference}'.`);
    },
  },
};
