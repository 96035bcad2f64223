import { createVocabulary, type Vocabulary, type VocabularyData, type XmlOptions } from "./vocabulary.ts";
import data from "./xhtml.json" with { type: "json" };

/** The elements of HTML where it stands in XML, with a team's changes. */
export function xhtmlVocabulary(options: XmlOptions | undefined): Vocabulary {
  return createVocabulary(data as VocabularyData, options); // the import loses the names of kinds
}
