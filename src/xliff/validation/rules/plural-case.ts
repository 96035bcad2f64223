import { qualified } from "../lookup.ts";
import { type Rule, V2_2 } from "../rule.ts";

/** After 2.2, Plural, Gender and Select module. */
export const pluralCase: Rule = {
  id: "plural-case",
  summary: "A segment with pgs:case is in a unit with pgs:switch.",
  advice: "Add pgs:switch to the unit, or remove pgs:case.",
  severity: "error",
  versions: V2_2,
  source: "2.2, Plural, Gender and Select module",
  examples: {
    good: [
      '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.2" xmlns:pgs="urn:oasis:names:tc:xliff:pgs:1.0" version="2.2" srcLang="en"><file id="f1"><unit id="u1" pgs:switch="plural:n"><segment pgs:case="one"><source>One shop</source></segment></unit></file></xliff>',
    ],
    bad: [
      '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.2" xmlns:pgs="urn:oasis:names:tc:xliff:pgs:1.0" version="2.2" srcLang="en"><file id="f1"><unit id="u1"><segment pgs:case="one"><source>One shop</source></segment></unit></file></xliff>',
    ],
  },
  element: {
    on: ["@pgs"],
    check({ tag, start, above }, report) {
      if (qualified(tag, "pgs:case") === undefined) return;
      const isSwitched = above.some((each) => qualified(each.tag, "pgs:switch") !== undefined);
      if (!isSwitched) report(start, `<${tag.name}> has pgs:case, but its unit has no pgs:switch.`);
    },
  },
};
