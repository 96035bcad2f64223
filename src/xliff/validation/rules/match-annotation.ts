import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, Translation Candidates module, annotation. */
export const matchAnnotation: Rule = {
  id: "match-annotation",
  summary: "An annotation of the type mtc:match has no ref.",
  advice: "Remove ref: the match refers to the annotation.",
  severity: "error",
  versions: V2,
  source: "2.x, Translation Candidates module, annotation",
  examples: {
    good: ['<segment><source><mrk id="m1" type="mtc:match">Kyiv</mrk></source></segment>'],
    bad: ['<segment><source><mrk id="m1" type="mtc:match" ref="#m2">Kyiv</mrk></source></segment>'],
  },
  element: {
    on: ["mrk", "sm"],
    check({ tag, start }, report) {
      if (attribute(tag, "type") === "mtc:match" && attribute(tag, "ref") !== undefined) {
        report(start, `<${tag.name}> for a match has ref.`);
      }
    },
  },
};
