import { attribute } from "../lookup.ts";
import { type Rule, V1 } from "../rule.ts";

/** After 1.2, target-language. */
export const targetLanguageNamed: Rule = {
  id: "target-language-named",
  summary: "Where there are targets, target-language or xml:lang says in which language.",
  advice: "Add target-language to the <file>.",
  severity: "warning",
  versions: V1,
  source: "1.2, target-language",
  examples: {
    good: [
      '<file original="a.md" datatype="plaintext" source-language="en" target-language="fr"><body><trans-unit id="t1"><source>Kyiv</source><target>Kiev</target></trans-unit></body></file>',
    ],
    bad: [
      '<file original="a.md" datatype="plaintext" source-language="en"><body><trans-unit id="t1"><source>Kyiv</source><target>Kiev</target></trans-unit></body></file>',
    ],
  },
  transUnit({ targets }, report, above) {
    const file = above.find(({ key }) => key === "file");
    if (!file || attribute(file.tag, "target-language") !== undefined) return;
    const unnamed = targets.find(({ element }) => attribute(element.tag, "xml:lang") === undefined);
    if (unnamed) report(unnamed.element, "Nothing says in which language this target is.");
  },
};
