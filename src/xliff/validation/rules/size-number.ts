import { qualified } from "../lookup.ts";
import { isStandard, profileOf } from "../profiles.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, Size and Length Restriction module, standard profiles. */
export const sizeNumber: Rule = {
  id: "size-number",
  summary: "Sizes of the standard profiles are whole numbers.",
  advice: "Write a whole number.",
  severity: "error",
  versions: V2,
  source: "2.x, Size and Length Restriction module, standard profiles",
  examples: {
    good: ['<segment><source><ph id="1" slr:equivStorage="7" slr:sizeInfo="4"/></source></segment>'],
    bad: [
      '<segment><source><ph id="1" slr:equivStorage="seven"/></source></segment>',
      '<segment><source><ph id="1" slr:sizeInfo="25.5"/></source></segment>',
    ],
  },
  element: {
    on: ["@slr"],
    check(visit, report) {
      const storage = qualified(visit.tag, "slr:equivStorage");
      if (storage !== undefined && !/^\d*$/.test(storage) && isStandard(profileOf(visit, "storageProfile"))) {
        report(visit.start, `The size '${storage}' in equivStorage is no whole number.`);
      }
      const size = qualified(visit.tag, "slr:sizeInfo");
      if (size === undefined || /^\d*$/.test(size)) return;
      const profile = profileOf(visit, "generalProfile");
      // Without a profile it may be anything, but hardly half a character.
      if (profile === null ? /^[-+.\d]+$/.test(size) : isStandard(profile)) {
        report(visit.start, `The size '${size}' in sizeInfo is no whole number.`);
      }
    },
  },
};
