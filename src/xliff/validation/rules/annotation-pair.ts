import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";
import { described, type InlineElement, isTranslated } from "../scope.ts";

/** After 2.x, `<sm>` and `<em>`. */
export const annotationPair: Rule = {
  id: "annotation-pair",
  summary: "Every <sm> has one <em> behind it in the unit, and every <em> its <sm> before it.",
  advice: "Add the other half, or remove this one.",
  severity: "error",
  versions: V2,
  source: "2.x, <sm> and <em>",
  examples: {
    good: ['<segment><source><sm id="m1" type="term"/>Kyiv<em startRef="m1"/></source></segment>'],
    bad: [
      '<segment><source><sm id="m1" type="term"/>Kyiv</source></segment>',
      '<segment><source>Kyiv<em startRef="m1"/></source></segment>',
      '<segment><source><sm id="m1" type="term"/>Kyiv<em startRef="m1"/> city<em startRef="m1"/></source></segment>',
    ],
  },
  scope(scope, report) {
    for (const side of ["source", "target"] as const) {
      // Where translation goes on, the other half may still be to come.
      if (side === "target" && !isTranslated(scope)) continue;
      const open = new Map<string, InlineElement>();
      const closed = new Set<string>();
      for (const inline of scope.inlines[side]) {
        const start = attribute(inline.element.tag, "startRef");
        if (inline.kind === "sm" && inline.id !== undefined) open.set(inline.id, inline);
        // Without a startRef, that is what is missing.
        if (inline.kind !== "em" || start === undefined) continue;
        if (closed.has(start))
          report(inline.element, `There is more than one end for the start marker '${start}'.`);
        else if (!open.has(start))
          report(inline.element, `There is no start marker '${start}' before this end.`);
        closed.add(start);
      }
      for (const [id, inline] of open) {
        if (!closed.has(id)) report(inline.element, `${described(inline)} has no end in its unit.`);
      }
    }
  },
};
