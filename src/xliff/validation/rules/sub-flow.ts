import { type Rule, V2 } from "../rule.ts";
import { unresolved } from "../summary.ts";

/** After 2.x, subFlows, subFlowsStart and subFlowsEnd. */
export const subFlow: Rule = {
  id: "sub-flow",
  summary: "Subflows are units of the same file.",
  advice: "Correct the list: ids of units, separated by spaces.",
  severity: "error",
  versions: V2,
  source: "2.x, subFlows, subFlowsStart and subFlowsEnd",
  examples: {
    good: [
      '<unit id="u2"><segment><source/></segment></unit><unit id="u1"><segment><source><ph id="1" subFlows="u2"/></source></segment></unit>',
    ],
    bad: ['<segment><source><ph id="1" subFlows="u2"/></source></segment>'],
  },
  file(file, report) {
    for (const { value, start } of unresolved(file, "sub-flow", "unit")) {
      report(start, `There is no unit '${value}' in this file for the subflow.`);
    }
  },
};
