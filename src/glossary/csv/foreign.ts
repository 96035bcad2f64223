import type { Locale } from "../../article/locale.ts";
import type { ReadOptions } from "../format.ts";
import { localeOf, readColumn } from "./columns.ts";
import COLUMNS from "./foreign-columns.json" with { type: "json" };

/** What the cells of a column of another tool are. */
export type ForeignColumn =
  | { readonly role: ForeignRole }
  | { readonly role: "wording" | "status" | "part-of-speech" | "gender"; readonly locale: Locale }
  /** Holds what a concept has no place for. */
  | { readonly role: "left-out"; readonly name: string };

/** The columns that name no language. `base`, `source` and `target` hold wordings of a language said elsewhere. */
export type ForeignRole =
  | "id"
  | "definition"
  | "note"
  | "base"
  | "source"
  | "target"
  | "source-language"
  | "target-language"
  | "case-sensitive"
  | "translatable"
  | "forbidden"
  | "fuzzy"
  | "silent";

/** How another tool lays its table out. */
export interface ForeignLayout {
  readonly columns: readonly ForeignColumn[];
  /** Whether the first row is one of columns' names; else it is one of terms. */
  readonly hasHeader: boolean;
  /** The languages of the columns that do not name theirs. */
  readonly languages: ReadOptions;
}

const ROLES: ReadonlyMap<string, string> = new Map(Object.entries(COLUMNS));

/**
 * Recognises the table of another tool by its first row; `undefined` where it is none that is known.
 * - Crowdin: `Concept ID`, `Concept Definition`, and for each language `Term [uk]`, `Status [uk]`, `Part of Speech [uk]`,
 *   `Gender [uk]`, `Description [uk]` … (support.crowdin.com, Glossary).
 * - Lokalise: `term;description;casesensitive;translatable;forbidden;tags;en;en_description;…` (docs.lokalise.com, Glossary).
 * - Phrase Strings: `term`, `case sensitive`, `translatable`, `description` and locales (support.phrase.com, Uploading and
 *   Downloading Terms).
 * - Weblate: `source,target` with `location`, `context`, `fuzzy`, `translator_comments` … (docs.weblate.org, CSV files).
 * - DeepL: two columns without names, or four or five: source, target, their languages, relevance (developers.deepl.com,
 *   Managing glossaries).
 * - Google: locales with `pos` and `description` (cloud.google.com/translate, Glossaries).
 */
export function foreignLayout(cells: readonly string[], options: ReadOptions): ForeignLayout | undefined {
  const names = cells.map((cell) => cell.replace(/\s+/g, " ").trim().toLowerCase());
  const isPair = names.includes("source") && names.includes("target");
  const isForeign =
    isPair ||
    names.includes("term") ||
    names.some((name) => /^term \[/.test(name)) ||
    (names.some((name) => name === "description" || name === "pos") && cells.some(isNative));
  if (isForeign)
    return { columns: cells.map((cell) => foreignColumn(cell, isPair)), hasHeader: true, languages: options };
  return headerless(cells, options);
}

/** Two columns of terms whose languages are known from elsewhere or from the two behind them. */
function headerless(cells: readonly string[], options: ReadOptions): ForeignLayout | undefined {
  if (cells.slice(0, 2).every(isNative)) return undefined;
  const [, , source = "", target = ""] = cells;
  const saysLanguages =
    (cells.length === 4 || cells.length === 5) &&
    localeOf(source.trim()) !== undefined &&
    localeOf(target.trim()) !== undefined;
  const isTold = cells.length === 2 && options.source !== undefined && options.target !== undefined;
  if (!saysLanguages && !isTold) return undefined;
  const roles: readonly ForeignRole[] = ["source", "target", "source-language", "target-language", "silent"];
  return {
    columns: roles.slice(0, cells.length).map((role) => ({ role })),
    hasHeader: false,
    languages: options,
  };
}

function isNative(cell: string): boolean {
  return cell.trim() !== "" && "column" in readColumn(cell);
}

/** @param isPair whether the terms are in columns that name no language, so that `id` is no Indonesian. */
function foreignColumn(cell: string, isPair: boolean): ForeignColumn {
  const name = cell.replace(/\s+/g, " ").trim();
  if (isPair && name.toLowerCase() === "id") return { role: "silent" };
  const bracket = /^([a-z ]+) \[([a-z0-9_-]+)\]$/i.exec(name);
  const locale = bracket?.[2] === undefined ? undefined : localeOf(bracket[2]);
  if (locale !== undefined) {
    const what = bracket?.[1]?.toLowerCase();
    if (what === "term") return { role: "wording", locale };
    if (what === "status" || what === "gender") return { role: what, locale };
    if (what === "part of speech") return { role: "part-of-speech", locale };
    return { role: "left-out", name };
  }
  const role = ROLES.get(name.toLowerCase());
  if (isForeignRole(role)) return { role };
  const language = role === undefined ? localeOf(name) : undefined;
  if (language !== undefined) return { role: "wording", locale: language };
  return name === "" ? { role: "silent" } : { role: "left-out", name };
}

function isForeignRole(role: string | undefined): role is ForeignRole {
  return role !== undefined && role !== "left-out";
}
