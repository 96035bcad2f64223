import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

const DONE = new Set(["translated", "reviewed", "final"]);

/** After 2.x, state. */
export const stateTarget: Rule = {
  id: "state-target",
  summary: "A segment that is translated, reviewed or final has a target.",
  advice: "Add the target, or set the state to initial.",
  severity: "error",
  versions: V2,
  source: "2.x, state",
  examples: {
    good: [
      '<segment state="final"><source>Kyiv</source><target>Kiev</target></segment>',
      '<segment state="initial"><source>Kyiv</source></segment>',
    ],
    bad: ['<segment state="translated"><source>Kyiv</source></segment>'],
  },
  scope({ passages }, report) {
    for (const { kind, element, target } of passages) {
      const state = attribute(element.tag, "state") ?? "initial";
      if (kind === "segment" && target === null && DONE.has(state)) {
        report(element, `The segment is ${state}, but has no target.`);
      }
    }
  },
};
