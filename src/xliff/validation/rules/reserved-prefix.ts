import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, type of `<group>`, `<unit>`, `<mrk>` and `<sm>`, subState, subType of matches. */
export const reservedPrefix: Rule = {
  id: "reserved-prefix",
  summary: "The prefix xlf: stands only before values that the specification has.",
  advice: "Write a prefix of your own.",
  severity: "error",
  versions: V2,
  source: "2.x, type of <group>, <unit>, <mrk> and <sm>, subState, subType of matches",
  examples: {
    good: ['<unit id="u1" type="my:title"><segment><source/></segment></unit>'],
    bad: ['<unit id="u1" type="xlf:title"><segment><source/></segment></unit>'],
  },
  element: {
    on: ["group", "unit", "mrk", "sm", "segment", "mtc:match"],
    check({ key, tag, start }, report) {
      const name = key === "segment" ? "subState" : key === "mtc:match" ? "subType" : "type";
      const value = attribute(tag, name);
      if (value?.startsWith("xlf:")) report(start, `XLIFF has no ${name} '${value}' for <${tag.name}>.`);
    },
  },
};
