import type { Locale } from "../../article/locale.ts";
import type { Position } from "../../article/problem.ts";
import type { Collector } from "../collector.ts";
import type { TermStatus } from "../concept.ts";
import { addGrammar, addNote, addTerm, type Draft } from "../draft.ts";
import { quote } from "../quote.ts";
import { startConcepts } from "../started-concepts.ts";
import { meaningOf, readText, readWording, type Say } from "../values.ts";
import { GENDERS, PARTS_OF_SPEECH, STATUSES } from "../vocabulary.ts";
import { localeOf } from "./columns.ts";
import type { ForeignColumn, ForeignLayout, ForeignRole } from "./foreign.ts";
import WORDS from "./foreign-words.json" with { type: "json" };
import type { TableReader } from "./table.ts";

type PlaceOf = (cell: number) => Position;

/** The term of a row whose language the table does not name. */
interface BaseTerm {
  readonly draft: Draft;
  readonly text: string;
  readonly status: TermStatus;
  /** What the row has in other languages. */
  readonly others: ReadonlyMap<Locale, string>;
  /** Whether it stays as it is in all languages. */
  readonly isFixed: boolean;
}

/** Reads the rows of another tool's table; rows with the same id are one concept. */
export function createForeignReader(
  layout: ForeignLayout,
  header: readonly string[],
  headerPlace: PlaceOf,
  collector: Collector,
): TableReader {
  const { columns, languages } = layout;
  const concepts = startConcepts();
  const bases: BaseTerm[] = [];
  const locales = columns.flatMap((column) => (column.role === "wording" ? [column.locale] : []));
  const plain = new Map(columns.map((column, index) => [column.role, index]));
  const statuses = new Map(
    columns.flatMap((column, index) => (column.role === "status" ? [[column.locale, index]] : [])),
  );
  const firstPlace = headerPlace(0);
  let isLanguageMissing = false;

  const row: TableReader["row"] = (cells, place) => {
    if (cells.every((cell) => cell.trim() === "")) return;
    const value = (role: ForeignRole) => cells[plain.get(role) ?? -1]?.trim() ?? "";
    if (value("fuzzy") !== "" && WORDS.yes.includes(value("fuzzy").toLowerCase())) {
      collector.leaveOut("fuzzy", () => place(0), "Terms that are marked as fuzzy are not decided yet.");
      return;
    }
    const id = value("id");
    const draft = concepts.draftOf(id === "" ? undefined : id, () => ({
      id,
      position: place(0),
      idPlace: place(plain.get("id") ?? 0),
    }));
    const say =
      (index: number): Say =>
      (message, advice) =>
        collector.complain(place(index), message, advice);
    const isForbidden = WORDS.yes.includes(value("forbidden").toLowerCase());
    const isFixed = WORDS.no.includes(value("translatable").toLowerCase()) && value("translatable") !== "";
    const found = new Map<Locale, string>();
    for (const [index, cell] of cells.entries()) {
      const column = columns[index];
      const text = cell.trim();
      if (text === "" || column === undefined) continue;
      if (column.role === "left-out") {
        collector.leaveOut(
          `column ${index}`,
          () => place(index),
          `The column «${quote(header[index] ?? "")}» is not read.`,
        );
        continue;
      }
      const [wording] = isTerm(column) ? readWording(text, say(index)) : [];
      if (wording === undefined) {
        readAttribute(draft, column, text, say(index));
      } else if (column.role === "base") {
        const status = isForbidden ? "forbidden" : "preferred";
        bases.push({ draft, text: wording, status, others: found, isFixed });
      } else {
        const locale = languageOf(column, value);
        if (locale === undefined) continue;
        found.set(locale, wording);
        const status = isForbidden ? "forbidden" : statusIn(cells, locale, say);
        addTerm(draft, locale, wording, status, say(index));
      }
    }
  };

  if (!layout.hasHeader) row(header, headerPlace);
  return { row, end };

  function languageOf(column: ForeignColumn, value: (role: ForeignRole) => string): Locale | undefined {
    if (column.role === "wording") return column.locale;
    const side = column.role === "target" ? "target" : "source";
    const locale = localeOf(value(`${side}-language`)) ?? languages[side];
    if (locale === undefined) isLanguageMissing = true;
    return locale;
  }

  function statusIn(cells: readonly string[], locale: Locale, say: (index: number) => Say): TermStatus {
    const index = statuses.get(locale) ?? -1;
    const word = cells[index]?.trim() ?? "";
    if (word === "") return "preferred";
    const known = meaningOf(word, WORDS.statuses, STATUSES);
    if (known !== undefined) return known;
    say(index)(
      `«${quote(word)}» is not a status of a term.`,
      `Use one of ${Object.keys(WORDS.statuses).join(", ")}.`,
    );
    return "admitted";
  }

  /** The language of terms that the table says no language of can be told where one column repeats them. */
  function end(): void {
    const base = bases.length === 0 ? undefined : (languages.source ?? repeatedIn(bases, locales));
    for (const { draft, text, status, others, isFixed } of bases) {
      if (base !== undefined) addTerm(draft, base, text, status);
      if (isFixed)
        for (const locale of locales) if (!others.has(locale)) addTerm(draft, locale, text, status);
    }
    if (isLanguageMissing || (bases.length > 0 && base === undefined))
      collector.complain(
        firstPlace,
        "The file does not say which language its terms are in.",
        `Say it with exonym glossary import --source en${isLanguageMissing ? " --target uk" : ""}, or name the columns by language tags.`,
      );
    concepts.addTo(collector);
  }
}

function isTerm({ role }: ForeignColumn): boolean {
  return role === "wording" || role === "base" || role === "source" || role === "target";
}

function readAttribute(draft: Draft, column: ForeignColumn, text: string, say: Say): void {
  switch (column.role) {
    case "definition":
      draft.fields.definition ??= readText(text, say);
      break;
    case "note":
      addNote(draft, text, say);
      break;
    case "case-sensitive":
      if (WORDS.yes.includes(text.toLowerCase())) draft.fields.letterCase = "sensitive";
      break;
    case "part-of-speech": {
      const partOfSpeech = meaningOf(text, WORDS.partsOfSpeech, PARTS_OF_SPEECH) ?? "other";
      addGrammar(draft, column.locale, { partOfSpeech });
      break;
    }
    case "gender": {
      const gender = meaningOf(text, WORDS.genders, GENDERS);
      if (gender !== undefined) addGrammar(draft, column.locale, { gender });
      break;
    }
    default:
  }
}

/** The language whose column says nothing but the very same terms. */
function repeatedIn(bases: readonly BaseTerm[], locales: readonly Locale[]): Locale | undefined {
  return locales.find(
    (locale) =>
      bases.some(({ others }) => others.has(locale)) &&
      bases.every(({ others, text }) => (others.get(locale) ?? text) === text),
  );
}
