import type { Grammar, Scope } from "../concept.ts";
import {
  addExcept,
  addGrammar,
  addNote,
  addOutside,
  addTerm,
  addWords,
  checkDays,
  createDraft,
  type Draft,
  finishConcept,
  isWordless,
  type PlacelessConcept,
  type PlainFields,
  statusOf,
} from "../draft.ts";
import { quote } from "../quote.ts";
import { oneOf, readDay, readList, readText, type Say, yesOrNo } from "../values.ts";
import { CASES, DERIVATIONS, GENDERS, KINDS, PARTS_OF_SPEECH, SCOPES, SEVERITIES } from "../vocabulary.ts";
import type { Column, PlainRole } from "./columns.ts";

/** Something wrong in one cell. */
export interface CellProblem {
  /** Number of the cell in its row, from 0. */
  readonly cell: number;
  readonly message: string;
  readonly advice: string;
}

/** Makes a concept of a row's cells; `undefined` where the row is empty. Every problem is passed to `complain`. */
export function readRow(
  cells: readonly string[],
  columns: readonly Column[],
  complain: (problem: CellProblem) => void,
): PlacelessConcept | undefined {
  if (cells.every((cell) => cell.trim() === "")) return undefined;
  const draft = createDraft();
  for (const [cell, raw] of cells.entries()) {
    const value = raw.trim();
    if (value === "") continue;
    readCell(draft, value, columns[cell], (message, advice) => complain({ cell, message, advice }));
  }
  complainOfForms(draft, columns, complain);
  checkDays(draft, (message, advice) =>
    complain({ cell: columns.findIndex(({ role }) => role === "valid-until"), message, advice }),
  );
  if (!isWordless(draft)) return finishConcept(draft);
  if (!cells.some((cell, index) => cell.trim() !== "" && isWording(columns[index])))
    complain({
      cell: 0,
      message: "The row has no wording in any language.",
      advice: "Fill in a language column, or remove the row.",
    });
  return undefined;
}

function readCell(draft: Draft, value: string, column: Column | undefined, say: Say): void {
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
      for (const wording of readList(value, say)) addTerm(draft, column.locale, wording, column.status, say);
      break;
    case "forms":
      addWords(draft, "forms", column.locale, readList(value, say));
      break;
    case "derived":
      addWords(draft, "derived", column.locale, readList(value, say));
      break;
    case "gender":
    case "part-of-speech":
    case "indeclinable":
      addGrammar(draft, column.locale, readGrammar(column.role, value, say));
      break;
    case "except":
      addExcept(draft, readList(value, say));
      break;
    case "outside":
      addOutside(draft, readScopes(value, say));
      break;
    case "note":
      addNote(draft, value, say);
      break;
    default:
      Object.assign(draft.fields, readField(column.role, value, say));
  }
}

function readGrammar(role: "gender" | "part-of-speech" | "indeclinable", value: string, say: Say): Grammar {
  switch (role) {
    case "gender": {
      const gender = oneOf(value, GENDERS, "a gender", say);
      return gender === undefined ? {} : { gender };
    }
    case "part-of-speech": {
      const partOfSpeech = oneOf(value, PARTS_OF_SPEECH, "a part of speech", say);
      return partOfSpeech === undefined ? {} : { partOfSpeech };
    }
    case "indeclinable": {
      const indeclinable = yesOrNo(value, say);
      return indeclinable === undefined ? {} : { indeclinable };
    }
  }
}

function readScopes(value: string, say: Say): readonly Scope[] {
  return readList(value, say)
    .map((scope) => oneOf(scope, SCOPES, "a place in a text", say))
    .filter((scope) => scope !== undefined);
}

/** The columns that belong to no language and hold one value. */
function readField(
  role: Exclude<PlainRole, "except" | "outside" | "note">,
  value: string,
  say: Say,
): PlainFields {
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
    case "definition":
    case "authority":
      return defined(role, readText(value, say));
  }
}

function defined<Key extends keyof PlainFields>(key: Key, value: PlainFields[Key] | undefined): PlainFields {
  // a computed key makes TypeScript forget which one it is
  return value === undefined ? {} : ({ [key]: value } as PlainFields);
}

/** A form of the preferred term cannot be a wording to avoid. */
function complainOfForms(
  draft: Draft,
  columns: readonly Column[],
  complain: (problem: CellProblem) => void,
): void {
  for (const [locale, list] of draft.forms ?? []) {
    for (const form of list) {
      const status = statusOf(draft, locale, form);
      if (status !== "deprecated" && status !== "forbidden") continue;
      complain({
        cell: columns.findIndex((column) => column.role === "forms" && column.locale === locale),
        message: `«${quote(form)}» is listed as a form of the preferred term and is ${status} too.`,
        advice: "Keep one of the two.",
      });
    }
  }
}

function isWording(column: Column | undefined): boolean {
  return column?.role === "terms" || column?.role === "forms";
}
