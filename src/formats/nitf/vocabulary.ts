import {
  createVocabulary,
  type Vocabulary,
  type VocabularyData,
  type XmlOptions,
} from "../xml/vocabulary.ts";
import data from "./vocabulary.json" with { type: "json" };

/** The elements of NITF (DTD 3.6, and the names of version 2 that are still met), with a team's changes. */
export function nitfVocabulary(options: XmlOptions | undefined): Vocabulary {
  return createVocabulary(data as VocabularyData, options); // the import loses the names of kinds
}
