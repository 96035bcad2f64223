import { type Rule, V2 } from "../rule.ts";

/** After 2.x, `<unit>`. */
export const unitSegment: Rule = {
  id: "unit-segment",
  summary: "A unit has at least one segment.",
  advice: "Turn one of its ignorables into a segment, or remove the unit.",
  severity: "error",
  versions: V2,
  source: "2.x, <unit>",
  examples: {
    good: ['<unit id="u1"><segment><source/></segment></unit>'],
    bad: ['<unit id="u1"><ignorable><source> </source></ignorable></unit>'],
  },
  scope({ kind, element, passages }, report) {
    if (kind === "unit" && !passages.some((passage) => passage.kind === "segment")) {
      report(element, "The unit has no segment.");
    }
  },
};
