import type { Locale } from "../../article/locale.ts";
import type { Concept, Grammar, Term, TermStatus } from "../concept.ts";
import { quote } from "../quote.ts";
import {
  CASES,
  DERIVATIONS,
  GENDERS,
  KINDS,
  PARTS_OF_SPEECH,
  SCOPES,
  SEVERITIES,
  STATUSES,
} from "../vocabulary.ts";
import { oneOf, readDay, readList, readText, type Say, yesOrNo } from "./cells.ts";
import type { Column, PlainRole } from "./columns.ts";

/** A row's concept, but for its place and a made-up id. */
export type RowConcept = Omit<Concept, "file" | "position">;

/** Something wrong in one cell. */
export interface CellProblem {
  /** Number of the cell in its row, from 0. */
  readonly cell: number;
  readonly message: string;
  readonly advice: string;
}

/** A concept in the making. */
type Draft = { -readonly [Key in keyof RowConcept]: RowConcept[Key] };

/** What is known of a row so far. */
interface Row {
  readonly draft: Draft;
  readonly wordings: Map<Locale, Map<string, TermStatus>>;
  readonly forms: Map<Locale, readonly string[]>;
  readonly derived: Map<Locale, readonly string[]>;
  readonly grammar: Map<Locale, Grammar>;
}

/** Makes a concept of a row's cells; `undefined` where the row is empty. Every problem is passed to `complain`. */
export function readRow(
  cells: readonly string[],
  columns: readonly Column[],
  complain: (problem: CellProblem) => void,
): RowConcept | undefined {
  if (cells.every((cell) => cell.trim() === "")) return undefined;
  const forms = new Map<Locale, readonly string[]>();
  const row: Row = {
    draft: { id: "", kind: "other", terms: new Map(), forms, except: [] },
    wordings: new Map(),
    forms,
    derived: new Map(),
    grammar: new Map(),
  };
  for (const [cell, raw] of cells.entries()) {
    const value = raw.trim();
    if (value === "") continue;
    readCell(row, value, columns[cell], (message, advice) => complain({ cell, message, advice }));
  }
  complainOfForms(row, columns, complain);
  complainOfDays(row.draft, columns, complain);
  if (row.wordings.size === 0 && forms.size === 0) {
    if (!cells.some((cell, index) => cell.trim() !== "" && isWording(columns[index])))
      complain({
        cell: 0,
        message: "The row has no wording in any language.",
        advice: "Fill in a language column, or remove the row.",
      });
    return undefined;
  }
  return {
    ...row.draft,
    terms: new Map([...row.wordings].map(([locale, list]) => [locale, inOrder(list)])),
    ...(row.derived.size === 0 ? {} : { derived: row.derived }),
    ...(row.grammar.size === 0 ? {} : { grammar: row.grammar }),
  };
}

function readCell(row: Row, value: string, column: Column | undefined, say: Say): void {
  if (column === undefined) {
    say(
      `The row has more cells than the header has columns: «${quote(value)}».`,
      "Put a wording that contains the separator into quotation marks.",
    );
    return;
  }
  switch (column.role) {
    case "ignored":
      break;
    case "nameless":
      say(`The cell «${quote(value)}» stands in a column without a name.`, "Name it in the header row.");
      break;
    case "terms":
      for (const wording of readList(value, say)) addWording(row, column, wording, say);
      break;
    case "forms":
    case "derived":
      addList(row[column.role], column.locale, readList(value, say));
      break;
    case "gender":
    case "part-of-speech":
    case "indeclinable":
      addGrammar(row, column.locale, readGrammar(column.role, value, say));
      break;
    default:
      Object.assign(row.draft, readField(column.role, value, say));
  }
}

function readGrammar(
  role: "gender" | "part-of-speech" | "indeclinable",
  value: string,
  say: Say,
): { readonly [Key in keyof Grammar]: Grammar[Key] | undefined } {
  switch (role) {
    case "gender":
      return { gender: oneOf(value, GENDERS, "a gender", say) };
    case "part-of-speech":
      return { partOfSpeech: oneOf(value, PARTS_OF_SPEECH, "a part of speech", say) };
    case "indeclinable":
      return { indeclinable: yesOrNo(value, say) };
  }
}

/** The columns that belong to no language. */
function readField(role: PlainRole, value: string, say: Say): Partial<RowConcept> {
  switch (role) {
    case "id":
      return { id: readText(value, say) ?? "" };
    case "kind":
      return defined(role, oneOf(value, KINDS, "a kind of concept", say));
    case "severity":
      return defined(role, oneOf(value, SEVERITIES, "a severity", say));
    case "case":
      return defined("letterCase", oneOf(value, CASES, "a way to treat case", say));
    case "derivations":
      return defined(role, oneOf(value, DERIVATIONS, "what is thought of derived words", say));
    case "valid-from":
      return defined("validFrom", readDay(value, say));
    case "valid-until":
      return defined("validUntil", readDay(value, say));
    case "except":
      return { except: [...new Set(readList(value, say))] };
    case "outside": {
      const scopes = readList(value, say).map((scope) => oneOf(scope, SCOPES, "a place in a text", say));
      const known = [...new Set(scopes)].filter((scope) => scope !== undefined);
      return known.length > 0 ? { outside: known } : {};
    }
    case "definition":
    case "authority":
    case "note":
      return defined(role, readText(value, say));
  }
}

function defined<Key extends keyof RowConcept>(
  key: Key,
  value: RowConcept[Key] | undefined,
): Partial<RowConcept> {
  // a computed key makes TypeScript forget which one it is
  return value === undefined ? {} : ({ [key]: value } as Partial<RowConcept>);
}

function addWording(
  { wordings }: Row,
  { locale, status }: { readonly locale: Locale; readonly status: TermStatus },
  wording: string,
  say: Say,
): void {
  const list = wordings.get(locale) ?? new Map<string, TermStatus>();
  wordings.set(locale, list);
  const other = list.get(wording);
  if (other !== undefined && other !== status)
    say(`«${quote(wording)}» is both ${other} and ${status} in ${locale}.`, "Keep one of the two.");
  else list.set(wording, status);
}

function addList(lists: Map<Locale, readonly string[]>, locale: Locale, wordings: readonly string[]): void {
  if (wordings.length > 0) lists.set(locale, [...new Set([...(lists.get(locale) ?? []), ...wordings])]);
}

function addGrammar(
  { grammar }: Row,
  locale: Locale,
  said: { [Key in keyof Grammar]: Grammar[Key] | undefined },
): void {
  const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  if (Object.keys(known).length > 0) grammar.set(locale, { ...grammar.get(locale), ...known });
}

/** A form of the preferred term cannot be a wording to avoid. */
function complainOfForms(
  { forms, wordings }: Row,
  columns: readonly Column[],
  complain: (problem: CellProblem) => void,
): void {
  for (const [locale, list] of forms) {
    for (const form of list) {
      const status = wordings.get(locale)?.get(form);
      if (status !== "deprecated" && status !== "forbidden") continue;
      complain({
        cell: columns.findIndex((column) => column.role === "forms" && column.locale === locale),
        message: `«${quote(form)}» is listed as a form of the preferred term and is ${status} too.`,
        advice: "Keep one of the two.",
      });
    }
  }
}

/** A concept that ends before it begins holds never. */
function complainOfDays(
  draft: Draft,
  columns: readonly Column[],
  complain: (problem: CellProblem) => void,
): void {
  const { validFrom, validUntil } = draft;
  if (validFrom === undefined || validUntil === undefined || validFrom <= validUntil) return;
  complain({
    cell: columns.findIndex(({ role }) => role === "valid-until"),
    message: `The last day, ${validUntil}, is before the first, ${validFrom}, so the row never counts.`,
    advice: "Correct one of the two.",
  });
}

function isWording(column: Column | undefined): boolean {
  return column?.role === "terms" || column?.role === "forms";
}

/** Preferred wordings first. */
export function inOrder(list: ReadonlyMap<string, TermStatus>): readonly Term[] {
  if (list.size === 1) return [...list].map(([text, status]) => ({ text, status }));
  return STATUSES.flatMap((status) =>
    [...list].filter(([, other]) => other === status).map(([text]): Term => ({ text, status })),
  );
}
