import { CsvError, parse } from "csv-parse/sync";
import { text as textPart } from "../article/content.ts";
import { type Locale, languageOf, tryLocale } from "../article/locale.ts";
import { usageError } from "../article/problem.ts";
import type { BilingualEntry } from "./memory.ts";

/** A row with the line that it begins at. */
interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Reads a table whose header row has a locale tag per column: sentences of the first column with their translations in
 * the others. The header tells tab, comma and semicolon apart. With commas or semicolons cells may be quoted (RFC 4180);
 * with tabs a quote is a character like others (IANA text/tab-separated-values). Cells are trimmed, empty ones left out.
 *
 * @param text the decoded file; a BOM is skipped.
 * @throws ExonymError with the line of what is wrong.
 * @example readTable("en\tuk\nGood evening.\tДобрий вечір.\n", "memory.tsv")
 */
export function readTable(text: string, file: string): BilingualEntry[] {
  const [header, ...rows] = parseRows(text, file);
  if (header === undefined) {
    throw usageError("The table is empty.", "Its first row has to name the languages, such as en,fr.", {
      file,
    });
  }
  const [sourceLocale, ...targetLocales] = readHeader(header, file);
  if (sourceLocale === undefined || targetLocales.length === 0) {
    throw usageError(
      "The table has one column only.",
      "Its first row has to name the source language and at least one other, such as en,fr.",
      { file, position: { line: header.line, column: 1 } },
    );
  }
  return rows.flatMap(({ cells: [source = "", ...targets] }) =>
    source === ""
      ? []
      : targetLocales.flatMap((targetLocale, index): BilingualEntry[] => {
          const target = targets[index] ?? "";
          if (target === "") return [];
          return [
            {
              sourceLocale,
              targetLocale,
              source: [textPart(source)],
              target: [textPart(target)],
              context: null,
              state: "translated",
              from: file,
            },
          ];
        }),
  );
}

function readHeader({ cells, line }: Row, file: string): Locale[] {
  const locales = cells.map((tag) => {
    const locale = tryLocale(tag);
    // BCP 47 leaves room for languages of five to eight letters, but there are none: «source» is a mistake.
    if (locale !== undefined && languageOf(locale).length <= 3) return locale;
    throw usageError(
      `«${tag}» in the first row is not a language tag.`,
      "The first row has to hold a BCP 47 tag per column, such as en, uk or zh-Hant.",
      { file, position: { line, column: 1 } },
    );
  });
  const twice = locales.find((locale, index) => locales.indexOf(locale) !== index);
  if (twice === undefined) return locales;
  throw usageError(`The language «${twice}» has two columns.`, "Keep one of them.", {
    file,
    position: { line, column: 1 },
  });
}

function parseRows(text: string, file: string): Row[] {
  const delimiter = delimiterOf(text);
  try {
    // With `info`, csv-parse gives objects; its types do not say so.
    const records = parse(text, {
      bom: true,
      delimiter,
      info: true,
      quote: delimiter === "\t" ? null : '"',
      relax_column_count_less: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { readonly info: { readonly lines: number }; readonly record: readonly string[] }[];
    return records.map(({ info, record }) => ({ cells: record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : 1;
    const advice = error.code.includes("QUOTE")
      ? "Put quotation marks around the cell and double those inside it."
      : "Give every row as many cells as the first one has.";
    throw usageError(`The table cannot be read: ${error.message.replace(/\.$/, "")}.`, advice, {
      file,
      position: { line, column: 1 },
    });
  }
}

/** The first separator of the header: no language tag holds one. */
function delimiterOf(text: string): string {
  return /[\t,;\r\n]/.exec(text)?.[0].replace(/[\r\n]/, ",") ?? ",";
}
