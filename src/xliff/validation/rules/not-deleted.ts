import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";
import { described, type InlineElement } from "../scope.ts";

/** A pair in one element is both its start and its end. */
function halvesOf({ kind, id, element }: InlineElement): readonly string[] {
  const start = attribute(element.tag, "startRef");
  if (start !== undefined) return [`end ${start}`];
  return kind === "pc" ? [`start ${id}`, `end ${id}`] : [`start ${id}`];
}

/** After 2.x, canDelete. */
export const notDeleted: Rule = {
  id: "not-deleted",
  summary: 'Codes with canDelete="no" are in a target of their unit, if their segment has one.',
  advice: "Put the code into the target.",
  severity: "error",
  versions: V2,
  source: "2.x, canDelete",
  examples: {
    good: [
      '<segment><source><ph id="1" canDelete="no"/>Kyiv</source><target>Kiev<ph id="1" canDelete="no"/></target></segment>',
      '<segment><source><ph id="1" canDelete="no"/>Kyiv</source></segment>',
    ],
    bad: ['<segment><source><ph id="1" canDelete="no"/>Kyiv</source><target>Kiev</target></segment>'],
  },
  scope(scope, report) {
    // A match is what once was translated, not a translation of this unit.
    if (scope.kind === "match") return;
    let kept: Set<string> | null = null;
    for (const { source, target } of scope.passages) {
      if (!target) continue;
      for (const inline of source?.inlines ?? []) {
        if (attribute(inline.element.tag, "canDelete") !== "no") continue;
        kept ??= new Set(scope.inlines.target.flatMap(halvesOf));
        if (halvesOf(inline).some((half) => !kept?.has(half))) {
          report(target.element, `The target has no ${described(inline)}, which must not be deleted.`);
        }
      }
    }
  },
};
