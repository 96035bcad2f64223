import { parseFragment } from "../fragments.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, Fragment identification. */
export const fragment: Rule = {
  id: "fragment",
  summary: "A reference within the document is a fragment identifier as the version has them.",
  advice:
    "Write it as #f=file/g=group/u=unit/… with the parts that are needed, in this order, and one id at the end.",
  severity: "error",
  versions: V2,
  source: "2.x, Fragment identification",
  examples: {
    good: ['<segment><source><mrk id="m1" type="my:see" ref="#f=f1/u=u1/m1">Kyiv</mrk></source></segment>'],
    bad: [
      '<segment><source><mrk id="m1" type="my:see" ref="#u=u1/f=f1/m1">Kyiv</mrk></source></segment>',
      '<segment><source><mrk id="m1" type="my:see" ref="#a1/a2">Kyiv</mrk></source></segment>',
      '<segment><source><mrk id="m1" type="my:see" ref="#z=a1">Kyiv</mrk></source></segment>',
    ],
  },
  element: {
    on: ["mrk", "sm", "note", "mtc:match", "gls:glossEntry", "gls:translation"],
    check({ tag, start }, report) {
      const reference = attribute(tag, "ref");
      if (!reference?.startsWith("#")) return;
      const problem = parseFragment(reference);
      if (typeof problem === "string")
        report(start, `The reference '${reference}' is not right: ${problem}.`);
    },
  },
};
