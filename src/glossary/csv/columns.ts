import type { Locale } from "../../article/locale.ts";
import { nearest } from "../../article/nearest.ts";
import type { TermStatus } from "../concept.ts";
import { localeTagged } from "../languages.ts";
import { quote } from "../quote.ts";
import { STATUSES } from "../vocabulary.ts";

/** The columns that belong to no language. `id` is always this one; Indonesian is spelled `ind`. */
export const PLAIN_COLUMNS = [
  "id",
  "kind",
  "definition",
  "derivations",
  "except",
  "outside",
  "case",
  "valid-from",
  "valid-until",
  "authority",
  "severity",
  "note",
] as const;

/** What may stand behind the colon of a language column. */
export const LANGUAGE_ROLES = [
  "admitted",
  "deprecated",
  "forbidden",
  "forms",
  "derived",
  "gender",
  "part-of-speech",
  "indeclinable",
] as const;

export type PlainRole = (typeof PLAIN_COLUMNS)[number];
export type LanguageRole = (typeof LANGUAGE_ROLES)[number] | "preferred";

/** What the cells of one column are. */
export type Column =
  | { readonly role: PlainRole }
  | { readonly role: "terms"; readonly locale: Locale; readonly status: TermStatus }
  | { readonly role: Exclude<LanguageRole, TermStatus>; readonly locale: Locale }
  /** Has no name: must be empty all the way down. */
  | { readonly role: "nameless" }
  /** Is not read. */
  | { readonly role: "ignored" };

/** A column's meaning, or what is wrong with its name. */
export type ColumnReading =
  | { readonly column: Column }
  | { readonly message: string; readonly advice: string };

/**
 * Reads a column's name: `id`, `uk`, `uk:forbidden` …, as the section «The native glossary CSV» of the design has them.
 */
export function readColumn(name: string): ColumnReading {
  const cleaned = name.trim();
  if (cleaned === "") return { column: { role: "nameless" } };
  const plain = PLAIN_COLUMNS.find((known) => known === spelling(cleaned));
  if (plain !== undefined) return { column: { role: plain } };
  const colon = cleaned.indexOf(":");
  const tag = (colon < 0 ? cleaned : cleaned.slice(0, colon)).trim();
  const role = colon < 0 ? "preferred" : spelling(cleaned.slice(colon + 1).trim());
  const locale = localeOf(tag);
  if (locale === undefined) return wrongTag(cleaned, tag, colon < 0);
  const status = STATUSES.find((known) => known === role);
  if (status !== undefined) return { column: { role: "terms", locale, status } };
  const known = LANGUAGE_ROLES.find((each) => each === role);
  if (known !== undefined && !isStatus(known)) return { column: { role: known, locale } };
  const near = nearest(role, LANGUAGE_ROLES);
  return {
    message: `The column «${quote(cleaned)}» asks for «${quote(role)}», which is neither a status of a term nor anything else that a language has.`,
    advice: near
      ? `Did you mean ${tag}:${near}?`
      : `Use ${tag} for the preferred term, or ${LANGUAGE_ROLES.map((each) => `${tag}:${each}`).join(", ")}.`,
  };
}

/** Case, and what stands between words, do not matter. */
function spelling(name: string): string {
  return name.toLowerCase().replace(/[ _]+/g, "-");
}

function isStatus(role: LanguageRole): role is TermStatus {
  return STATUSES.some((status) => status === role);
}

/** The column of a locale in a file that we write. */
export function columnName(locale: Locale, role: LanguageRole): string {
  const tag = locale === "id" ? "ind" : locale.replace(/^id-/, "ind-");
  return role === "preferred" ? tag : `${tag}:${role}`;
}

/**
 * A tag of a language that exists, as far as one can know: two letters must be known; three are taken on trust unless
 * they look like a mistyped column (`knd`); five to eight (`notes`, `comment`) are well-formed but never assigned.
 */
export function localeOf(tag: string): Locale | undefined {
  const locale = localeTagged(tag);
  if (locale === undefined) return undefined;
  const { language } = new Intl.Locale(locale);
  if (languageNames.of(language) !== undefined) return locale;
  return language.length > 2 && nearest(tag, PLAIN_COLUMNS) === undefined ? locale : undefined;
}

const languageNames = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

function wrongTag(name: string, tag: string, alone: boolean): ColumnReading {
  const near = alone ? nearest(name, PLAIN_COLUMNS) : undefined;
  const spoken = languageOfCountry(tag);
  const hint = near ?? spoken;
  return {
    message: alone
      ? `The column «${quote(name)}» is neither a language tag nor a known column.`
      : `The column «${quote(name)}» begins with «${quote(tag)}», which is not a language tag.`,
    advice: hint
      ? `Did you mean ${hint}?`
      : `Use a BCP 47 tag such as uk or zh-Hant, with ${LANGUAGE_ROLES.map((role) => `:${role}`).join(", ")} where needed, or one of ${PLAIN_COLUMNS.join(", ")}.`,
  };
}

/** `ua` → `uk`, `jp` → `ja`: a country's code written for its language's. */
function languageOfCountry(tag: string): string | undefined {
  if (!/^[a-z]{2}$/i.test(tag)) return undefined;
  const { language } = new Intl.Locale(`und-${tag}`).maximize();
  return language === "und" || language === "en" ? undefined : language;
}
