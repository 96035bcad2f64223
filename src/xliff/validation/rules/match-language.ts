import { isLanguage } from "../languages.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, Translation Candidates module, reference. */
export const matchLanguage: Rule = {
  id: "match-language",
  summary: "The xml:lang of a match is that of the document; only a target for reference may have another.",
  advice: 'Remove xml:lang, or write reference="yes".',
  severity: "error",
  versions: V2,
  source: "2.x, Translation Candidates module, reference",
  examples: {
    good: [
      '<unit id="u1"><mtc:matches><mtc:match ref="#s1"><source>Kyiv</source><target xml:lang="fr">Kiev</target></mtc:match></mtc:matches><segment id="s1"><source>Kyiv</source></segment></unit>',
      '<unit id="u1"><mtc:matches><mtc:match ref="#s1" reference="yes"><source>Kyiv</source><target xml:lang="it">Kiev</target></mtc:match></mtc:matches><segment id="s1"><source>Kyiv</source></segment></unit>',
    ],
    bad: [
      '<unit id="u1"><mtc:matches><mtc:match ref="#s1"><source>Kyiv</source><target xml:lang="it">Kiev</target></mtc:match></mtc:matches><segment id="s1"><source>Kyiv</source></segment></unit>',
    ],
  },
  element: {
    on: ["mtc:match"],
    check({ tag, children, facts }, report) {
      const compare = (local: string, expected: string | null): void => {
        const text = children().find(
          (child) => child.tag.local === local && child.tag.uri === facts.vocabulary.core,
        );
        const language = text && attribute(text.tag, "xml:lang");
        if (!text || language === undefined || expected === null || isLanguage(language, expected)) return;
        report(text, `The language of this ${local} is '${language}', expected '${expected}'.`);
      };
      compare("source", facts.sourceLanguage);
      if (attribute(tag, "reference") !== "yes") compare("target", facts.targetLanguage);
    },
  },
};
