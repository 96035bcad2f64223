import { type Rule, V1, V2 } from "../rule.ts";
import { duplicates } from "../summary.ts";

/** After 1.2 and 2.x, id of `<group>`. */
export const groupId: Rule = {
  id: "group-id",
  summary: "Every group has an id that no other group of its file has.",
  advice: "Give one of the groups another id.",
  severity: "error",
  versions: [...V1, ...V2],
  source: "1.2 and 2.x, id of <group>",
  examples: {
    good: ['<group id="g1"><group id="g2"><unit id="u1"><segment><source/></segment></unit></group></group>'],
    bad: ['<group id="g1"><group id="g1"><unit id="u1"><segment><source/></segment></unit></group></group>'],
  },
  file({ names }, report) {
    for (const { value, start } of duplicates(names("group")))
      report(start, `Two groups have the id '${value}'.`);
  },
};
