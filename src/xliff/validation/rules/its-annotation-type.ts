import table from "../its.json" with { type: "json" };
import { attribute, qualified } from "../lookup.ts";
import { type Rule, V2_ITS } from "../rule.ts";

/** After 2.1, ITS module, annotations. */
export const itsAnnotationType: Rule = {
  id: "its-annotation-type",
  summary: "An annotation with ITS attributes has the type its:generic or none.",
  advice: 'Write type="its:generic".',
  severity: "error",
  versions: V2_ITS,
  source: "2.1, ITS module, annotations",
  examples: {
    good: [
      '<segment><source><mrk id="m1" its:version="2.0" type="its:generic" its:taClassRef="http://example.org/place">Kyiv</mrk></source></segment>',
    ],
    bad: [
      '<segment><source><mrk id="m1" its:version="2.0" type="comment" value="City" its:taClassRef="http://example.org/place">Kyiv</mrk></source></segment>',
    ],
  },
  element: {
    on: ["@its", "@itsm"],
    check({ key, tag, start }, report) {
      const type = attribute(tag, "type") ?? "its:generic";
      if ((key !== "mrk" && key !== "sm") || type === "its:generic") return;
      const name = table.generic.find((each) => qualified(tag, each) !== undefined);
      if (name !== undefined) report(start, `<${tag.name}> has ${name}, but the type '${type}'.`);
    },
  },
};
