import { attribute, qualified } from "../lookup.ts";
import { type Rule, V2_ITS } from "../rule.ts";

/** After 2.1, ITS module, version. */
export const itsVersion: Rule = {
  id: "its-version",
  summary: "Where ITS attributes stand, its:version stands on the element or one around it.",
  advice: 'Add its:version="2.0" to <xliff>.',
  severity: "error",
  versions: V2_ITS,
  source: "2.1, ITS module, version",
  examples: {
    good: [
      '<segment><source><mrk id="m1" its:version="2.0" type="its:generic" its:taClassRef="http://example.org/place">Kyiv</mrk></source></segment>',
    ],
    bad: [
      '<segment><source><mrk id="m1" type="its:generic" its:taClassRef="http://example.org/place">Kyiv</mrk></source></segment>',
    ],
  },
  element: {
    on: ["@its", "@itsm"],
    check({ tag, start, above }, report) {
      if ([...above, { tag }].some((each) => qualified(each.tag, "its:version") !== undefined)) return;
      // The elements of ITS have it without a prefix.
      if (above.some((each) => attribute(each.tag, "version") !== undefined && each.key?.startsWith("its:")))
        return;
      report(start, `<${tag.name}> has ITS attributes, but there is no its:version.`);
    },
  },
};
