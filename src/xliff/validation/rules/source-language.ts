import { inherited, isLanguage } from "../languages.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, `<source>`. */
export const sourceLanguage: Rule = {
  id: "source-language",
  summary: "The xml:lang that holds for a source is the srcLang of the document.",
  advice: "Remove xml:lang, or correct it.",
  severity: "error",
  versions: V2,
  source: "2.x, <source>",
  examples: {
    good: ['<segment><source xml:lang="en">Kyiv</source><target xml:lang="fr">Kiev</target></segment>'],
    bad: [
      '<segment><source xml:lang="ja">Kyiv</source><target>Kiev</target></segment>',
      '<unit id="u1" xml:lang="ja"><segment><source>Kyiv</source><target>Kiev</target></segment></unit>',
    ],
  },
  element: {
    on: ["source"],
    check({ tag, element, above, facts }, report) {
      const parent = above.at(-1)?.key;
      if (parent !== "segment" && parent !== "ignorable") return;
      const language = attribute(tag, "xml:lang") ?? inherited("xml:lang", above);
      const expected = facts.sourceLanguage;
      if (!element || language === undefined || expected === null || isLanguage(language, expected)) return;
      report(element, `The language of this source is '${language}', but srcLang is '${expected}'.`);
    },
  },
};
