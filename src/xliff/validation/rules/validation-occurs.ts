import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, Validation module, occurs. */
export const validationOccurs: Rule = {
  id: "validation-occurs",
  summary: "In a validation rule occurs stands beside isPresent or isNotPresent, whose text it counts.",
  advice: "Remove occurs, or write isPresent.",
  severity: "error",
  versions: V2,
  source: "2.x, Validation module, occurs",
  examples: {
    good: ['<val:validation><val:rule isPresent="shop" occurs="2"/></val:validation>'],
    bad: ['<val:validation><val:rule startsWith="shop" occurs="2"/></val:validation>'],
  },
  // Beside isNotPresent it means nothing, but stands in valid files of implementers' test suites.
  element: {
    on: ["val:rule"],
    check({ tag, start }, report) {
      const counted = ["isPresent", "isNotPresent"].some((name) => attribute(tag, name) !== undefined);
      if (attribute(tag, "occurs") !== undefined && !counted)
        report(start, "The rule has occurs, but neither isPresent nor isNotPresent.");
    },
  },
};
