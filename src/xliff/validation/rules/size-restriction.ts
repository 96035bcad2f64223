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
    "Restrictions of the standard profiles are a largest size, or a least and a largest one, which is not less and may be *.",
  advice: 'Write them as in "255", "*", "35,100" or "35,*".',
  severity: "error",
  versions: V2,
  source: "2.x, Size and Length Restriction module, standard profiles",
  examples: {
    good: ['<unit id="u1" slr:sizeRestriction="35,*"><segment><source/></segment></unit>'],
    bad: [
      '<unit id="u1" slr:sizeRestriction="100,35"><segment><source/></segment></unit>',
      '<unit id="u1" slr:sizeRestriction="ninety"><segment><source/></segment></unit>',
    ],
  },
  element: {
    on: ["@slr"],
    check(visit, report) {
      for (const [name, profile] of RESTRICTIONS) {
        const value = qualified(visit.tag, `slr:${name}`);
        if (value === undefined || !isStandard(profileOf(visit, profile))) continue;
        const [least, most] = value.split(",", 2).map(Number);
        if (!FORM.test(value)) report(visit.start, `The restriction '${value}' in ${name} is not right.`);
        // A largest size of * is no number, and not less than any.
        else if (Number(least) > Number(most))
          report(visit.start, `The least size in ${name} is more than the largest: '${value}'.`);
      }
    },
  },
};
