import { childElements } from "../../../xml/tree.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** Schematron of 2.1 takes an id without # too, and whatever stands before it. */
function lastId(reference: string): string {
  return reference.slice(
    Math.max(reference.lastIndexOf("#"), reference.lastIndexOf("/"), reference.lastIndexOf("=")) + 1,
  );
}

/** After 2.x, Glossary module, ref. */
export const glossaryReference: Rule = {
  id: "glossary-reference",
  summary: "Entries and translations of a glossary refer to a span of text in their unit.",
  advice:
    "Write ref as # and the id of the annotation in the source; as #t= and the id for one in the target.",
  severity: "error",
  versions: V2,
  source: "2.x, Glossary module, ref",
  examples: {
    good: [
      '<unit id="u1"><gls:glossary><gls:glossEntry ref="#m1"><gls:term>Kyiv</gls:term><gls:definition>A city</gls:definition></gls:glossEntry></gls:glossary><segment><source><mrk id="m1" type="term">Kyiv</mrk></source></segment></unit>',
    ],
    bad: [
      '<unit id="u1"><gls:glossary><gls:glossEntry ref="#m9"><gls:term>Kyiv</gls:term><gls:definition>A city</gls:definition></gls:glossEntry></gls:glossary><segment><source><mrk id="m1" type="term">Kyiv</mrk></source></segment></unit>',
    ],
  },
  scope(scope, report, { vocabulary }) {
    if (scope.kind !== "unit") return;
    for (const glossary of childElements(scope.element)) {
      if (vocabulary.keyOf(glossary.tag) !== "gls:glossary") continue;
      for (const entry of childElements(glossary)) {
        for (const each of [entry, ...childElements(entry)]) {
          const reference = each.tag.uri === glossary.tag.uri ? attribute(each.tag, "ref") : undefined;
          if (reference !== undefined && !scope.spans().has(lastId(reference))) {
            report(each, `'${reference}' is no span of text in the unit.`);
          }
        }
      }
    }
  },
};
