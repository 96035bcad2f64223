import type { XmlTag } from "../../xml/scan.ts";
import { attribute } from "./lookup.ts";
import type { DocumentFacts } from "./rule.ts";
import { namespaceOf, vocabularyOf } from "./vocabulary.ts";

/** Versions that have rules here; 1.0 and 1.1 are read, but nothing is said about them. */
const VERSIONS = ["1.2", "2.0", "2.1", "2.2"];

/** What is wrong with the root element's name, namespace and version; null where nothing is. */
export function versionProblem(root: XmlTag): { readonly message: string } | null {
  if (root.local !== "xliff") return { message: `This is not XLIFF: it begins with <${root.name}>.` };
  const version = attribute(root, "version");
  if (version === undefined) return { message: "<xliff> has no attribute version." };
  if (version === "1.0" || version === "1.1") return null;
  const expected = namespaceOf(version);
  // The schema of 2.2 takes documents that say they are older.
  if (VERSIONS.includes(version) && version !== "1.2" && root.uri === namespaceOf("2.2")) return null;
  if (expected === undefined) return { message: `There is no XLIFF version '${version}'.` };
  if (root.uri === expected) return null;
  return {
    message: `XLIFF ${version} has the namespace ${expected}, not ${root.uri === "" ? "none" : `'${root.uri}'`}.`,
  };
}

/** What the root says of a document; null where no rules are known for it. Its namespace counts more than its version. */
export function documentFacts(root: XmlTag): DocumentFacts | null {
  const version = versionOf(root);
  if (version === null) return null;
  return {
    version,
    sourceLanguage: attribute(root, "srcLang") ?? null,
    targetLanguage: attribute(root, "trgLang") ?? null,
    vocabulary: vocabularyOf(version, root.uri),
  };
}

function versionOf(root: XmlTag): string | null {
  if (root.local !== "xliff") return null;
  const declared = attribute(root, "version") ?? "";
  if (declared === "1.0" || declared === "1.1") return null;
  if (VERSIONS.includes(declared) && (namespaceOf(declared) === root.uri || root.uri === "")) return declared;
  return VERSIONS.find((version) => namespaceOf(version) === root.uri) ?? null;
}
