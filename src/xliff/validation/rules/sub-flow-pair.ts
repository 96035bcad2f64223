import { attribute } from "../lookup.ts";

import { type Rule, V2 } from "../rule.ts";

export const subFlowPair: Rule = {
  id: "sub-flow-pair",
  summary: "A <pc> has both subFlowsStart and subFlowsEnd, or none of them.",
  advice: "Add the other one.",
  severity: "warning",
  versions: V2,
  source: "2.x, subFlowsStart and subFlowsEnd; Schematron of 2.1",
  examples: {
    good: ['<segment><source><pc id="1">Kyiv</pc></source></segment>'],
    bad: ['<segment><source><pc id="1" subFlowsStart="d1">Kyiv</pc></source></segment>'],
  },
  element: {
    on: ["pc"],
    check({ tag, start }, report) {
      const [first, last] = ["subFlowsStart", "subFlowsEnd"].map(
        (name) => attribute(tag, name) !== undefined,
      );
      if (first !== last)
        report(start, `<${tag.name}> has ${first ? "subFlowsStart" : "subFlowsEnd"} alone.`);
    },
  },
};
