import table from "../its.json" with { type: "json" };
import { qualified } from "../lookup.ts";
import { type Rule, V2_ITS } from "../rule.ts";

const EXCLUDES = Object.entries(table.excludes);

/** After 2.1, ITS module. */
export const itsExclusive: Rule = {
  id: "its-exclusive",
  summary: "ITS attributes that say the same in two ways do not stand together.",
  advice: "Keep one way: the reference, or the values.",
  severity: "error",
  versions: V2_ITS,
  source: "2.1, ITS module",
  examples: {
    good: [
      '<segment><source><mrk id="m1" its:version="2.0" its:locQualityRatingScore="80">Kyiv</mrk></source></segment>',
    ],
    bad: [
      '<segment><source><mrk id="m1" its:version="2.0" its:locQualityRatingScore="80" its:locQualityRatingVote="3">Kyiv</mrk></source></segment>',
      '<segment><source><mrk id="m1" its:version="2.0" its:taIdentRef="http://example.org/kyiv" its:taSource="wiki" its:taIdent="kyiv">Kyiv</mrk></source></segment>',
    ],
  },
  element: {
    on: ["@its"],
    check({ tag, start }, report) {
      for (const [name, others] of EXCLUDES) {
        if (qualified(tag, name) === undefined) continue;
        const other = others.find((each) => qualified(tag, each) !== undefined);
        if (other !== undefined) report(start, `<${tag.name}> has ${name} and ${other}.`);
      }
    },
  },
};
