import type { XliffDocument } from "../../../src/xliff/model.ts";
import { parseDom } from "../dom.ts";
import { loadSchema, loadTogether, registerSchemas, type Validate } from "../schemas.ts";

/** A schema of a version of XLIFF, and the files that it is for. */
export interface Schema {
  readonly name: string;
  readonly applies: (document: XliffDocument) => boolean;
  readonly validate: Validate;
}

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
  registerSchemas();
  const of1 = FOR_1.map(([version, file]): Schema => {
    const validate = loadSchema(`oxl/xliff/${file}`, parseDom);
    return { name: file, applies: (document) => document.version === version, validate };
  });
  const of2 = FOR_2.map(([version, folder, core, modules]): Schema => {
    const space = version === "2.2" ? "document:2.2" : "document:2.0";
    const others = MODULES.map((name) => [`${name.replace("_", "")}:2.0`, `${modules}${name}.xsd`] as const);
    const validate = loadTogether(folder, [[space, core], ...others], parseDom);
    return { name: `${version} with modules`, applies: (document) => document.version === version, validate };
  });
  return [...of1, ...of2];
}
