import type { XmlTag } from "../../../xml/scan.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";
import { familyOf } from "../scope.ts";

function hasData(tag: XmlTag): boolean {
  return ["dataRef", "dataRefStart", "dataRefEnd"].some((name) => attribute(tag, name) !== undefined);
}

/** After 2.x, copyOf. */
export const copyOf: Rule = {
  id: "copy-of",
  summary:
    "A copied code names in copyOf another code of its unit and kind that may be copied and has no original data; it has none itself.",
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
      '<segment><source><ph id="1"/></source><target><ph id="1"/><ph id="2" copyOf="2"/></target></segment>',
      '<segment><source><pc id="1">Kyiv</pc></source><target><pc id="1">Kiev</pc><ph id="2" copyOf="1"/></target></segment>',
      '<segment><source><mrk id="m1" type="term">Kyiv</mrk></source><target>Kiev<ph id="2" copyOf="m1"/></target></segment>',
      '<segment><source><ph id="1" canCopy="no"/></source><target><ph id="1" canCopy="no"/><ph id="2" copyOf="1"/></target></segment>',
    ],
  },
  scope(scope, report) {
    const inlines = [...scope.inlines.source, ...scope.inlines.target];
    const copies = inlines.filter(({ element }) => attribute(element.tag, "copyOf") !== undefined);
    if (copies.length === 0) return;
    const bases = new Map(inlines.map((inline) => [inline.id, inline]));
    for (const { element, id, kind } of copies) {
      const name = attribute(element.tag, "copyOf") ?? "";
      const base = bases.get(name);
      if (hasData(element.tag)) report(element, "A code with copyOf must not have original data.");
      if (name === id) report(element, `The code '${name}' is called a copy of itself.`);
      else if (!base) report(element, `There is no code '${name}' in the unit to be copied.`);
      else if (familyOf(base.kind) !== familyOf(kind))
        report(
          element,
          `<${element.tag.name}> is no copy of '${name}', which is a <${base.element.tag.name}>.`,
        );
      else {
        if (hasData(base.element.tag))
          report(element, `The code '${name}' has original data, so its copies refer to that.`);
        if (attribute(base.element.tag, "canCopy") === "no")
          report(element, `The code '${name}' must not be copied: it has canCopy="no".`);
      }
    }
  },
};
