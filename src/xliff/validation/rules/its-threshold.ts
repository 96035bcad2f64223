import table from "../its.json" with { type: "json" };
import { qualified } from "../lookup.ts";
import { type Rule, V2_ITS } from "../rule.ts";

const THRESHOLDS = Object.entries(table.thresholds);

/** After 2.1, ITS module, Localization Quality Rating. */
export const itsThreshold: Rule = {
  id: "its-threshold",
  summary: "A threshold of a quality rating stands where there is a rating, or below.",
  advice: "Add the rating, or remove the threshold.",
  severity: "error",
  versions: V2_ITS,
  source: "2.1, ITS module, Localization Quality Rating",
  examples: {
    good: [
      '<segment><source><mrk id="m1" its:version="2.0" its:locQualityRatingScore="80" its:locQualityRatingScoreThreshold="50">Kyiv</mrk></source></segment>',
    ],
    bad: [
      '<segment><source><mrk id="m1" its:version="2.0" its:locQualityRatingScoreThreshold="50">Kyiv</mrk></source></segment>',
    ],
  },
  element: {
    on: ["@its"],
    check({ tag, start, above }, report) {
      for (const [threshold, rating] of THRESHOLDS) {
        if (qualified(tag, threshold) === undefined) continue;
        const isRated = [...above, { tag }].some((each) => qualified(each.tag, rating) !== undefined);
        if (!isRated) report(start, `<${tag.name}> has ${threshold}, but nothing has ${rating}.`);
      }
    },
  },
};
