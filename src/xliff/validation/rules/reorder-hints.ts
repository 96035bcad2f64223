import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, canReorder. */
export const reorderHints: Rule = {
  id: "reorder-hints",
  summary: 'A code with canReorder no or firstNo has canCopy="no" and canDelete="no" too.',
  advice: 'Write canCopy="no" canDelete="no" at the code.',
  severity: "error",
  versions: V2,
  source: "2.x, canReorder",
  examples: {
    good: [
      '<segment><source><ph id="1" canReorder="firstNo" canCopy="no" canDelete="no"/></source></segment>',
    ],
    bad: [
      '<segment><source><ph id="1" canReorder="firstNo" canCopy="no"/></source></segment>',
      '<segment><source><ph id="1" canReorder="firstNo"/></source></segment>',
    ],
  },
  element: {
    on: ["ph", "pc", "sc", "ec"],
    check({ tag, start }, report) {
      const reorder = attribute(tag, "canReorder");
      if (reorder !== "no" && reorder !== "firstNo") return;
      if (attribute(tag, "canCopy") === "no" && attribute(tag, "canDelete") === "no") return;
      report(start, `<${tag.name}> has canReorder="${reorder}", but not canCopy="no" and canDelete="no".`);
    },
  },
};
