import { readFileSync } from "node:fs";
import { join } from "node:path";
import { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlRegisterInputProvider } from "libxml2-wasm";
import { fsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import type { XliffDocument } from "../../../src/xliff/model.ts";
import { parseDom } from "../dom.ts";
import { FILES, type Validate } from "../schemas.ts";

/** A schema of a version of XLIFF, and the files that it is for. */
export interface Schema {
  readonly name: string;
  readonly applies: (document: XliffDocument) => boolean;
  readonly validate: Validate;
}

const SCHEMAS = join(FILES, "../schemas");

/** Modules that the schemas of 2.x are given with, so that their elements are checked too. */
const MODULES = ["matches", "glossary", "fs", "metadata", "resource_data", "size_restriction", "validation"];

const FOR_2 = [
  ["2.0", "oxl/xliff2.0", "xliff_core_2.0.xsd", "modules/"],
  ["2.1", "xliff-21", "xliff_core_2.0.xsd", ""],
  ["2.2", "xliff-22", "xliff_core_2.2.xsd", ""],
] as const;

const FOR_1 = [
  ["1.1", "xliff-core-1.1.xsd"],
  ["1.2", "xliff-core-1.2-strict.xsd"],
  ["1.2", "xliff-core-1.2-transitional.xsd"],
] as const;

/** The schemas of all versions that have one; call where the corpus is. */
export function loadAllSchemas(): readonly Schema[] {
  const xml = readFileSync(join(SCHEMAS, "oxl/xliff2.1/informativeCopiesOf3rdPartySchemas/w3c/xml.xsd"));
  xmlRegisterInputProvider(fsInputProviders);
  xmlRegisterInputProvider(new XmlBufferInputProvider({ "http://www.w3.org/2001/xml.xsd": xml }));
  const of1 = FOR_1.map(([version, file]): Schema => {
    const url = join(SCHEMAS, "oxl/xliff", file);
    const validate = validateBy(XmlDocument.fromBuffer(readFileSync(url), { url }));
    return { name: file, applies: (document) => document.version === version, validate };
  });
  const of2 = FOR_2.map(([version, folder, core, modules]): Schema => {
    const validate = validateBy(together(folder, version, core, modules));
    return { name: `${version} with modules`, applies: (document) => document.version === version, validate };
  });
  return [...of1, ...of2];
}

/** A schema that is nothing but the core and the modules of a version. */
function together(folder: string, version: string, core: string, modules: string): XmlDocument {
  const document = version === "2.2" ? "2.2" : "2.0";
  const imports = [
    `<xs:import namespace="urn:oasis:names:tc:xliff:document:${document}" schemaLocation="${core}"/>`,
    ...MODULES.map((name) => {
      const space = `urn:oasis:names:tc:xliff:${name.replace("_", "")}:2.0`;
      return `<xs:import namespace="${space}" schemaLocation="${modules}${name}.xsd"/>`;
    }),
  ];
  const text = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join("")}</xs:schema>`;
  return XmlDocument.fromString(text, { url: join(SCHEMAS, folder, "together.xsd") });
}

function validateBy(schema: XmlDocument): Validate {
  const validator = XsdValidator.fromDoc(schema);
  return (xml) => {
    const document = parseDom(xml);
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
