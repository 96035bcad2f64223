import attributes from "../html/attributes.json" with { type: "json" };
import { createVocabulary, type Vocabulary, type VocabularyData, type XmlOptions } from "./vocabulary.ts";
import data from "./xhtml.json" with { type: "json" };

const ELEMENTS = data.elements as VocabularyData["elements"]; // the import loses the names of kinds

/** With the attributes that the HTML format reads. */
const XHTML: VocabularyData = {
  ...data,
  attributes: attributes.everywhere,
  elements: {
    ...ELEMENTS,
    ...Object.fromEntries(
      Object.entries(attributes.elements).flatMap(([name, own]) => {
        const rule = ELEMENTS[name];
        return rule === undefined ? [] : [[name, { ...rule, attributes: own }]];
      }),
    ),
  },
};

/** The elements of HTML where it stands in XML, with a team's changes. */
export function xhtmlVocabulary(options: XmlOptions | undefined): Vocabulary {
  return createVocabulary(XHTML, options);
}
