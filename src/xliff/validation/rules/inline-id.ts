import type { XmlElement } from "../../../xml/tree.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, id of `<segment>`, `<ignorable>` and inline elements. */
export const inlineId: Rule = {
  id: "inline-id",
  summary: "Segments, ignorables and the inline elements of sources have ids that occur once in their unit.",
  advice: "Give one of them another id, in the source and in the target.",
  severity: "error",
  versions: V2,
  source: "2.x, id of <segment>, <ignorable> and inline elements",
  examples: {
    good: [
      '<segment><source><ph id="1"/> and <ph id="2"/></source></segment>',
      '<segment><source><ph id="1"/></source><target><ph id="1"/></target></segment>',
    ],
    bad: [
      '<segment><source><ph id="1"/> and <ph id="1"/></source></segment>',
      '<segment id="s1"><source><ph id="s1"/></source></segment>',
    ],
  },
  scope({ passages }, report) {
    const seen = new Set<string>();
    const note = (id: string | undefined, element: XmlElement): void => {
      if (id === undefined) return;
      if (seen.has(id))
        report(element, `The id '${id}' of <${element.tag.name}> occurs before in the same unit.`);
      seen.add(id);
    };
    for (const { kind, id, element, source } of passages) {
      // A match's own id belongs to the list of matches.
      if (kind !== "match") note(id, element);
      for (const inline of source?.inlines ?? []) note(inline.id, inline.element);
    }
  },
};
