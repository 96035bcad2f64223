import { type Rule, V1, V2 } from "../rule.ts";
import { duplicates } from "../summary.ts";

/** After 1.2 and 2.x, id of `<trans-unit>`, `<bin-unit>` and `<unit>`. */
export const unitId: Rule = {
  id: "unit-id",
  summary: "Every unit has an id that no other unit of its file has.",
  advice: "Give one of the units another id.",
  severity: "error",
  versions: [...V1, ...V2],
  source: "1.2 and 2.x, id of <trans-unit>, <bin-unit> and <unit>",
  examples: {
    good: [
      '<unit id="u1"><segment><source/></segment></unit><unit id="u2"><segment><source/></segment></unit>',
    ],
    bad: [
      '<unit id="u1"><segment><source/></segment></unit><unit id="u1"><segment><source/></segment></unit>',
    ],
  },
  file({ names }, report) {
    for (const { value, start } of duplicates(names("unit")))
      report(start, `Two units have the id '${value}'.`);
  },
};
