import { attribute } from "../../xml/tree.ts";
import { contextOf } from "../html/attributes.ts";
import { translateOf } from "../html/surroundings.ts";
import { createVocabulary, type Vocabulary, type VocabularyData, type XmlOptions } from "./vocabulary.ts";
import data from "./xhtml.json" with { type: "json" };

const NONE: ReadonlySet<string> = new Set();

/** The elements of HTML where it stands in XML, with the attributes that the HTML format reads, and a team's changes. */
export function xhtmlVocabulary(options: XmlOptions | undefined): Vocabulary {
  return {
    ...createVocabulary(data as VocabularyData, options), // the import loses the names of kinds
    contextOf: (name, { local, attributes }) => contextOf(name, { name: local, attributes }, NONE),
    keeps: (tag) => translateOf({ attribute: (name) => attribute(tag, name) }) === false,
  };
}
