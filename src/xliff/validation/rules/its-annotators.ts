import table from "../its.json" with { type: "json" };
import { qualified } from "../lookup.ts";
import { type Rule, V2_ITS } from "../rule.ts";

const CATEGORIES = new Set(table.categories);

/** After 2.1, ITS module, annotatorsRef. */
export const itsAnnotators: Rule = {
  id: "its-annotators",
  summary: "An annotatorsRef is a list of a data category, a | and a reference, each category once.",
  advice: 'Write it as in "mt-confidence|tools.xml#t1 text-analysis|http://example.org/tool".',
  severity: "error",
  versions: V2_ITS,
  source: "2.1, ITS module, annotatorsRef",
  examples: {
    good: [
      '<segment><source><mrk id="m1" its:version="2.0" its:annotatorsRef="mt-confidence|tools.xml">Kyiv</mrk></source></segment>',
    ],
    bad: [
      '<segment><source><mrk id="m1" its:version="2.0" its:annotatorsRef="quality|tools.xml">Kyiv</mrk></source></segment>',
      '<segment><source><mrk id="m1" its:version="2.0" its:annotatorsRef="mt-confidence | tools.xml">Kyiv</mrk></source></segment>',
      '<segment><source><mrk id="m1" its:version="2.0" its:annotatorsRef="mt-confidence|a mt-confidence|b">Kyiv</mrk></source></segment>',
    ],
  },
  element: {
    on: ["@its"],
    check({ tag, start }, report) {
      const value = qualified(tag, "its:annotatorsRef");
      if (value === undefined) return;
      const seen = new Set<string>();
      for (const part of value.trim().split(/\s+/)) {
        const [category = "", reference] = part.split("|");
        if (!CATEGORIES.has(category)) report(start, `ITS has no data category '${category}'.`);
        else if (reference === undefined || reference === "")
          report(start, `There is no reference beside '${category}'.`);
        else if (seen.has(category)) report(start, `The data category '${category}' occurs twice.`);
        seen.add(category);
      }
    },
  },
};
