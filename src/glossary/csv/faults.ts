import type { CsvError } from "csv-parse/sync";

/** What is wrong in a text that cannot be taken apart into rows and cells, in plain words, and what to do. */
export function explainCsvError({ code }: CsvError): [message: string, advice: string] {
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
