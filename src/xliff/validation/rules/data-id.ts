import { duplicatedIds } from "../ids.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, id of `<data>`. */
export const dataId: Rule = {
  id: "data-id",
  summary: "The original data of a unit or match have different ids.",
  advice: "Give one of them another id, and its codes another dataRef.",
  severity: "error",
  versions: V2,
  source: "2.x, id of <data>",
  examples: {
    good: ['<originalData><data id="d1">[</data><data id="d2">]</data></originalData>'],
    bad: ['<originalData><data id="d1">[</data><data id="d1">]</data></originalData>'],
  },
  element: {
    on: ["originalData"],
    check({ children }, report) {
      for (const data of duplicatedIds(children()))
        report(data, `Two data have the id '${attribute(data.tag, "id")}'.`);
    },
  },
};
