import type { XmlElement } from "../../../xml/tree.ts";
import type { Selector } from "../fragments.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";
import type { InlineScope } from "../scope.ts";
import { leafOf } from "../spans.ts";

/** Tells whether a selector finds something in a unit; what a module or extension has is not looked up. */
function finder(scope: InlineScope): (leaf: Selector) => boolean {
  const idsOf = (elements: readonly XmlElement[]) => new Set(elements.map(({ tag }) => attribute(tag, "id")));
  const notes = idsOf(scope.notes);
  const data = idsOf(scope.data);
  return ({ prefix, id }) => {
    if (prefix === "" || prefix === "t") return scope.spans().has(id);
    return prefix === "n" ? notes.has(id) : prefix === "d" ? data.has(id) : true;
  };
}

/** After 2.x, ref of `<note>`, `<mrk>` and `<sm>`. */
export const referenceTarget: Rule = {
  id: "reference-target",
  summary: "References of notes and annotations to something in their unit find it.",
  advice: "Correct the id.",
  severity: "warning",
  versions: V2,
  source: "2.x, ref of <note>, <mrk> and <sm>",
  examples: {
    good: [
      '<unit id="u1"><segment id="s1"><source><mrk id="m1" type="my:see" ref="#s1">Kyiv</mrk></source></segment></unit>',
    ],
    bad: [
      '<unit id="u1"><segment id="s1"><source><mrk id="m1" type="my:see" ref="#s9">Kyiv</mrk></source></segment></unit>',
    ],
  },
  scope(scope, report) {
    if (scope.kind === "match") return;
    let isThere: ReturnType<typeof finder> | null = null;
    const marks = [...scope.inlines.source, ...scope.inlines.target].map(({ element }) => element);
    for (const { tag, start } of [...scope.notes, ...marks]) {
      const reference = attribute(tag, "ref");
      // What a comment refers to has a rule of its own.
      if (reference === undefined || attribute(tag, "type") === "comment") continue;
      const leaf = leafOf(reference, scope);
      isThere ??= finder(scope);
      if (leaf && !isThere(leaf)) report(start, `'${reference}' points at nothing.`);
    }
  },
};
