import { type Rule, V2 } from "../rule.ts";

/** After 2.x, trgLang. */
export const targetLanguageMissing: Rule = {
  id: "target-language-missing",
  summary: "A document with targets says in trgLang which language they are in.",
  advice: "Add trgLang to <xliff>.",
  severity: "error",
  versions: V2,
  source: "2.x, trgLang",
  examples: {
    good: [
      '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr"><file id="f1"><unit id="u1"><segment><source>Kyiv</source><target>Kiev</target></segment></unit></file></xliff>',
    ],
    bad: [
      '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en"><file id="f1"><unit id="u1"><segment><source>Kyiv</source><target>Kiev</target></segment></unit></file></xliff>',
    ],
  },
  scope({ kind, passages }, report, { targetLanguage }) {
    if (kind === "match" || targetLanguage !== null) return;
    const translated = passages.find(({ target }) => target !== null);
    if (translated?.target)
      report(translated.target.element, "There is a target, but <xliff> has no trgLang.");
  },
};
