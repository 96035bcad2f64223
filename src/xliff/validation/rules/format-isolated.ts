import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, Format Style module, fs and subFs. */
export const formatIsolated: Rule = {
  id: "format-isolated",
  summary: "An <ec> has format style attributes only where it is isolated; otherwise its <sc> has them.",
  advice: "Remove fs and subFs from the <ec>.",
  severity: "error",
  versions: V2,
  source: "2.x, Format Style module, fs and subFs",
  examples: {
    good: ['<segment><source><sc id="1" fs:fs="b"/>Kyiv<ec startRef="1"/></source></segment>'],
    bad: ['<segment><source><sc id="1" fs:fs="b"/>Kyiv<ec startRef="1" fs:fs="b"/></source></segment>'],
  },
  element: {
    on: ["@fs"],
    check({ key, tag, start }, report) {
      if (key === "ec" && attribute(tag, "isolated") !== "yes")
        report(start, `<${tag.name}> has a format, but is not isolated.`);
    },
  },
};
