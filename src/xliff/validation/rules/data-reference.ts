import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, dataRef, dataRefStart and dataRefEnd. */
export const dataReference: Rule = {
  id: "data-reference",
  summary: "Codes refer to original data of their unit, or of their match.",
  advice: "Add <data> with this id to the originalData of the unit, or correct the reference.",
  severity: "error",
  versions: V2,
  source: "2.x, dataRef, dataRefStart and dataRefEnd",
  examples: {
    good: [
      '<unit id="u1"><originalData><data id="d1">[br]</data></originalData><segment><source><ph id="1" dataRef="d1"/></source></segment></unit>',
    ],
    bad: ['<segment><source><ph id="1" dataRef="d1"/></source></segment>'],
  },
  scope(scope, report) {
    let known: Set<string | undefined> | null = null;
    for (const { element } of [...scope.inlines.source, ...scope.inlines.target]) {
      for (const name of ["dataRef", "dataRefStart", "dataRefEnd"]) {
        const value = attribute(element.tag, name);
        if (value === undefined) continue;
        known ??= new Set(scope.data.map(({ tag }) => attribute(tag, "id")));
        if (!known.has(value)) report(element, `There is no original data '${value}' for ${name}.`);
      }
    }
  },
};
