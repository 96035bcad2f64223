import { attribute } from "../lookup.ts";
import { type Rule, V1 } from "../rule.ts";
import { textsOf } from "../trans-unit.ts";

const PAIRS = [
  ["bpt", "ept"],
  ["bx", "ex"],
] as const;

/** After 1.2, rid. */
export const codeReference: Rule = {
  id: "code-reference",
  summary: "In a source or target every rid of <ept> or <ex> is that of one <bpt> or <bx>.",
  advice: "Correct the rid, or add the other half.",
  severity: "error",
  versions: V1,
  source: "1.2, rid",
  examples: {
    good: ['<source><bpt id="1" rid="1">[</bpt>Kyiv<ept id="2" rid="1">]</ept></source>'],
    bad: [
      '<source>Kyiv<ept id="2" rid="9">]</ept></source>',
      '<source><bx id="1" rid="1"/><bx id="2" rid="1"/>Kyiv<ex id="3" rid="1"/></source>',
    ],
  },
  transUnit(unit, report) {
    for (const { inlines } of [unit, ...unit.alternatives].flatMap(textsOf)) {
      if (inlines.length === 0) continue;
      for (const [first, last] of PAIRS) {
        const open = new Set<string>();
        for (const { tag, start } of inlines) {
          const reference = tag.local === first ? attribute(tag, "rid") : undefined;
          if (reference === undefined) continue;
          if (open.has(reference)) report(start, `Two <${first}> have the rid '${reference}'.`);
          open.add(reference);
        }
        for (const { tag, start } of inlines) {
          const reference = tag.local === last ? attribute(tag, "rid") : undefined;
          if (reference !== undefined && !open.has(reference))
            report(start, `There is no <${first}> with the rid '${reference}'.`);
        }
      }
    }
  },
};
