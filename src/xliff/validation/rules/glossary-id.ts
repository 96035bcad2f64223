import { childElements } from "../../../xml/tree.ts";
import { duplicatedIds } from "../ids.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, Glossary module, id. */
export const glossaryId: Rule = {
  id: "glossary-id",
  summary: "The entries and translations of a glossary have different ids.",
  advice: "Give one of them another id.",
  severity: "error",
  versions: V2,
  source: "2.x, Glossary module, id",
  examples: {
    good: [
      '<gls:glossary><gls:glossEntry id="g1"><gls:term>Kyiv</gls:term><gls:translation id="g2">Kiev</gls:translation></gls:glossEntry></gls:glossary>',
    ],
    bad: [
      '<gls:glossary><gls:glossEntry id="g1"><gls:term>Kyiv</gls:term><gls:translation id="g1">Kiev</gls:translation></gls:glossEntry></gls:glossary>',
    ],
  },
  element: {
    on: ["gls:glossary"],
    check({ children }, report) {
      const named = children().flatMap((entry) => [
        entry,
        ...childElements(entry).filter(({ tag }) => tag.local === "translation" && tag.uri === entry.tag.uri),
      ]);
      for (const { tag, start } of duplicatedIds(named)) {
        report(start, `The id '${attribute(tag, "id")}' of <${tag.name}> occurs before in the glossary.`);
      }
    },
  },
};
