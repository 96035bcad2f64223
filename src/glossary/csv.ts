import { CsvError, parse } from "csv-parse/sync";
import type { Position } from "../article/problem.ts";
import { type Collector, createCollector } from "./collector.ts";
import { type Column, readColumn } from "./csv/columns.ts";
import { explainCsvError } from "./csv/faults.ts";
import { foreignLayout } from "./csv/foreign.ts";
import { createForeignReader } from "./csv/foreign-rows.ts";
import { recordPlaces } from "./csv/places.ts";
import { readRow } from "./csv/row.ts";
import type { TableReader } from "./csv/table.ts";
import { writeGlossaryCsv, writeGlossaryTsv } from "./csv/write.ts";
import type { GlossaryFormat, ReadOptions } from "./format.ts";
import { quote } from "./quote.ts";
import type { GlossaryReading } from "./reading.ts";

/**
 * Reads the native glossary CSV: a header row with language tags, one row per concept. Commas separate the cells;
 * semicolons or tabs do where the header has no comma. What DeepL, Weblate, Crowdin, Lokalise, Phrase and Google write is
 * known by its columns ({@link foreignLayout}). Never throws: problems are data.
 *
 * @param text the decoded file, with or without BOM.
 * @param file path as the user knows it, for messages.
 * @param options the languages of two columns that do not name them.
 * @example readGlossaryCsv("en,uk\nKyiv,Київ\n", "terms.csv").concepts[0]?.id // "Kyiv"
 */
export function readGlossaryCsv(text: string, file: string, options: ReadOptions = {}): GlossaryReading {
  return readTable(text, file, delimiterOf(text), options);
}

/** As {@link readGlossaryCsv}, with tabs between the cells and nothing else. */
function readGlossaryTsv(text: string, file: string, options: ReadOptions = {}): GlossaryReading {
  return readTable(text, file, "\t", options);
}

export const csv: GlossaryFormat = {
  name: "csv",
  extensions: [".csv"],
  read: readGlossaryCsv,
  write: (concepts) => ({ text: writeGlossaryCsv(concepts), leftOut: [] }),
};

export const tsv: GlossaryFormat = {
  name: "tsv",
  extensions: [".tsv", ".tab"],
  read: readGlossaryTsv,
  write: (concepts) => ({ text: writeGlossaryTsv(concepts), leftOut: [] }),
};

function readTable(text: string, file: string, delimiter: string, options: ReadOptions): GlossaryReading {
  const collector = createCollector(file);
  const places = recordPlaces(text, delimiter);
  let table: TableReader | undefined;
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
        if (table === undefined) table = beginTable(cells, places.cell, collector, options);
        else table.row(cells, places.cell);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    places.advanceTo(recordStart);
    collector.complain(places.cell(cellOf(error)), ...explainCsvError(error));
  }
  table?.end?.();
  if (table === undefined && collector.problemCount === 0)
    collector.complain(
      { line: 1, column: 1 },
      "The glossary is empty.",
      "Give it a header row of language tags, such as en,uk.",
    );
  return collector.finish();
}

/** Hundreds of languages with all that can be said of them; beyond, a few short rows would be a lot of work. */
const MOST_COLUMNS = 2000;

/** Decides by the first row how the others are read. */
function beginTable(
  cells: readonly string[],
  cell: (index: number) => Position,
  collector: Collector,
  options: ReadOptions,
): TableReader {
  if (cells.length > MOST_COLUMNS) {
    collector.complain(
      cell(MOST_COLUMNS),
      `The header row has ${cells.length} columns, more than the ${MOST_COLUMNS} that are read.`,
      "Divide the languages among several files.",
    );
    return { row: () => undefined };
  }
  const layout = foreignLayout(cells, options);
  if (layout !== undefined) return createForeignReader(layout, cells, cell, collector);
  const columns = readHeader(cells, cell, collector);
  const idColumn = columns.findIndex(({ role }) => role === "id");
  if (columns.length === 0) return { row: () => undefined };
  return {
    row(row, place) {
      const concept = readRow(row, columns, (problem) =>
        collector.complain(place(problem.cell), problem.message, problem.advice),
      );
      if (concept !== undefined)
        collector.add(concept, place(0), concept.id === "" ? undefined : place(idColumn));
    },
  };
}

/** The columns; none where no row could be read with them. */
function readHeader(
  cells: readonly string[],
  cell: (index: number) => Position,
  { complain }: Collector,
): Column[] {
  if (cells.length === 2 && cells.every((name) => !("column" in readColumn(name)))) {
    complain(
      cell(0),
      `The first row, «${quote(cells.join(", "))}», names no language.`,
      "If it holds terms already, put a row such as en,uk above it, or import the file with --source en --target uk.",
    );
    return [];
  }
  const seen = new Map<string, string>();
  let isSpoilt = false;
  const columns = cells.map((name, index): Column => {
    const reading = readColumn(name);
    if (!("column" in reading)) {
      complain(cell(index), reading.message, reading.advice);
      isSpoilt = true;
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
      isSpoilt = true;
      return IGNORED;
    }
    seen.set(key, name);
    return column;
  });
  if (columns.some((column) => column.role === "terms")) return columns;
  if (!isSpoilt)
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
