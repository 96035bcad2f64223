import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";
import { isDeclaration } from "../vocabulary.ts";

/** After 2.x, Translate annotation. */
export const translateAnnotation: Rule = {
  id: "translate-annotation",
  summary: "An annotation that is generic, or has no type, says whether to translate.",
  advice: 'Add translate="no" or "yes", or the type that is meant.',
  severity: "warning",
  versions: V2,
  source: "2.x, Translate annotation",
  examples: {
    good: ['<segment><source><mrk id="m1" translate="no">Kyiv</mrk></source></segment>'],
    bad: ['<segment><source><mrk id="m1">Kyiv</mrk></source></segment>'],
  },
  element: {
    on: ["mrk", "sm"],
    check({ tag, start }, report) {
      const type = attribute(tag, "type") ?? "generic";
      // An annotation of a module or extension is generic too.
      const isOthers = tag.attributes.some((each) => each.uri !== "" && !isDeclaration(each));
      if (type === "generic" && attribute(tag, "translate") === undefined && !isOthers) {
        report(start, `<${tag.name}> does not say what it is for.`);
      }
    },
  },
};
