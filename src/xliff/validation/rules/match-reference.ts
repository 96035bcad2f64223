import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";
import { spanOf } from "../spans.ts";

/** After 2.x, Translation Candidates module, ref. */
export const matchReference: Rule = {
  id: "match-reference",
  summary: "A match refers to a segment or an annotation of its unit.",
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
      '<unit id="u1"><mtc:matches><mtc:match ref="s1"><source>Kyiv</source><target>Kiev</target></mtc:match></mtc:matches><segment id="s1"><source>Kyiv</source></segment></unit>',
      '<unit id="u1"><mtc:matches><mtc:match ref="#u1"><source>Kyiv</source><target>Kiev</target></mtc:match></mtc:matches><segment id="s1"><source>Kyiv</source></segment></unit>',
    ],
  },
  scope({ unit, element }, report) {
    const reference = unit && attribute(element.tag, "ref");
    if (!unit || reference === undefined || reference === null) return;
    const id = spanOf(reference, unit);
    if (id === null || !unit.spans().has(id))
      report(element, `'${reference}' is no span of text in the unit.`);
  },
};
