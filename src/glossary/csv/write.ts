import type { Locale } from "../../article/locale.ts";
import type { Concept } from "../concept.ts";
import { localesOf } from "../languages.ts";
import { STATUSES } from "../vocabulary.ts";
import { columnName, LANGUAGE_ROLES, type LanguageRole, type PlainRole } from "./columns.ts";

/** A column to write: its name and its cell for a concept. */
interface WrittenColumn {
  readonly name: string;
  readonly cell: (concept: Concept) => string;
}

/**
 * Writes concepts as native glossary CSV, with the columns that they need and no others: `id`, `kind`, `definition`, the
 * languages in order of first appearance with their preferred terms, then what else is said of their wordings, then the rest.
 * Reading the result gives the concepts again, but for file and position, and for white space at the edges of texts and
 * repeated inside wordings.
 *
 * @example writeGlossaryCsv(readGlossaryCsv("en,uk\nKyiv,Київ\n", "terms.csv").concepts) // "id,en,uk\nKyiv,Kyiv,Київ\n"
 */
export function writeGlossaryCsv(concepts: readonly Concept[]): string {
  return writeTable(concepts, ",");
}

/** As {@link writeGlossaryCsv}, with tabs between the cells. */
export function writeGlossaryTsv(concepts: readonly Concept[]): string {
  return writeTable(concepts, "\t");
}

function writeTable(concepts: readonly Concept[], delimiter: string): string {
  const columns = columnsFor(concepts);
  const lines = [
    columns.map(({ name }) => name),
    ...concepts.map((concept) => columns.map(({ cell }) => cell(concept))),
  ];
  return lines.map((cells) => `${cells.map(quoteCell).join(delimiter)}\n`).join("");
}

function columnsFor(concepts: readonly Concept[]): WrittenColumn[] {
  const locales = localesOf(concepts);
  const needed = (columns: readonly WrittenColumn[]) =>
    columns.filter(({ cell }) => concepts.some((concept) => cell(concept) !== ""));
  const ofLanguage = (role: LanguageRole) =>
    locales.map(
      (locale): WrittenColumn => ({
        name: columnName(locale, role),
        cell: (concept) => languageCell(concept, locale, role),
      }),
    );
  return [
    plain("id", ({ id }) => id),
    ...needed([
      plain("kind", ({ kind }) => (kind === "other" ? "" : kind)),
      plain("definition", ({ definition }) => definition),
    ]),
    ...ofLanguage("preferred"),
    ...needed([
      ...LANGUAGE_ROLES.flatMap(ofLanguage),
      plain("derivations", ({ derivations }) => derivations),
      plain("except", ({ except }) => writeList(except)),
      plain("outside", ({ outside }) => outside?.join("|")),
      plain("case", ({ letterCase }) => letterCase),
      plain("valid-from", ({ validFrom }) => validFrom),
      plain("valid-until", ({ validUntil }) => validUntil),
      plain("authority", ({ authority }) => authority),
      plain("severity", ({ severity }) => severity),
      plain("note", ({ note }) => note),
    ]),
  ];
}

function plain(name: PlainRole, value: (concept: Concept) => string | undefined): WrittenColumn {
  return { name, cell: (concept) => value(concept) ?? "" };
}

function languageCell(concept: Concept, locale: Locale, role: LanguageRole): string {
  const grammar = concept.grammar?.get(locale);
  switch (role) {
    case "forms":
      return writeList(concept.forms.get(locale) ?? []);
    case "derived":
      return writeList(concept.derived?.get(locale) ?? []);
    case "gender":
      return grammar?.gender ?? "";
    case "part-of-speech":
      return grammar?.partOfSpeech ?? "";
    case "indeclinable":
      return grammar?.indeclinable === undefined ? "" : grammar.indeclinable ? "yes" : "no";
    default: {
      const status = STATUSES.find((known) => known === role);
      const terms = (concept.terms.get(locale) ?? []).filter((term) => term.status === status);
      return writeList(terms.map(({ text }) => text));
    }
  }
}

function writeList(list: readonly string[]): string {
  return list.map((wording) => wording.replace(/[\\|]/g, "\\$&")).join("|");
}

function quoteCell(cell: string): string {
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
