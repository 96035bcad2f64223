import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";
import { described, type InlineElement, type InlineScope, isCode } from "../scope.ts";

interface FixedPlace {
  /** The code before it in the source. */
  readonly before: string;
  /** The pair around it, where that belongs to a sequence too. */
  readonly parent: string | null;
}

/** The places of codes that must stay behind another one. */
function fixedPlaces(scope: InlineScope): ReadonlyMap<string, FixedPlace> {
  const places = new Map<string, FixedPlace>();
  let before: string | null = null;
  for (const inline of scope.inlines.source) {
    if (!isCode(inline)) continue;
    const reorder = attribute(inline.element.tag, "canReorder") ?? "yes";
    const name = nameOf(inline);
    if (reorder === "no" && before !== null) places.set(name, { before, parent: fixedParent(inline) });
    before = reorder === "yes" ? null : name;
  }
  return places;
}

function fixedParent({ parent }: InlineElement): string | null {
  const reorder = parent && attribute(parent.element.tag, "canReorder");
  return parent && (reorder === "no" || reorder === "firstNo") ? nameOf(parent) : null;
}

/** Ends have names of their own; pairs are the same as one element or two. */
function nameOf({ id, element }: InlineElement): string {
  const start = attribute(element.tag, "startRef");
  return start === undefined ? `id ${id}` : `end ${start}`;
}

/** After 2.x, Inline codes editing hints, non-reorderable sequences. */
export const reorderSequence: Rule = {
  id: "reorder-sequence",
  summary: "Codes that must not be reordered follow each other in the target as in the source.",
  advice: "Put the codes into the order of the source.",
  severity: "error",
  versions: V2,
  source: "2.x, Inline codes editing hints, non-reorderable sequences",
  examples: {
    good: [
      '<segment><source><ph id="1" canReorder="firstNo" canCopy="no" canDelete="no"/><ph id="2" canReorder="no" canCopy="no" canDelete="no"/><ph id="3"/></source><target><ph id="3"/><ph id="1" canReorder="firstNo" canCopy="no" canDelete="no"/><ph id="2" canReorder="no" canCopy="no" canDelete="no"/></target></segment>',
    ],
    bad: [
      '<segment><source><ph id="1" canReorder="firstNo" canCopy="no" canDelete="no"/><ph id="2" canReorder="no" canCopy="no" canDelete="no"/><ph id="3"/></source><target><ph id="1" canReorder="firstNo" canCopy="no" canDelete="no"/><ph id="3"/><ph id="2" canReorder="no" canCopy="no" canDelete="no"/></target></segment>',
    ],
  },
  scope(scope, report) {
    // A match is what once was translated, not a translation of this unit.
    if (scope.kind === "match") return;
    const fixed = fixedPlaces(scope);
    if (fixed.size === 0) return;
    let before = "";
    for (const inline of scope.inlines.target) {
      if (!isCode(inline)) continue;
      const name = nameOf(inline);
      const place = fixed.get(name);
      if (place && (place.before !== before || place.parent !== fixedParent(inline))) {
        report(inline.element, `${described(inline)} does not follow the same code as in the source.`);
      }
      before = name;
    }
  },
};
