import type { TbxDialect } from "../format.ts";
import CATEGORIES from "./categories.json" with { type: "json" };

/** Where in an entry something stands; the names of ISO 30042:2019 are conceptEntry, langSec and termSec. */
export type Level = "concept" | "language" | "term";

/** A set of data categories that dialects are made of (LTAC Global, TBX modules). */
export type Module = "min" | "basic";

/** A data category as the modules define it. */
export interface Category {
  readonly module: string;
  /** The element that has it for its `type` in the style DCA. */
  readonly kind: string;
  readonly levels: readonly string[];
  /** Whether it only stands in a group, beside what it belongs to. */
  readonly isGrouped?: boolean;
  readonly values?: readonly string[];
}

const BY_NAME: ReadonlyMap<string, Category> = new Map(Object.entries(CATEGORIES));

/** The data category of a name, in the modules Min 1.1 and Basic 1.2, with names and values of their drafts. */
export function categoryNamed(name: string): Category | undefined {
  return BY_NAME.get(name);
}

/** A dialect and the modules that it is made of. */
export interface Dialect {
  readonly name: string;
  readonly modules: readonly Module[];
}

/** The public dialects (ISO 30042:2019, 4.6). */
export const DIALECTS: Readonly<Record<TbxDialect, Dialect>> = {
  core: { name: "TBX-Core", modules: [] },
  min: { name: "TBX-Min", modules: ["min"] },
  basic: { name: "TBX-Basic", modules: ["min", "basic"] },
};

/** The namespace of ISO 30042:2019. */
export const CORE_NAMESPACE = "urn:iso:std:iso:30042:ed-2";

/** The namespaces of data categories in the style DCT. */
export const MODULE_NAMESPACES: Readonly<Record<Module, string>> = {
  min: "http://www.tbxinfo.net/ns/min",
  basic: "http://www.tbxinfo.net/ns/basic",
};

/** What a glossary holds and no public module has: our own, as the standard lets private dialects do. */
export const OWN = {
  dialect: "TBX-Exonym",
  namespace: "urn:exonym:tbx",
  prefix: "exonym",
  /** Before the names of our categories in the style DCA. */
  type: "x-exonym-",
  /** Begins the description of our files in their header; by it we know that white space is meant. */
  description: "Exonym glossary",
} as const;
