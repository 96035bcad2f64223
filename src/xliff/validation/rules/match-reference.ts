import { childElements } from "../../../xml/tree.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";
import type { InlineScope } from "../scope.ts";
import { spanOf } from "../spans.ts";

/** Of each unit once, however many matches it has. */
const known = new WeakMap<InlineScope, ReadonlySet<string>>();

/** Ids of what has no text. Where a segment has the same, which is an error of its own, the segment is meant. */
function placeholders(unit: InlineScope): ReadonlySet<string> {
  const before = known.get(unit);
  if (before) return before;
  const { source, target } = unit.inlines;
  const ids = new Set([...source, ...target].filter(({ kind }) => kind === "ph").map(({ id }) => id ?? ""));
  for (const { tag } of childElements(unit.element)) {
    if (tag.local === "segment") ids.delete(attribute(tag, "id") ?? "");
  }
  known.set(unit, ids);
  return ids;
}

/** After 2.x, Translation Candidates module, ref. */
export const matchReference: Rule = {
  id: "match-reference",
  summary: "A match refers to a segment or an annotation of its unit, not to a placeholder.",
  advice:
    "Write ref as # and the id of the segment or annotation; as #t= and the id for an annotation in a target.",
  severity: "error",
  versions: V2,
  source: "2.x, Translation Candidates module, ref",
  examples: {
    good: [
      '<unit id="u1"><mtc:matches><mtc:match ref="#s1"><source>Kyiv</source><target>Kiev</target></mtc:match></mtc:matches><segment id="s1"><source>Kyiv</source></segment></unit>',
    ],
    bad: [
      '<unit id="u1"><mtc:matches><mtc:match ref="#1"><source>Kyiv</source><target>Kiev</target></mtc:match></mtc:matches><segment id="s1"><source>Kyiv<ph id="1"/></source></segment></unit>',
      '<unit id="u1"><mtc:matches><mtc:match ref="s1"><source>Kyiv</source><target>Kiev</target></mtc:match></mtc:matches><segment id="s1"><source>Kyiv</source></segment></unit>',
      '<unit id="u1"><mtc:matches><mtc:match ref="#u1"><source>Kyiv</source><target>Kiev</target></mtc:match></mtc:matches><segment id="s1"><source>Kyiv</source></segment></unit>',
    ],
  },
  scope({ unit, element }, report) {
    const reference = unit && attribute(element.tag, "ref");
    if (!unit || reference === undefined || reference === null) return;
    const id = spanOf(reference, unit);
    if (id === null || !unit.spans().has(id) || placeholders(unit).has(id))
      report(element, `'${reference}' is no span of text in the unit.`);
  },
};
