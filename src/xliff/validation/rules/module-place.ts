import places from "../module-places.json" with { type: "json" };
import { type Rule, V2 } from "../rule.ts";

const PLACES: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(places));
/** Records that are referred to one by one; and tracks of changes, whose number is not checked here. */
const REPEATED = new Set(["ctr:changeTrack", "its:locQualityIssues", "its:provenanceRecords", "slr:data"]);

/** After 2.x, Constraints of `<file>`, `<group>` and `<unit>`. */
export const modulePlace: Rule = {
  id: "module-place",
  summary: "The element of a module stands where the module may be used, and once in its parent.",
  advice: "Move it to where it belongs, or join it with the other one.",
  severity: "error",
  versions: V2,
  source: "2.x, Constraints of <file>, <group> and <unit>",
  examples: {
    good: [
      '<unit id="u1"><gls:glossary><gls:glossEntry><gls:term>Kyiv</gls:term><gls:definition>A city</gls:definition></gls:glossEntry></gls:glossary><segment><source/></segment></unit>',
    ],
    bad: [
      '<group id="g1"><gls:glossary><gls:glossEntry><gls:term>Kyiv</gls:term><gls:definition>A city</gls:definition></gls:glossEntry></gls:glossary></group>',
    ],
  },
  element: {
    on: ["file", "group", "unit"],
    check({ key, tag, children, facts }, report) {
      const seen = new Set<string>();
      for (const child of children()) {
        const name = facts.vocabulary.keyOf(child.tag) ?? "";
        const places = PLACES.get(name);
        if (!places) continue;
        if (!places.includes(key ?? ""))
          report(child, `<${child.tag.name}> must not stand in <${tag.name}>.`);
        else if (seen.has(name) && !REPEATED.has(name))
          report(child, `<${tag.name}> has more than one <${child.tag.name}>.`);
        seen.add(name);
      }
    },
  },
};
