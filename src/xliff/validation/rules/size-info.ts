import { qualified } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, Size and Length Restriction module, sizeInfo and sizeInfoRef. */
export const sizeInfo: Rule = {
  id: "size-info",
  summary: "An element has either sizeInfo or sizeInfoRef.",
  advice: "Keep one of them.",
  severity: "error",
  versions: V2,
  source: "2.x, Size and Length Restriction module, sizeInfo and sizeInfoRef",
  examples: {
    good: ['<segment><source><ph id="1" slr:sizeInfo="4"/></source></segment>'],
    bad: [
      '<unit id="u1"><slr:data profile="xliff:codepoints"><my:size id="z1"/></slr:data><segment><source><ph id="1" slr:sizeInfo="4" slr:sizeInfoRef="z1"/></source></segment></unit>',
    ],
  },
  element: {
    on: ["@slr"],
    check({ tag, start }, report) {
      if (qualified(tag, "slr:sizeInfo") === undefined || qualified(tag, "slr:sizeInfoRef") === undefined)
        return;
      report(start, `<${tag.name}> has sizeInfo and sizeInfoRef.`);
    },
  },
};
