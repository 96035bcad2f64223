import { isLanguage } from "../languages.ts";
import { attribute } from "../lookup.ts";
import { type Rule, V1 } from "../rule.ts";
import type { Text12 } from "../trans-unit.ts";

/** After 1.2, xml:lang of `<source>` and `<target>`. */
export const textLanguage: Rule = {
  id: "text-language",
  summary:
    "The xml:lang of a source or target of a unit is the source-language or target-language of its file.",
  advice: "Remove xml:lang, or correct it.",
  severity: "warning",
  versions: V1,
  source: "1.2, xml:lang of <source> and <target>",
  examples: {
    good: ['<source xml:lang="en">Kyiv</source><target xml:lang="fr">Kiev</target>'],
    bad: ['<source xml:lang="ja">Kyiv</source>', '<source>Kyiv</source><target xml:lang="ja">Kiev</target>'],
  },
  transUnit({ source, segSource, targets }, report, above) {
    const file = above.find(({ key }) => key === "file");
    if (!file) return;
    const compare = (text: Text12 | null, name: string): void => {
      const language = text && attribute(text.element.tag, "xml:lang");
      const expected = attribute(file.tag, name);
      if (!text || !language || !expected || isLanguage(language, expected) || isLanguage(expected, language))
        return;
      report(text.element, `The language here is '${language}', but ${name} is '${expected}'.`);
    };
    compare(source, "source-language");
    compare(segSource, "source-language");
    for (const target of targets) compare(target, "target-language");
  },
};
