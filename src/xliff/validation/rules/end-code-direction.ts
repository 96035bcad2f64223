import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, `<ec>`. */
export const endCodeDirection: Rule = {
  id: "end-code-direction",
  summary: "Only an isolated <ec> has dir; otherwise that of its <sc> holds.",
  advice: "Remove dir from the <ec>.",
  severity: "error",
  versions: V2,
  source: "2.x, <ec>",
  examples: {
    good: ['<segment><source><sc id="1" dir="rtl"/>Kyiv<ec startRef="1"/></source></segment>'],
    bad: ['<segment><source><sc id="1" dir="rtl"/>Kyiv<ec startRef="1" dir="rtl"/></source></segment>'],
  },
  element: {
    on: ["ec"],
    check({ tag, start }, report) {
      if (attribute(tag, "dir") !== undefined && attribute(tag, "isolated") !== "yes") {
        report(start, `<${tag.name}> has dir, but is not isolated.`);
      }
    },
  },
};
