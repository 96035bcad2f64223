import { type Rule, V2 } from "../rule.ts";
import { familyOf } from "../scope.ts";

/** After 2.x, id of inline elements. */
export const targetInlineId: Rule = {
  id: "target-inline-id",
  summary:
    "An inline element of a target has the id of the same code in the source, or one that is new in its unit.",
  advice: "Give it the id of its code in the source.",
  severity: "error",
  versions: V2,
  source: "2.x, id of inline elements",
  examples: {
    good: [
      '<segment><source><ph id="1"/></source><target><ph id="1"/></target></segment>',
      '<segment><source><pc id="1">Kyiv</pc></source><target><sc id="1"/>Kiev<ec startRef="1"/></target></segment>',
    ],
    bad: [
      '<segment><source><ph id="1"/></source><target><pc id="1">Kiev</pc></target></segment>',
      '<segment><source><ph id="1"/></source><target><ph id="1"/><ph id="1"/></target></segment>',
    ],
  },
  scope({ passages }, report) {
    const known = new Map<string, string>();
    for (const { kind, id, element, source } of passages) {
      if (kind !== "match" && id !== undefined) known.set(id, element.tag.local);
      for (const inline of source?.inlines ?? [])
        if (inline.id !== undefined) known.set(inline.id, inline.kind);
    }
    const seen = new Set<string>();
    for (const { target } of passages) {
      for (const { id, kind, element } of target?.inlines ?? []) {
        if (id === undefined) continue;
        const same = known.get(id);
        if (seen.has(id))
          report(element, `The id '${id}' of <${element.tag.name}> occurs before in the targets.`);
        else if (same !== undefined && familyOf(same) !== familyOf(kind)) {
          report(element, `The id '${id}' of <${element.tag.name}> is that of a <${same}> in the unit.`);
        }
        seen.add(id);
      }
    }
  },
};
