import type { Severity } from "../article/finding.ts";
import type { Locale } from "../article/locale.ts";
import { nearest } from "../article/nearest.ts";
import type { CaseRule, ConceptKind, Term, TermStatus } from "./concept.ts";
import { type Column, quote } from "./csv-columns.ts";

/** A term is a name or a phrase, not a text. UTF-16 code units. */
export const LONGEST_TERM = 1000;

const KINDS: readonly ConceptKind[] = ["place", "person", "organisation", "product", "other"];
const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];
const CASES: readonly CaseRule[] = ["smart", "sensitive", "insensitive"];

/** In which order wordings stand in a concept. */
const STATUSES: readonly TermStatus[] = ["preferred", "admitted", "deprecated", "forbidden"];

/** A row's concept, but for its place and a made-up id. */
export interface RowConcept {
  readonly id: string;
  readonly kind: ConceptKind;
  readonly terms: ReadonlyMap<Locale, readonly Term[]>;
  readonly forms: ReadonlyMap<Locale, readonly string[]>;
  readonly except: readonly string[];
  readonly letterCase?: CaseRule;
  readonly note?: string;
  readonly severity?: Severity;
}

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
): RowConcept | undefined {
  if (cells.every((cell) => cell.trim() === "")) return undefined;
  const wordings = new Map<Locale, Map<string, TermStatus>>();
  const forms = new Map<Locale, readonly string[]>();
  const words = { id: "", note: "" };
  let kind: ConceptKind = "other";
  let severity: Severity | undefined;
  let letterCase: CaseRule | undefined;
  let except: readonly string[] = [];

  for (const [cell, raw] of cells.entries()) {
    const value = raw.trim();
    if (value === "") continue;
    const say = (message: string, advice: string) => complain({ cell, message, advice });
    const column = columns[cell];
    switch (column?.role) {
      case undefined:
        say(
          `The row has more cells than the header has columns: «${quote(value)}».`,
          "Put a wording that contains the separator into quotation marks.",
        );
        break;
      case "nameless":
        say(`The cell «${quote(value)}» stands in a column without a name.`, "Name it in the header row.");
        break;
      case "id":
        words.id = value;
        break;
      case "note":
        words.note = value;
        break;
      case "kind":
        kind = oneOf(value, KINDS, "a kind of concept", say) ?? kind;
        break;
      case "severity":
        severity = oneOf(value, SEVERITIES, "a severity", say);
        break;
      case "case":
        letterCase = oneOf(value, CASES, "a way to treat case", say);
        break;
      case "except":
        except = [...new Set(readList(value, say))];
        break;
      case "forms":
        forms.set(column.locale, [...new Set(readList(value, say))]);
        break;
      case "terms":
        for (const wording of readList(value, say)) addWording(column.locale, wording, column.status, say);
    }
  }

  complainOfForms(forms, wordings, columns, complain);
  if (wordings.size === 0 && forms.size === 0) {
    if (!cells.some((cell, index) => cell.trim() !== "" && isWording(columns[index])))
      complain({
        cell: 0,
        message: "The row has no wording in any language.",
        advice: "Fill in a language column, or remove the row.",
      });
    return undefined;
  }
  const terms = new Map([...wordings].map(([locale, list]) => [locale, inOrder(list)]));
  return {
    id: words.id,
    kind,
    terms,
    forms,
    except,
    ...(letterCase === undefined ? {} : { letterCase }),
    ...(words.note === "" ? {} : { note: words.note }),
    ...(severity === undefined ? {} : { severity }),
  };

  function addWording(locale: Locale, wording: string, status: TermStatus, say: Say): void {
    const list = wordings.get(locale) ?? new Map<string, TermStatus>();
    wordings.set(locale, list);
    const other = list.get(wording);
    if (other !== undefined && other !== status)
      say(`«${quote(wording)}» is both ${other} and ${status} in ${locale}.`, "Keep one of the two.");
    else list.set(wording, status);
  }
}

/** A form of the preferred term cannot be a wording to avoid. */
function complainOfForms(
  forms: ReadonlyMap<Locale, readonly string[]>,
  wordings: ReadonlyMap<Locale, ReadonlyMap<string, TermStatus>>,
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

function isWording(column: Column | undefined): boolean {
  return column?.role === "terms" || column?.role === "forms";
}

type Say = (message: string, advice: string) => void;

function inOrder(list: ReadonlyMap<string, TermStatus>): readonly Term[] {
  if (list.size === 1) return [...list].map(([text, status]) => ({ text, status }));
  return STATUSES.flatMap((status) =>
    [...list].filter(([, other]) => other === status).map(([text]): Term => ({ text, status })),
  );
}

/** Wordings between bars; `\|` is a bar and `\\` a backslash of the wording itself. White space inside is one space. */
function readList(value: string, say: Say): readonly string[] {
  const wordings: string[] = [];
  let current = "";
  const finish = () => {
    const wording = current.replace(/\s+/g, " ").trim();
    current = "";
    if (wording.length > LONGEST_TERM)
      say(
        `The wording «${quote(wording)}» has ${wording.length} characters.`,
        `A term has ${LONGEST_TERM} at most; put longer texts into the note.`,
      );
    else if (wording !== "") wordings.push(wording);
  };
  for (let at = 0; at < value.length; at++) {
    const character = value.charAt(at);
    const next = value.charAt(at + 1);
    if (character === "\\" && (next === "|" || next === "\\")) {
      current += next;
      at++;
    } else if (character === "|") finish();
    else current += character;
  }
  finish();
  return wordings;
}

function oneOf<T extends string>(value: string, known: readonly T[], what: string, say: Say): T | undefined {
  const found = known.find((word) => word === value.toLowerCase());
  if (found !== undefined) return found;
  const near = nearest(value, known);
  say(
    `«${quote(value)}» is not ${what}.`,
    near ? `Did you mean ${near}?` : `Use one of ${known.join(", ")}.`,
  );
  return undefined;
}
