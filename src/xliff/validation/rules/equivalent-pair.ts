import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, equivStart and equivEnd; Schematron of 2.1. */
export const equivalentPair: Rule = {
  id: "equivalent-pair",
  summary: "A <pc> has both equivStart and equivEnd, or none of them.",
  advice: "Add the other one.",
  severity: "warning",
  versions: V2,
  source: "2.x, equivStart and equivEnd; Schematron of 2.1",
  examples: {
    good: [
      '<segment><source><pc id="1">Kyiv</pc></source></segment>',
      '<segment><source><pc id="1" equivStart="" equivEnd="">Kyiv</pc></source></segment>',
    ],
    bad: ['<segment><source><pc id="1" equivStart="">Kyiv</pc></source></segment>'],
  },
  element: {
    on: ["pc"],
    check({ tag, start }, report) {
      const [first, last] = ["equivStart", "equivEnd"].map((name) => attribute(tag, name) !== undefined);
      if (first !== last) report(start, `<${tag.name}> has ${first ? "equivStart" : "equivEnd"} alone.`);
    },
  },
};
