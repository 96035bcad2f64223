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
const MODULES_21 = [
  ["document:2.0", "xliff_core_2.0.xsd"],
  ["matches:2.0", "matches.xsd"],
  ["glossary:2.0", "glossary.xsd"],
  ["metadata:2.0", "metadata.xsd"],
] as const;

/** Lets schemas find those that they import; call before the others. */
export function registerSchemas(): void {
  const local = join(SCHEMAS, "oxl/xliff2.1/informativeCopiesOf3rdPartySchemas/w3c/xml.xsd");
  xmlRegisterInputProvider(fsInputProviders);
  xmlRegisterInputProvider(new XmlBufferInputProvider({ [XML_XSD]: readFileSync(local) }));
}

/** A schema by its path below the corpus's schemas. */
export function loadSchema(path: string, parse?: Parse): Validate {
  const url = join(SCHEMAS, path);
  return validatorOf(XmlDocument.fromBuffer(readFileSync(url), { url }), parse);
}

/**
 * A schema that is nothing but others of one folder.
 *
 * @param imports what follows `urn:oasis:names:tc:xliff:` in the namespace, and the file of its schema.
 */
export function loadTogether(
  folder: string,
  imports: readonly (readonly [space: string, file: string])[],
  parse?: Parse,
): Validate {
  const inside = imports.map(
    ([space, file]) => `<xs:import namespace="urn:oasis:names:tc:xliff:${space}" schemaLocation="${file}"/>`,
  );
  const text = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${inside.join("")}</xs:schema>`;
  return validatorOf(XmlDocument.fromString(text, { url: join(SCHEMAS, folder, "together.xsd") }), parse);
}

type Parse = (xml: string) => XmlDocument;

function validatorOf(schema: XmlDocument, parse: Parse = (xml) => XmlDocument.fromString(xml)): Validate {
  const validator = XsdValidator.fromDoc(schema);
  return (xml) => {
    const document = parse(xml);
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
  registerSchemas();
  return {
    "1.2": loadSchema("oxl/xliff/xliff-core-1.2-strict.xsd"),
    "2.1": loadTogether("xliff-21", MODULES_21),
  };
}
