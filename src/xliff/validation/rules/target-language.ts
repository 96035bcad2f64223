import { inherited, isLanguage } from "../languages.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, `<target>`. */
export const targetLanguage: Rule = {
  id: "target-language",
  summary: "The xml:lang that holds for a target is the trgLang of the document.",
  advice: "Remove xml:lang, or correct it.",
  severity: "error",
  versions: V2,
  source: "2.x, <target>",
  examples: {
    good: ['<segment><source xml:lang="en">Kyiv</source><target xml:lang="fr">Kiev</target></segment>'],
    bad: [
      '<segment><source>Kyiv</source><target xml:lang="ja">Kiev</target></segment>',
      '<unit id="u1" xml:lang="ja"><segment><source>Kyiv</source><target>Kiev</target></segment></unit>',
    ],
  },
  element: {
    on: ["target"],
    check({ tag, element, above, facts }, report) {
      const parent = above.at(-1)?.key;
      if (parent !== "segment" && parent !== "ignorable") return;
      const language = attribute(tag, "xml:lang") ?? inherited("xml:lang", above);
      const expected = facts.targetLanguage;
      if (!element || language === undefined || expected === null || isLanguage(language, expected)) return;
      report(element, `The language of this target is '${language}', but trgLang is '${expected}'.`);
    },
  },
};
