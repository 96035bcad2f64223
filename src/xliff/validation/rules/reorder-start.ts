import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";
import { described, isCode, isTranslated } from "../scope.ts";

const NOTHING: ReadonlySet<string | undefined> = new Set();

/** After 2.x, Inline codes editing hints, non-reorderable sequences. */
export const reorderStart: Rule = {
  id: "reorder-start",
  summary: 'A code with canReorder="no" follows one with firstNo or no.',
  advice: "Write firstNo at the first code of the sequence.",
  severity: "error",
  versions: V2,
  source: "2.x, Inline codes editing hints, non-reorderable sequences",
  examples: {
    good: [
      '<segment><source><ph id="1" canReorder="firstNo" canCopy="no" canDelete="no"/><ph id="2" canReorder="no" canCopy="no" canDelete="no"/></source></segment>',
    ],
    bad: [
      '<segment><source><ph id="1" canReorder="no" canCopy="no" canDelete="no"/></source></segment>',
      '<segment><source/><target><ph id="1" canReorder="no" canCopy="no" canDelete="no"/></target></segment>',
    ],
  },
  scope(scope, report) {
    for (const side of ["source", "target"] as const) {
      // Where translation goes on, the first code of a sequence may still be to come.
      if (side === "target" && !isTranslated(scope)) continue;
      let inSequence = false;
      // Codes of the source are held to their place there by another rule.
      const known = side === "target" ? new Set(scope.inlines.source.map(({ id }) => id)) : NOTHING;
      for (const inline of scope.inlines[side]) {
        if (!isCode(inline)) continue;
        const reorder = attribute(inline.element.tag, "canReorder") ?? "yes";
        // The end of a pair has the value that its start lays down.
        const isEnd = inline.kind === "ec" && attribute(inline.element.tag, "startRef") !== undefined;
        if (reorder === "no" && !inSequence && !isEnd && !known.has(inline.id)) {
          report(
            inline.element,
            `${described(inline)} has canReorder="no", but no sequence begins before it.`,
          );
        }
        inSequence = reorder !== "yes";
      }
    }
  },
};
