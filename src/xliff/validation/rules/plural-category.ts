import { qualified } from "../lookup.ts";
import { type Rule, V2_2 } from "../rule.ts";

/** Categories of plural rules in CLDR (Unicode Technical Standard 35, part 3), or a number. */
const CATEGORY = /^(?:zero|one|two|few|many|other|\d+(?:\.\d+)?)$/;
const unit = (of: string, cases: string): string =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.2" xmlns:pgs="urn:oasis:names:tc:xliff:pgs:1.0" version="2.2" srcLang="en"><file id="f1"><unit id="u1" pgs:switch="${of}"><segment pgs:case="${cases}"><source>One shop</source></segment></unit></file></xliff>`;

/** After 2.2, Plural, Gender and Select module, switch and case. */
export const pluralCategory: Rule = {
  id: "plural-category",
  summary:
    "A pgs:case has one value for each kind in the pgs:switch of its unit; for plural and ordinal it is a number, or zero, one, two, few, many or other.",
  advice: "Write the values in the order of pgs:switch, with spaces between them.",
  severity: "error",
  versions: V2_2,
  source: "2.2, Plural, Gender and Select module, switch and case",
  examples: {
    good: [unit("plural:n", "few"), unit("plural:n", "1"), unit("plural:n gender:who", "other feminine")],
    bad: [
      unit("plural:n", "several"),
      unit("plural:n gender:who", "other"),
      unit("plural:n", "one feminine"),
    ],
  },
  element: {
    on: ["@pgs"],
    check({ tag, start, above }, report) {
      const values = words(qualified(tag, "pgs:case"));
      const around = above.findLast((each) => qualified(each.tag, "pgs:switch") !== undefined);
      if (!values || !around) return;
      const switches = words(qualified(around.tag, "pgs:switch")) ?? [];
      if (values.length !== switches.length) {
        report(
          start,
          `pgs:case has ${values.length} values, where pgs:switch of the unit has ${switches.length}.`,
        );
        return;
      }
      switches.forEach((each, index) => {
        const value = values[index] ?? "";
        if (/^(?:plural|ordinal):/.test(each) && !CATEGORY.test(value))
          report(start, `'${value}' is no category of plurals.`);
      });
    },
  },
};

/** Drafts of the module separate them by commas in one place, by spaces in all others. */
function words(value: string | undefined): readonly string[] | null {
  return value === undefined ? null : value.split(/[\s,]+/).filter((word) => word !== "");
}
