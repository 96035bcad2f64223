import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";
import { unresolved } from "../summary.ts";

const LISTS = ["subFlows", "subFlowsStart", "subFlowsEnd"];

/** After 2.x, subFlows, subFlowsStart and subFlowsEnd. */
export const subFlow: Rule = {
  id: "sub-flow",
  summary: "Subflows are other units of the same file, each once in a list.",
  advice: "Correct the list: ids of units, separated by spaces.",
  severity: "error",
  versions: V2,
  source: "2.x, Sub-Flows; subFlows, subFlowsStart and subFlowsEnd",
  examples: {
    good: [
      '<unit id="u2"><segment><source/></segment></unit><unit id="u1"><segment><source><ph id="1" subFlows="u2"/></source></segment></unit>',
    ],
    bad: [
      '<segment><source><ph id="1" subFlows="u2"/></source></segment>',
      '<unit id="u1"><segment><source><ph id="1" subFlows="u1"/></source></segment></unit>',
      '<unit id="u2"><segment><source/></segment></unit><unit id="u1"><segment><source><ph id="1" subFlows="u2 u2"/></source></segment></unit>',
    ],
  },
  element: {
    on: ["ph", "pc", "sc", "ec"],
    check({ tag, start, above }, report) {
      for (const name of LISTS) {
        const list = attribute(tag, name);
        if (list === undefined) continue;
        const seen = new Set<string>();
        for (const id of list.split(/\s+/)) {
          if (seen.has(id) && id !== "") report(start, `The unit '${id}' is named twice in ${name}.`);
          seen.add(id);
        }
        const unit = above.findLast(({ key }) => key === "unit");
        const own = unit && attribute(unit.tag, "id");
        if (own !== undefined && seen.has(own))
          report(start, `The unit '${own}' is called a subflow of itself.`);
      }
    },
  },
  file(file, report) {
    for (const { value, start } of unresolved(file, "sub-flow", "unit")) {
      report(start, `There is no unit '${value}' in this file for the subflow.`);
    }
  },
};
