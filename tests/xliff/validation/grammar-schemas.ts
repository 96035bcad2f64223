import { readFileSync } from "node:fs";
import { join } from "node:path";
import { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlRegisterInputProvider } from "libxml2-wasm";
import { fsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import { FILES, type Validate } from "../schemas.ts";

const SCHEMAS = join(FILES, "../schemas");

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
  const xml = readFileSync(join(SCHEMAS, "oxl/xliff2.1/informativeCopiesOf3rdPartySchemas/w3c/xml.xsd"));
  xmlRegisterInputProvider(fsInputProviders);
  xmlRegisterInputProvider(new XmlBufferInputProvider({ "http://www.w3.org/2001/xml.xsd": xml }));
  const url = join(SCHEMAS, "oxl/xliff/xliff-core-1.2-transitional.xsd");
  return {
    "1.2": validateBy(XmlDocument.fromBuffer(readFileSync(url), { url })),
    "2.0": validateBy(together("xliff-21", ["document:2.0", "xliff_core_2.0.xsd"])),
    "2.2": validateBy(together("xliff-22", ["document:2.2", "xliff_core_2.2.xsd"])),
  };
}

/** A schema that is nothing but the core and the modules of a folder. */
function together(folder: string, core: readonly [string, string]): XmlDocument {
  const imports = [core, ...MODULES].map(
    ([name, file]) => `<xs:import namespace="urn:oasis:names:tc:xliff:${name}" schemaLocation="${file}"/>`,
  );
  const text = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join("")}</xs:schema>`;
  return XmlDocument.fromString(text, { url: join(SCHEMAS, folder, "together.xsd") });
}

function validateBy(schema: XmlDocument): Validate {
  const validator = XsdValidator.fromDoc(schema);
  return (xml) => {
    const document = XmlDocument.fromString(xml);
    try {
      validator.validate(document);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      document.dispose();
    }
  };
}
