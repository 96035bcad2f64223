import { type Rule, V2 } from "../rule.ts";

const SAYING = new Set(["translation", "definition"]);

/** After 2.x, Glossary module, `<glossEntry>`. */
export const glossaryEntry: Rule = {
  id: "glossary-entry",
  summary: "A glossary entry has a translation or a definition.",
  advice: "Add a translation or a definition, or remove the entry.",
  severity: "error",
  versions: V2,
  source: "2.x, Glossary module, <glossEntry>",
  examples: {
    good: [
      '<gls:glossary><gls:glossEntry id="g1"><gls:term>Kyiv</gls:term><gls:translation id="g2">Kiev</gls:translation></gls:glossEntry></gls:glossary>',
    ],
    bad: ["<gls:glossary><gls:glossEntry><gls:term>Kyiv</gls:term></gls:glossEntry></gls:glossary>"],
  },
  element: {
    on: ["gls:glossEntry"],
    check({ tag, start, children }, report) {
      const says = children().some((child) => child.tag.uri === tag.uri && SAYING.has(child.tag.local));
      if (!says) report(start, "The entry has neither a translation nor a definition.");
    },
  },
};
