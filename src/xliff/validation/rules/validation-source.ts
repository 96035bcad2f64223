import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, Validation module, existsInSource. */
export const validationSource: Rule = {
  id: "validation-source",
  summary: "In a validation rule existsInSource stands with one of isPresent, startsWith and endsWith.",
  advice: "Remove existsInSource, or write one of them.",
  severity: "error",
  versions: V2,
  source: "2.x, Validation module, existsInSource",
  examples: {
    good: ['<val:validation><val:rule endsWith=":" existsInSource="yes"/></val:validation>'],
    bad: ['<val:validation><val:rule isNotPresent="shop" existsInSource="yes"/></val:validation>'],
  },
  element: {
    on: ["val:rule"],
    check({ tag, start }, report) {
      if (attribute(tag, "existsInSource") === undefined) return;
      const found = ["isPresent", "startsWith", "endsWith"].filter(
        (name) => attribute(tag, name) !== undefined,
      );
      if (found.length !== 1)
        report(start, "The rule has existsInSource, but nothing to look for in the source.");
    },
  },
};
