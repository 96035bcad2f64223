import { childElements, isNamed, type XmlElement } from "../../xml/tree.ts";
import { lead, type Style } from "../style.ts";

/** A module of 2.x whose one element stands in a unit. */
export interface Module {
  readonly uri: string;
  /** Prefix that new files bind to it, with its colon. */
  readonly prefix: string;
  /** Local name of the element in the unit. */
  readonly local: string;
}

/** The modules that we write (2.1, sections 5.1, 5.2 and 5.4). */
export const MATCHES: Module = {
  uri: "urn:oasis:names:tc:xliff:matches:2.0",
  prefix: "mtc:",
  local: "matches",
};
export const GLOSSARY: Module = {
  uri: "urn:oasis:names:tc:xliff:glossary:2.0",
  prefix: "gls:",
  local: "glossary",
};
export const METADATA: Module = {
  uri: "urn:oasis:names:tc:xliff:metadata:2.0",
  prefix: "mda:",
  local: "metadata",
};

/** Prefixes that a file binds to modules, with their colons; a module that is missing is bound where it is used. */
export type ModulePrefixes = ReadonlyMap<Module, string>;

/** The prefixes of files that are new. */
export const NEW_PREFIXES: ModulePrefixes = new Map(
  [MATCHES, GLOSSARY, METADATA].map((module) => [module, module.prefix] as const),
);

/** The prefix of a module's elements in a file, with its colon. */
export function modulePrefix(module: Module, prefixes: ModulePrefixes): string {
  return prefixes.get(module) ?? module.prefix;
}

/** Puts elements into a module's element, which binds its prefix where the file does not. With what stands before it. */
export function wrapModule(
  module: Module,
  prefixes: ModulePrefixes,
  elements: readonly string[],
  style: Style,
): string {
  const prefix = modulePrefix(module, prefixes);
  const binding = prefixes.has(module) ? "" : ` xmlns:${prefix.slice(0, -1)}="${module.uri}"`;
  return wrap(`${prefix}${module.local}`, elements, style, binding);
}

/** Puts elements into one that holds them; nothing where there are none. With what stands before it. */
export function wrap(name: string, elements: readonly string[], style: Style, attributes = ""): string {
  if (elements.length === 0) return "";
  const inside = elements.map((element) => lead(style, 2) + element).join("");
  return `${lead(style, 1)}<${name}${attributes}>${inside}${lead(style, 1)}</${name}>`;
}

/** The element of a module in a unit. */
export function moduleElement(unit: XmlElement, module: Module): XmlElement | undefined {
  return childElements(unit).find((child) => isNamed(child, module.local, module.uri));
}
