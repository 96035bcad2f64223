import { inherited } from "../languages.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, xml:space. */
export const whiteSpace: Rule = {
  id: "white-space",
  summary: "A target treats white space as its source does.",
  advice: "Give both the same xml:space.",
  severity: "error",
  versions: V2,
  source: "2.x, xml:space",
  examples: {
    good: [
      '<segment><source xml:space="preserve">Kyiv</source><target xml:space="preserve">Kiev</target></segment>',
    ],
    bad: ['<segment><source xml:space="preserve">Kyiv</source><target>Kiev</target></segment>'],
  },
  element: {
    on: ["segment", "ignorable"],
    check(visit, report) {
      const named = (local: string) => visit.children().find(({ tag }) => tag.local === local);
      const source = named("source");
      const target = named("target");
      if (!source || !target) return;
      const one = attribute(source.tag, "xml:space");
      const other = attribute(target.tag, "xml:space");
      if (one === other) return;
      const around = inherited("xml:space", [...visit.above, visit]) ?? "default";
      if ((one ?? around) !== (other ?? around)) {
        report(target, "The target treats white space in another way than its source.");
      }
    },
  },
};
