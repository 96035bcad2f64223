import { qualified } from "../lookup.ts";
import { isStandard, profileOf } from "../profiles.ts";
import { type Rule, V2 } from "../rule.ts";

/** Empty where there is no restriction. */
const FORM = /^(?:|\*|\d+(?:,(?:\d+|\*))?)$/;
const RESTRICTIONS = [
  ["sizeRestriction", "generalProfile"],
  ["storageRestriction", "storageProfile"],
] as const;

/** After 2.x, Size and Length Restriction module, standard profiles. */
export const sizeRestriction: Rule = {
  id: "size-restriction",
  summary:
    "Restrictions of the standard profiles are a largest size, or a least and a largest one, which may be *.",
  advice: 'Write them as in "255", "*", "35,100" or "35,*".',
  severity: "error",
  versions: V2,
  source: "2.x, Size and Length Restriction module, standard profiles",
  examples: {
    good: ['<unit id="u1" slr:sizeRestriction="35,*"><segment><source/></segment></unit>'],
    bad: ['<unit id="u1" slr:sizeRestriction="ninety"><segment><source/></segment></unit>'],
  },
  element: {
    on: ["@slr"],
    check(visit, report) {
      for (const [name, profile] of RESTRICTIONS) {
        const value = qualified(visit.tag, `slr:${name}`);
        if (value === undefined || FORM.test(value) || !isStandard(profileOf(visit, profile))) continue;
        report(visit.start, `The restriction '${value}' in ${name} is not right.`);
      }
    },
  },
};
