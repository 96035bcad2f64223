import type { XmlTag } from "../../../xml/scan.ts";
import table from "../its.json" with { type: "json" };
import { qualified } from "../lookup.ts";
import { type Rule, V2_ITS } from "../rule.ts";

const CONFIDENCES = Object.entries(table.confidences);
const NOTHING: ReadonlySet<string> = new Set();
/** Of each tag once: many elements may stand below one with a long list. */
const categories = new WeakMap<XmlTag, ReadonlySet<string>>();

function categoriesOf(tag: XmlTag): ReadonlySet<string> {
  const value = qualified(tag, "its:annotatorsRef");
  if (value === undefined) return NOTHING;
  const known = categories.get(tag);
  if (known) return known;
  const found = new Set(value.split(/\s+/).map((part) => part.split("|", 1)[0] ?? ""));
  categories.set(tag, found);
  return found;
}

/** After 2.1, ITS module, and ITS 2.0, MT Confidence, Text Analysis and Terminology: a confidence means nothing without who states it. */
export const itsAnnotated: Rule = {
  id: "its-annotated",
  summary:
    "A confidence of the ITS module stands within an annotatorsRef that says which tool it comes from.",
  advice: "Add annotatorsRef with the data category, to the element or one around it.",
  severity: "error",
  versions: V2_ITS,
  source: "2.1, ITS module, mtConfidence, taConfidence and termConfidence",
  examples: {
    good: [
      '<segment><source><mrk id="m1" its:version="2.0" its:mtConfidence="0.9" its:annotatorsRef="mt-confidence|tools.xml">Kyiv</mrk></source></segment>',
      '<unit id="u1" its:version="2.0" its:annotatorsRef="terminology|tools.xml"><segment><source><mrk id="m1" type="term" its:termConfidence="0.9">Kyiv</mrk></source></segment></unit>',
    ],
    bad: [
      '<segment><source><mrk id="m1" its:version="2.0" its:mtConfidence="0.9">Kyiv</mrk></source></segment>',
      '<segment><source><mrk id="m1" its:version="2.0" its:taConfidence="0.9" its:taClassRef="http://example.org/city" its:annotatorsRef="mt-confidence|tools.xml">Kyiv</mrk></source></segment>',
      '<segment><source><mrk id="m1" type="term" its:version="2.0" its:termConfidence="0.9">Kyiv</mrk></source></segment>',
    ],
  },
  element: {
    on: ["@its"],
    check({ tag, start, above }, report) {
      for (const [name, category] of CONFIDENCES) {
        if (qualified(tag, name) === undefined) continue;
        const isAnnotated = [{ tag }, ...above].some((each) => categoriesOf(each.tag).has(category));
        if (!isAnnotated) report(start, `No annotatorsRef says who states the ${name} of <${tag.name}>.`);
      }
    },
  },
};
