import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

const TYPES = new Map([
  ["xlf:lb", "fmt"],
  ["xlf:pb", "fmt"],
  ["xlf:b", "fmt"],
  ["xlf:i", "fmt"],
  ["xlf:u", "fmt"],
  ["xlf:var", "ui"],
]);

/** After 2.x, subType. */
export const subType: Rule = {
  id: "sub-type",
  summary: "A subType stands beside type, and those of XLIFF beside the type that they belong to.",
  advice: "Write type too: ui for xlf:var, fmt for xlf:b, xlf:i, xlf:u, xlf:lb and xlf:pb.",
  severity: "error",
  versions: V2,
  source: "2.x, subType",
  examples: {
    good: [
      '<segment><source><ph id="1" type="fmt" subType="xlf:lb"/></source></segment>',
      '<segment><source><ph id="1" type="ui" subType="xlf:var"/></source></segment>',
    ],
    bad: [
      '<segment><source><ph id="1" subType="my:break"/></source></segment>',
      '<segment><source><ph id="1" type="fmt" subType="xlf:var"/></source></segment>',
      '<segment><source><ph id="1" type="fmt" subType="xlf:bold"/></source></segment>',
    ],
  },
  element: {
    on: ["ph", "pc", "sc", "ec", "mtc:match"],
    check({ key, tag, start }, report) {
      const value = attribute(tag, "subType");
      if (value === undefined) return;
      const type = attribute(tag, "type");
      if (type === undefined) return report(start, `<${tag.name}> has subType, but no type.`);
      if (key === "mtc:match" || !value.startsWith("xlf:")) return;
      const expected = TYPES.get(value);
      if (expected === undefined) report(start, `XLIFF has no subType '${value}'.`);
      else if (type !== expected)
        report(start, `The subType '${value}' does not belong to the type '${type}'.`);
    },
  },
};
