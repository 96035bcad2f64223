import { loadSchema, loadTogether, registerSchemas, type Validate } from "../schemas.ts";

const MODULES = [
  ["matches:2.0", "matches.xsd"],
  ["glossary:2.0", "glossary.xsd"],
  ["fs:2.0", "fs.xsd"],
  ["metadata:2.0", "metadata.xsd"],
  ["resourcedata:2.0", "resource_data.xsd"],
  ["sizerestriction:2.0", "size_restriction.xsd"],
  ["validation:2.0", "validation.xsd"],
] as const;

/** The schemas that the grammar tables follow, by the version in the namespace; call where the corpus is. */
export function loadGrammarSchemas(): Readonly<Record<string, Validate>> {
  registerSchemas();
  return {
    "1.2": loadSchema("oxl/xliff/xliff-core-1.2-transitional.xsd"),
    "2.0": loadTogether("xliff-21", [["document:2.0", "xliff_core_2.0.xsd"], ...MODULES]),
    "2.2": loadTogether("xliff-22", [["document:2.2", "xliff_core_2.2.xsd"], ...MODULES]),
  };
}
