import { qualified } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, Format Style module, subFs. */
export const formatSub: Rule = {
  id: "format-sub",
  summary: "A subFs stands beside fs.",
  advice: "Add fs, or remove subFs.",
  severity: "error",
  versions: V2,
  source: "2.x, Format Style module, subFs",
  examples: {
    good: ['<segment><source><ph id="1" fs:fs="img" fs:subFs="src,a.png"/></source></segment>'],
    bad: ['<segment><source><ph id="1" fs:subFs="src,a.png"/></source></segment>'],
  },
  element: {
    on: ["@fs"],
    check({ tag, start }, report) {
      if (qualified(tag, "fs:subFs") !== undefined && qualified(tag, "fs:fs") === undefined) {
        report(start, `<${tag.name}> has subFs, but no fs.`);
      }
    },
  },
};
