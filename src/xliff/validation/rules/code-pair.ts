import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";
import { described, type InlineElement, isTranslated } from "../scope.ts";

/** After 2.x, isolated, `<sc>` and `<ec>`. */
export const codePair: Rule = {
  id: "code-pair",
  summary:
    "Every <sc> that is not isolated has one <ec> behind it in the unit, and every such <ec> its <sc> before it.",
  advice: 'Add the other half, or mark this one as isolated="yes" where the other is in another unit.',
  severity: "error",
  versions: V2,
  source: "2.x, isolated, <sc> and <ec>",
  examples: {
    good: ['<segment><source><sc id="1"/>Kyiv<ec startRef="1"/></source></segment>'],
    bad: [
      '<segment><source><sc id="1"/>Kyiv</source></segment>',
      '<segment><source><ec startRef="1"/>Kyiv<sc id="1"/></source></segment>',
      '<segment><source>Kyiv<ec startRef="9"/></source></segment>',
    ],
  },
  scope(scope, report) {
    for (const side of ["source", "target"] as const) {
      // Where translation goes on, the other half may still be to come.
      const complete = side === "source" || isTranslated(scope);
      const open = new Map<string, InlineElement>();
      const closed = new Set<string>();
      for (const inline of scope.inlines[side]) {
        const { kind, id, element } = inline;
        const start = attribute(element.tag, "startRef");
        if (kind === "sc" && id !== undefined) open.set(id, inline);
        if (kind !== "ec" || start === undefined || attribute(element.tag, "isolated") === "yes") continue;
        if (closed.has(start)) report(element, `There is more than one end for the start code '${start}'.`);
        else if (!open.has(start) && complete)
          report(element, `There is no start code '${start}' before this end.`);
        closed.add(start);
      }
      if (!complete) continue;
      for (const [id, inline] of open) {
        if (closed.has(id) || attribute(inline.element.tag, "isolated") === "yes") continue;
        report(inline.element, `${described(inline)} has no end in its unit.`);
      }
    }
  },
};
