import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlRegisterInputProvider } from "libxml2-wasm";
import { fsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";

const CORPUS = resolve("../shared/corpora/xliff");
const SCHEMAS = join(CORPUS, "schemas");

/** Folder of the real files; tests that need it skip where it is absent. */
export const FILES = join(CORPUS, "files");

export const hasCorpus = existsSync(CORPUS);

/** The schema of 1.2 names the W3C's own copy of this one. */
const XML_XSD = "http://www.w3.org/2001/xml.xsd";

/** An XSD as a function that gives what is wrong with a document, or `null`. */
export type Validate = (xml: string) => string | null;

/** Modules are allowed as any other namespace, so each schema has to be named for its elements to be checked. */
const MODULES_21 = ["xliff_core_2.0", "matches", "glossary", "metadata"]
  .map((name) => {
    const space = name.replace("xliff_core_2.0", "document");
    return `<xs:import namespace="urn:oasis:names:tc:xliff:${space}:2.0" schemaLocation="${name}.xsd"/>`;
  })
  .join("");

function load(path: string): Validate {
  const url = join(SCHEMAS, path);
  return validatorOf(XmlDocument.fromBuffer(readFileSync(url), { url }));
}

function loadModules21(): Validate {
  const xsd = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${MODULES_21}</xs:schema>`;
  return validatorOf(XmlDocument.fromString(xsd, { url: join(SCHEMAS, "xliff-21/modules.xsd") }));
}

function validatorOf(schema: XmlDocument): Validate {
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

/** Schemas of the versions that we write; call where {@link hasCorpus}. */
export function loadSchemas(): { readonly "1.2": Validate; readonly "2.1": Validate } {
  const local = join(SCHEMAS, "oxl/xliff2.1/informativeCopiesOf3rdPartySchemas/w3c/xml.xsd");
  xmlRegisterInputProvider(fsInputProviders);
  xmlRegisterInputProvider(new XmlBufferInputProvider({ [XML_XSD]: readFileSync(local) }));
  return {
    "1.2": load("oxl/xliff/xliff-core-1.2-strict.xsd"),
    "2.1": loadModules21(),
  };
}
