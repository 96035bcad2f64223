import table from "../its.json" with { type: "json" };
import { attribute, qualified } from "../lookup.ts";
import { type Rule, V2_ITS } from "../rule.ts";

const EXCLUDES = Object.entries(table.excludes);
/** Of which each may be named, or referred to with the same name and Ref. */
const PAIRS = table.pairs;

/** After 2.1, ITS module. */
export const itsExclusive: Rule = {
  id: "its-exclusive",
  summary: "ITS attributes that say the same in two ways do not stand together.",
  advice: "Keep one way: the reference, or the values.",
  severity: "error",
  versions: V2_ITS,
  source: "2.1, ITS module; ITS 2.0, Provenance",
  examples: {
    good: [
      '<segment><source><mrk id="m1" its:version="2.0" its:locQualityRatingScore="80">Kyiv</mrk></source></segment>',
    ],
    bad: [
      '<segment><source><mrk id="m1" its:version="2.0" its:person="Ada" its:personRef="http://example.org/ada">Kyiv</mrk></source></segment>',
      '<its:provenanceRecords xml:id="p1"><its:provenanceRecord revTool="T" revToolRef="http://example.org/t"/></its:provenanceRecords>',
      '<segment><source><mrk id="m1" its:version="2.0" its:locQualityRatingScore="80" its:locQualityRatingVote="3">Kyiv</mrk></source></segment>',
      '<segment><source><mrk id="m1" its:version="2.0" its:taIdentRef="http://example.org/kyiv" its:taSource="wiki" its:taIdent="kyiv">Kyiv</mrk></source></segment>',
    ],
  },
  element: {
    on: ["@its", "its:provenanceRecord"],
    check({ key, tag, start }, report) {
      // The attributes of a record have no prefix.
      const has = (name: string): boolean =>
        (key === "its:provenanceRecord" ? attribute(tag, name) : qualified(tag, `its:${name}`)) !== undefined;
      for (const name of PAIRS)
        if (has(name) && has(`${name}Ref`)) report(start, `<${tag.name}> has ${name} and ${name}Ref.`);
      for (const [name, others] of EXCLUDES) {
        if (qualified(tag, name) === undefined) continue;
        const other = others.find((each) => qualified(tag, each) !== undefined);
        if (other !== undefined) report(start, `<${tag.name}> has ${name} and ${other}.`);
      }
    },
  },
};
