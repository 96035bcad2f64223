import type { Locale } from "../../article/locale.ts";
import type { Position } from "../../article/problem.ts";
import { type Collector, createCollector } from "../collector.ts";
import { addGrammar, addNote, addTerm, type Draft, isWordless, statusOf } from "../draft.ts";
import type { ReadOptions } from "../format.ts";
import { quote } from "../quote.ts";
import type { GlossaryReading } from "../reading.ts";
import { type StartedConcepts, startConcepts } from "../started-concepts.ts";
import { meaningOf, readWording, type Say } from "../values.ts";
import { PARTS_OF_SPEECH, STATUSES } from "../vocabulary.ts";
import { readUtxColumns, readUtxLanguages, type UtxColumn, type UtxHeader } from "./header.ts";
import WORDS from "./words.json" with { type: "json" };

/** What the rows of a file become, and how. */
interface Reader {
  readonly header: UtxHeader;
  readonly source: Locale;
  readonly target: Locale;
  readonly collector: Collector;
  readonly started: StartedConcepts;
}

/**
 * Reads UTX (AAMT, Universal Terminology eXchange 1.00 to 1.20): lines of a header that begin with `#`, the last of them the
 * columns, then a pair of terms a line, with tabs between. Rows with the same concept ID, or without one with the same source
 * term, are one concept; the status is that of the target term. Never throws: problems are data.
 *
 * @param text the decoded file, with or without BOM.
 * @param file path as the user knows it, for messages.
 * @param options the languages, where the first line does not give them.
 * @example readUtx("#UTX 1.20; en/uk\n#src\ttgt\nKyiv\tКиїв\n", "terms.utx").concepts.length // 1
 */
export function readUtx(text: string, file: string, options: ReadOptions = {}): GlossaryReading {
  const collector = createCollector(file);
  let languages: ReturnType<typeof readUtxLanguages>;
  let reader: Reader | undefined;
  let number = 0;
  for (const line of linesOf(text)) {
    number++;
    const at = (column: number): Position => ({ line: number, column });
    if (number === 1) {
      languages = readUtxLanguages(line);
      if (languages === undefined) {
        collector.complain(
          at(1),
          "This is not UTX: it does not begin with «#UTX».",
          "Begin it with a line such as #UTX 1.20; en/uk.",
        );
        break;
      }
    } else if (line.startsWith("#")) {
      const header = languages && readUtxColumns(line, languages);
      if (header === undefined || reader !== undefined) continue;
      reader = beginRows(header, options, collector, at(1));
      if (reader === undefined) break;
    } else if (line.trim() !== "") {
      if (reader === undefined) {
        collector.complain(
          at(1),
          "Terms begin before the columns are named.",
          "Put a line such as #src, tgt, term status before them, with tabs between.",
        );
        break;
      }
      readRow(line, number, reader);
    }
  }
  reader?.started.addTo(collector);
  return collector.finish();
}

function beginRows(
  header: UtxHeader,
  options: ReadOptions,
  collector: Collector,
  position: Position,
): Reader | undefined {
  const source = header.source ?? options.source;
  const target = header.target ?? options.target;
  if (source === undefined || target === undefined) {
    collector.complain(
      position,
      "The file does not say its two languages.",
      "Name them in the first line, as in #UTX 1.20; en/uk.",
    );
    return undefined;
  }
  if (!header.columns.includes("source") || !header.columns.includes("target")) {
    collector.complain(position, "There is no column of terms.", "Name the columns src and tgt.");
    return undefined;
  }
  return { header, source, target, collector, started: startConcepts() };
}

function readRow(line: string, number: number, reader: Reader): void {
  const { header, source, target, collector } = reader;
  const cells = cellsOf(line, header.columns.length);
  const at = (index: number): Position => ({ line: number, column: (cells[index]?.start ?? 0) + 1 });
  const value = (column: UtxColumn): string => {
    const text = cells[header.columns.indexOf(column)]?.text ?? "";
    return text === "-" && column !== "source" && column !== "target" ? "" : text;
  };
  const sayAt =
    (column: UtxColumn): Say =>
    (message, advice) =>
      collector.complain(at(header.columns.indexOf(column)), message, advice);
  const [from] = readWording(value("source"), sayAt("source"));
  const [to] = readWording(value("target"), sayAt("target"));
  if (from === undefined) {
    if (value("source") === "")
      collector.complain(at(0), "The row has no source term.", "Give it one, or remove the row.");
    return;
  }
  const id = value("concept-id");
  const draft = reader.started.draftOf(id === "" ? `term ${from}` : `id ${id}`, () => ({
    id,
    position: at(0),
    idPlace: at(header.columns.indexOf("concept-id")),
  }));
  if (statusOf(draft, source, from) === undefined)
    addTerm(draft, source, from, isWordless(draft) ? "preferred" : "admitted");
  if (to !== undefined) {
    const status = statusIn(value("status"), sayAt("status"));
    addTerm(draft, target, to, status, sayAt("target"));
  }
  readPartOfSpeech(value("source-pos"), source, draft);
  readPartOfSpeech(value("target-pos"), target, draft);
  const comment = value("comment");
  if (comment !== "") addNote(draft, comment, sayAt("comment"));
  for (const [index, { text }] of cells.entries())
    if (header.columns[index] === "unread" && text !== "" && text !== "-")
      collector.leaveOut(
        `column ${index}`,
        () => at(index),
        `The column «${quote(header.names[index] ?? "")}» is not read.`,
      );
}

function statusIn(word: string, say: Say) {
  if (word === "") return "preferred";
  const known = meaningOf(word, WORDS.statuses, STATUSES);
  if (known !== undefined) return known;
  say(`«${quote(word)}» is not a status of a term.`, `Use one of ${Object.keys(WORDS.statuses).join(", ")}.`);
  return "admitted";
}

function readPartOfSpeech(word: string, locale: Locale, draft: Draft): void {
  const partOfSpeech = meaningOf(word.replace(/\s+/g, ""), WORDS.partsOfSpeech, PARTS_OF_SPEECH);
  if (partOfSpeech !== undefined) addGrammar(draft, locale, { partOfSpeech });
}

/** The cells of a line with where they begin; those behind the last column are not looked at. */
function cellsOf(line: string, most: number): { readonly text: string; readonly start: number }[] {
  const cells: { readonly text: string; readonly start: number }[] = [];
  let start = 0;
  while (cells.length < most) {
    const tab = line.indexOf("\t", start);
    const end = tab < 0 ? line.length : tab;
    const text = line.slice(start, end);
    cells.push({ text: text.trim(), start: start + (text.length - text.trimStart().length) });
    if (tab < 0) break;
    start = tab + 1;
  }
  return cells;
}

/** Lines end at LF, CRLF or a lone CR; a BOM is dropped. */
function* linesOf(text: string): Generator<string, void, undefined> {
  const ends = /\r\n?|\n/g;
  let start = text.startsWith("\ufeff") ? 1 : 0;
  for (let match = ends.exec(text); match !== null; match = ends.exec(text)) {
    yield text.slice(start, match.index);
    start = ends.lastIndex;
  }
  if (start < text.length) yield text.slice(start);
}
