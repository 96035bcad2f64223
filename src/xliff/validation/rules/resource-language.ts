import { isLanguage } from "../languages.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V2 } from "../rule.ts";

/** After 2.x, Resource Data module, `<source>`. */
export const resourceLanguage: Rule = {
  id: "resource-language",
  summary: "The xml:lang of the source of a resource is the srcLang of the document.",
  advice: "Remove xml:lang, or correct it.",
  severity: "error",
  versions: V2,
  source: "2.x, Resource Data module, <source>",
  examples: {
    good: [
      '<res:resourceData><res:resourceItem mimeType="image/png"><res:source xml:lang="en" href="a.png"/></res:resourceItem></res:resourceData>',
    ],
    bad: [
      '<res:resourceData><res:resourceItem mimeType="image/png"><res:source xml:lang="ja" href="a.png"/></res:resourceItem></res:resourceData>',
    ],
  },
  // Not of the target: valid files of the specification's own test suite have other languages there.
  element: {
    on: ["res:source"],
    check({ tag, start, facts }, report) {
      const language = attribute(tag, "xml:lang");
      if (
        language === undefined ||
        facts.sourceLanguage === null ||
        isLanguage(language, facts.sourceLanguage)
      )
        return;
      report(
        start,
        `The language of this resource is '${language}', but srcLang is '${facts.sourceLanguage}'.`,
      );
    },
  },
};
