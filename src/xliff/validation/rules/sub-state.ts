import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, subState. */
export const subState: Rule = {
  id: "sub-state",
  summary: "A subState has a prefix and a value, and stands beside state.",
  advice: 'Write state too, and the subState as in "my:value".',
  severity: "error",
  versions: V2,
  source: "2.x, subState",
  examples: {
    good: ['<segment state="initial" subState="my:new"><source/></segment>'],
    bad: [
      '<segment subState="my:new"><source/></segment>',
      '<segment state="initial" subState="new"><source/></segment>',
    ],
  },
  element: {
    on: ["segment"],
    check({ tag, start }, report) {
      const value = attribute(tag, "subState");
      if (value === undefined) return;
      if (attribute(tag, "state") === undefined) report(start, "The segment has subState, but no state.");
      if (!/^[^\s:]+:[^\s]+$/.test(value)) report(start, `The subState '${value}' has no prefix.`);
    },
  },
};
