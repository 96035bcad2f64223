import type { XmlTag } from "../../scan.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

function hasData(tag: XmlTag): boolean {
  return ["dataRef", "dataRefStart", "dataRefEnd"].some((name) => attribute(tag, name) !== undefined);
}

/** After 2.x, copyOf. */
export const copyOf: Rule = {
  id: "copy-of",
  summary:
    "A copied code names in copyOf a code of its unit that may be copied and has no original data; it has none itself.",
  advice: "Name the code that was copied; or refer to its original data instead of copyOf.",
  severity: "error",
  versions: V2,
  source: "2.x, copyOf",
  examples: {
    good: [
      '<segment><source><ph id="1"/></source><target><ph id="1"/><ph id="2" copyOf="1"/></target></segment>',
    ],
    bad: [
      '<segment><source><ph id="1"/></source><target><ph id="1"/><ph id="2" copyOf="9"/></target></segment>',
      '<segment><source><ph id="1" canCopy="no"/></source><target><ph id="1" canCopy="no"/><ph id="2" copyOf="1"/></target></segment>',
    ],
  },
  scope(scope, report) {
    const inlines = [...scope.inlines.source, ...scope.inlines.target];
    const copies = inlines.filter(({ element }) => attribute(element.tag, "copyOf") !== undefined);
    if (copies.length === 0) return;
    const bases = new Map(inlines.map(({ id, element }) => [id, element.tag]));
    for (const { element } of copies) {
      const name = attribute(element.tag, "copyOf") ?? "";
      const base = bases.get(name);
      if (hasData(element.tag)) report(element, "A code with copyOf must not have original data.");
      if (!base) report(element, `There is no code '${name}' in the unit to be copied.`);
      else if (hasData(base))
        report(element, `The code '${name}' has original data, so its copies refer to that.`);
      else if (attribute(base, "canCopy") === "no") report(element, `The code '${name}' must not be copied.`);
    }
  },
};
