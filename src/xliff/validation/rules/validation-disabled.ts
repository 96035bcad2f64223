import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, Validation module, disabled. */
export const validationDisabled: Rule = {
  id: "validation-disabled",
  summary: "Validation rules of a file are not disabled: there is nothing above them to switch off.",
  advice: "Remove the rule, or disable it in a group or unit.",
  severity: "error",
  versions: V2,
  source: "2.x, Validation module, disabled",
  examples: {
    good: ['<val:validation><val:rule isPresent="shop" disabled="yes"/></val:validation>'],
    bad: [
      '<file id="f1"><val:validation><val:rule isPresent="shop" disabled="yes"/></val:validation><unit id="u1"><segment><source/></segment></unit></file>',
    ],
  },
  element: {
    on: ["val:rule"],
    check({ tag, start, above }, report) {
      if (attribute(tag, "disabled") === "yes" && above.at(-2)?.key === "file")
        report(start, "The rule of a file is disabled.");
    },
  },
};
