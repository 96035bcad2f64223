import { CsvError, parse } from "csv-parse/sync";
import type { Position, Problem } from "../article/problem.ts";
import type { Concept } from "./concept.ts";
import { type Column, readColumn } from "./csv/columns.ts";
import { recordPlaces } from "./csv/places.ts";
import { type RowConcept, readRow } from "./csv/row.ts";
import { freeIds } from "./free-ids.ts";
import { quote } from "./quote.ts";
import { type GlossaryReading, MOST_PROBLEMS } from "./reading.ts";

/**
 * Reads the native glossary CSV: a header row with language tags, one row per concept. Commas separate the cells;
 * semicolons or tabs do where the header has no comma. Never throws: problems are data.
 *
 * @param text the decoded file, with or without BOM.
 * @param file path as the user knows it, for messages.
 * @example readGlossaryCsv("en,uk\nKyiv,Київ\n", "terms.csv").concepts[0]?.id // "Kyiv"
 */
export function readGlossaryCsv(text: string, file: string): GlossaryReading {
  const problems: Problem[] = [];
  const complain = (position: Position, message: string, advice: string) => {
    if (problems.length < MOST_PROBLEMS) problems.push({ kind: "usage", message, advice, file, position });
  };
  const delimiter = delimiterOf(text);
  const places = recordPlaces(text, delimiter);
  const rows: { readonly concept: RowConcept; readonly position: Position }[] = [];
  const idPlaces = new Map<string, Position>();
  let columns: readonly Column[] | undefined;
  let recordStart = 0;

  try {
    parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { bytes }) => {
        places.advanceTo(recordStart);
        recordStart = bytes;
        if (columns === undefined) columns = readHeader(cells, places.cell, complain);
        else if (columns.length > 0) addRow(cells, columns);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    places.advanceTo(recordStart);
    complain(places.cell(cellOf(error)), ...explain(error));
  }
  if (columns === undefined && problems.length === 0)
    complain(
      { line: 1, column: 1 },
      "The glossary is empty.",
      "Give it a header row of language tags, such as en,uk.",
    );
  return { concepts: withIds(rows, idPlaces, file), problems, idPlaces, leftOut: [] };

  function addRow(cells: readonly string[], header: readonly Column[]): void {
    const concept = readRow(cells, header, (problem) =>
      complain(places.cell(problem.cell), problem.message, problem.advice),
    );
    if (concept === undefined) return;
    const position = places.cell(0);
    if (concept.id !== "") {
      const idPlace = places.cell(header.findIndex((column) => column.role === "id"));
      const before = idPlaces.get(concept.id);
      if (before !== undefined) {
        complain(
          idPlace,
          `The id «${quote(concept.id)}» is taken by the concept of line ${before.line}.`,
          "Give every concept an id of its own.",
        );
        return;
      }
      idPlaces.set(concept.id, idPlace);
    }
    rows.push({ concept, position });
  }
}

type Complain = (position: Position, message: string, advice: string) => void;

/** The columns; none where no row could be read with them. */
function readHeader(
  cells: readonly string[],
  cell: (index: number) => Position,
  complain: Complain,
): Column[] {
  const seen = new Map<string, string>();
  const columns = cells.map((name, index): Column => {
    const reading = readColumn(name);
    if (!("column" in reading)) {
      complain(cell(index), reading.message, reading.advice);
      return IGNORED;
    }
    const { column } = reading;
    if (column.role === "nameless") return column;
    const key = JSON.stringify(column);
    const before = seen.get(key);
    if (before !== undefined) {
      complain(
        cell(index),
        before === name
          ? `The column «${quote(name)}» stands there twice.`
          : `The columns «${quote(before)}» and «${quote(name)}» mean the same.`,
        column.role === "id"
          ? "Name the column of Indonesian ind."
          : "Join the two, with | between wordings.",
      );
      return IGNORED;
    }
    seen.set(key, name);
    return column;
  });
  if (columns.some((column) => column.role === "terms")) return columns;
  if (!columns.includes(IGNORED))
    complain(
      cell(0),
      "The header row names no language.",
      "Begin the file with a row of language tags, such as en,uk.",
    );
  return [];
}

/** Stands for a column whose name was complained of already. */
const IGNORED: Column = { role: "ignored" };

/** The separator of the header row, outside quotation marks. */
function delimiterOf(text: string): string {
  const header = /^\ufeff?[\r\n]*([^\r\n]*)/.exec(text)?.[1] ?? "";
  const unquoted = header.replace(/"[^"]*"?/g, "");
  return [",", ";", "\t"].find((delimiter) => unquoted.includes(delimiter)) ?? ",";
}

/** csv-parse tells the number of the cell that it could not read; the field is missing in its types. */
function cellOf(error: CsvError): number {
  const { column } = error as { column?: unknown }; // read and tested in the next line
  return typeof column === "number" ? column : 0;
}

function explain({ code }: CsvError): [message: string, advice: string] {
  switch (code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return [
        "A quotation mark is opened and never closed.",
        'Close it; inside a quoted cell write " twice.',
      ];
    case "INVALID_OPENING_QUOTE":
      return [
        "A quotation mark stands inside a cell that does not begin with one.",
        'Put the whole cell into quotation marks and write " twice inside.',
      ];
    case "CSV_INVALID_CLOSING_QUOTE":
      return [
        "Something stands behind a cell's closing quotation mark.",
        'Inside a quoted cell write " twice.',
      ];
    default:
      return ["The row cannot be read as CSV.", "Compare it with RFC 4180."];
  }
}

/** Gives a concept without an id its first wording for one, with a number where that is taken. */
function withIds(
  rows: readonly { readonly concept: RowConcept; readonly position: Position }[],
  given: ReadonlyMap<string, Position>,
  file: string,
): Concept[] {
  const makeId = freeIds(given.keys());
  return rows.map(({ concept, position }) => {
    const id = concept.id === "" ? makeId(firstWording(concept)) : concept.id;
    return { ...concept, id, file, position };
  });
}

function firstWording({ terms, forms }: RowConcept): string {
  for (const list of terms.values()) if (list[0]) return list[0].text;
  for (const list of forms.values()) if (list[0]) return list[0];
  return "concept";
}
