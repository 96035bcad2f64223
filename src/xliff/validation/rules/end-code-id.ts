import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, `<ec>`. */
export const endCodeId: Rule = {
  id: "end-code-id",
  summary: "An <ec> has startRef where its <sc> is in the unit; where it is isolated, it has id instead.",
  advice:
    'Write startRef with the id of its <sc>; or id and isolated="yes" where the <sc> is in another unit.',
  severity: "error",
  versions: V2,
  source: "2.x, <ec>",
  examples: {
    good: [
      '<segment><source><sc id="1"/>Kyiv<ec startRef="1"/></source></segment>',
      '<segment><source>Kyiv<ec id="1" isolated="yes"/></source></segment>',
    ],
    bad: [
      '<segment><source>Kyiv<ec id="1"/></source></segment>',
      '<segment><source>Kyiv<ec startRef="1" isolated="yes"/></source></segment>',
    ],
  },
  element: {
    on: ["ec"],
    check({ tag, start }, report) {
      const isolated = attribute(tag, "isolated") === "yes";
      const id = attribute(tag, "id") !== undefined;
      const reference = attribute(tag, "startRef") !== undefined;
      if (isolated && (!id || reference))
        report(start, `<${tag.name}> is isolated and has ${reference ? "startRef" : "no id"}.`);
      if (!isolated && (id || !reference))
        report(start, `<${tag.name}> is not isolated and has ${id ? "an id" : "no startRef"}.`);
    },
  },
};
