import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, dataRefStart and dataRefEnd; Schematron of 2.1. */
export const dataReferencePair: Rule = {
  id: "data-reference-pair",
  summary: "A <pc> has both dataRefStart and dataRefEnd, or none of them.",
  advice: "Add the other one.",
  severity: "warning",
  versions: V2,
  source: "2.x, dataRefStart and dataRefEnd; Schematron of 2.1",
  examples: {
    good: ['<segment><source><pc id="1">Kyiv</pc></source></segment>'],
    bad: ['<segment><source><pc id="1" dataRefStart="d1">Kyiv</pc></source></segment>'],
  },
  element: {
    on: ["pc"],
    check({ tag, start }, report) {
      const [first, last] = ["dataRefStart", "dataRefEnd"].map((name) => attribute(tag, name) !== undefined);
      if (first !== last) report(start, `<${tag.name}> has ${first ? "dataRefStart" : "dataRefEnd"} alone.`);
    },
  },
};
