import { attribute, qualified } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, Size and Length Restriction module, equivStorage, sizeInfo and sizeInfoRef. */
export const sizeIsolated: Rule = {
  id: "size-isolated",
  summary: "An <ec> has size attributes only where it is isolated; otherwise its <sc> has them.",
  advice: "Move the attribute to the <sc>.",
  severity: "error",
  versions: V2,
  source: "2.x, Size and Length Restriction module, equivStorage, sizeInfo and sizeInfoRef",
  examples: {
    good: ['<segment><source><sc id="1" slr:equivStorage="7"/>Kyiv<ec startRef="1"/></source></segment>'],
    bad: ['<segment><source><sc id="1"/>Kyiv<ec startRef="1" slr:equivStorage="7"/></source></segment>'],
  },
  element: {
    on: ["@slr"],
    check({ key, tag, start }, report) {
      if (key !== "ec" || attribute(tag, "isolated") === "yes") return;
      for (const name of ["equivStorage", "sizeInfo", "sizeInfoRef"]) {
        if (qualified(tag, `slr:${name}`) !== undefined)
          report(start, `<${tag.name}> has ${name}, but is not isolated.`);
      }
    },
  },
};
