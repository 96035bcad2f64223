import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";
import { isDeclaration } from "../vocabulary.ts";

const CONDITIONS = ["isPresent", "isNotPresent", "startsWith", "endsWith"];

/** After 2.x, Validation module, `<rule>`. */
export const validationRule: Rule = {
  id: "validation-rule",
  summary:
    "A validation rule has exactly one of isPresent, isNotPresent, startsWith, endsWith and a condition of another namespace.",
  advice: "Make one rule of each condition.",
  severity: "error",
  versions: V2,
  source: "2.x, Validation module, <rule>",
  examples: {
    good: [
      '<val:validation><val:rule isPresent="shop"/></val:validation>',
      '<val:validation><val:rule my:condition="short"/></val:validation>',
    ],
    bad: [
      "<val:validation><val:rule /></val:validation>",
      '<val:validation><val:rule isPresent="shop" startsWith="A"/></val:validation>',
      '<val:validation><val:rule isPresent="shop" my:condition="short"/></val:validation>',
    ],
  },
  element: {
    on: ["val:rule"],
    check({ tag, start }, report) {
      const conditions = CONDITIONS.filter((name) => attribute(tag, name) !== undefined).length;
      const custom = tag.attributes.some((each) => each.uri !== "" && !isDeclaration(each)) ? 1 : 0;
      if (conditions + custom === 0) report(start, "The rule has no condition.");
      if (conditions + custom > 1) report(start, "The rule has more than one condition.");
    },
  },
};
