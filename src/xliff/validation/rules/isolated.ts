import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";
import { described } from "../scope.ts";

/** After 2.x, isolated. */
export const isolated: Rule = {
  id: "isolated",
  summary: "A code is isolated only where its other half is in another unit.",
  advice: 'Remove isolated="yes".',
  severity: "error",
  versions: V2,
  source: "2.x, isolated",
  examples: {
    good: ['<segment><source><sc id="1" isolated="yes"/>Kyiv</source></segment>'],
    bad: ['<segment><source><sc id="1" isolated="yes"/>Kyiv<ec startRef="1"/></source></segment>'],
  },
  scope(scope, report) {
    for (const side of ["source", "target"] as const) {
      const inlines = scope.inlines[side];
      const ended = new Set(
        inlines
          .map(({ element }) => element)
          .filter(({ tag }) => tag.local === "ec")
          .map(({ tag }) => attribute(tag, "startRef")),
      );
      for (const inline of inlines) {
        if (
          inline.kind !== "sc" ||
          inline.id === undefined ||
          attribute(inline.element.tag, "isolated") !== "yes"
        )
          continue;
        if (ended.has(inline.id))
          report(inline.element, `${described(inline)} is isolated, but its end is in the same unit.`);
      }
    }
  },
};
