import type { XmlTag } from "../../../xml/scan.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V1 } from "../rule.ts";
import { textsOf } from "../trans-unit.ts";

const PAIRS = [
  ["bpt", "ept"],
  ["bx", "ex"],
] as const;

function nameOf(tag: XmlTag): string {
  return attribute(tag, "rid") ?? attribute(tag, "id") ?? "";
}

/** After 1.2, `<bpt>`, `<ept>`, `<bx>` and `<ex>`. */
export const pairedCodes: Rule = {
  id: "paired-codes",
  summary:
    "Where they have no rid, <bpt> and <ept>, and <bx> and <ex>, that belong together have the same id.",
  advice: "Add the other half, or use <it> for a code that stands alone.",
  severity: "warning",
  versions: V1,
  source: "1.2, <bpt>, <ept>, <bx> and <ex>",
  examples: {
    good: ['<source><bpt id="1">[</bpt>Kyiv<ept id="1">]</ept></source>'],
    bad: ['<source>Kyiv<ept id="1">]</ept></source>', '<source><bx id="1"/>Kyiv</source>'],
  },
  transUnit(unit, report) {
    for (const { inlines } of [unit, ...unit.alternatives].flatMap(textsOf)) {
      if (inlines.length === 0) continue;
      for (const [first, last] of PAIRS) {
        const halves = (name: string) =>
          new Set(inlines.filter(({ tag }) => tag.local === name).map(({ tag }) => nameOf(tag)));
        const starts = halves(first);
        const ends = halves(last);
        for (const { tag, start } of inlines) {
          const name = nameOf(tag);
          if (tag.local === first && !ends.has(name)) report(start, `<${tag.name}> '${name}' has no end.`);
          if (tag.local === last && !starts.has(name) && attribute(tag, "rid") === undefined) {
            report(start, `<${tag.name}> '${name}' has no start.`);
          }
        }
      }
    }
  },
};
