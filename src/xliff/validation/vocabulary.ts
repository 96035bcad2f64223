import type { XmlAttribute, XmlTag } from "../../xml/scan.ts";
import namespaces from "./grammar/namespaces.json" with { type: "json" };

/** Namespaces of XLIFF itself, by version. */
const CORE = new Map([
  ["1.2", "urn:oasis:names:tc:xliff:document:1.2"],
  ["2.0", "urn:oasis:names:tc:xliff:document:2.0"],
  ["2.1", "urn:oasis:names:tc:xliff:document:2.0"],
  ["2.2", "urn:oasis:names:tc:xliff:document:2.2"],
]);

const MODULES: ReadonlyMap<string, string> = new Map(
  Object.entries(namespaces).flatMap(([prefix, { uris }]) => uris.map((uri) => [uri, prefix] as const)),
);

/** Modules whose elements and attributes are all known, so that another one is a mistake. */
const CLOSED: ReadonlySet<string> = new Set(
  Object.entries(namespaces)
    .filter(([, { closed }]) => closed)
    .map(([prefix]) => prefix),
);

const XML_URI = "http://www.w3.org/XML/1998/namespace";
const XMLNS_URI = "http://www.w3.org/2000/xmlns/";

/** Names of elements and attributes as the grammar writes them, whatever prefixes a file uses. */
export interface Vocabulary {
  /** Namespace of the core elements. */
  readonly core: string;
  /** `unit` for the core, `mtc:match` for a module, null for any other namespace. */
  readonly keyOf: (tag: XmlTag) => string | null;
}

/** The vocabulary of a version; modules belong to 2.x. */
export function vocabularyOf(version: string, core = CORE.get(version) ?? ""): Vocabulary {
  const modules = version.startsWith("2");
  return {
    core,
    keyOf({ local, uri }) {
      if (uri === core) return local;
      const prefix = modules ? MODULES.get(uri) : undefined;
      return prefix === undefined ? null : `${prefix}:${local}`;
    },
  };
}

/** The namespace that a version has. */
export function namespaceOf(version: string): string | undefined {
  return CORE.get(version);
}

/** The prefix by which the grammar knows a module's namespace. */
export function modulePrefix(uri: string): string | undefined {
  return MODULES.get(uri);
}

/** Whether a name such as `mtc:match` belongs to a module all of whose names are known. */
export function isOfClosedModule(key: string): boolean {
  return CLOSED.has(key.slice(0, Math.max(0, key.indexOf(":"))));
}

/** An attribute's name as the grammar writes it: `id`, `xml:lang`, `fs:fs`; null for any other namespace. */
export function attributeKey({ local, uri }: XmlAttribute): string | null {
  if (uri === "") return local;
  if (uri === XML_URI) return `xml:${local}`;
  const prefix = MODULES.get(uri);
  return prefix === undefined ? null : `${prefix}:${local}`;
}

/** Whether an attribute declares a namespace. */
export function isDeclaration({ name, uri }: XmlAttribute): boolean {
  if (uri === "") return name === "xmlns";
  return uri === XMLNS_URI || name.startsWith("xmlns:");
}
