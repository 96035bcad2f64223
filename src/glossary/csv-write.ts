import type { Locale } from "../article/locale.ts";
import type { Concept, TermStatus } from "./concept.ts";
import { columnName } from "./csv-columns.ts";

/** A column to write: its name and its cell for a concept. */
interface WrittenColumn {
  readonly name: string;
  readonly cell: (concept: Concept) => string;
}

const ROLES: readonly (TermStatus | "forms")[] = [
  "preferred",
  "admitted",
  "deprecated",
  "forbidden",
  "forms",
];

/**
 * Writes concepts as native glossary CSV, with the columns that they need and no others: `id`, `kind`, the languages
 * in order of first appearance with their preferred terms, then their further wordings, then the rest.
 * Reading the result gives the concepts again, but for file and position, and for white space at the edges of and
 * repeated inside wordings.
 */
export function writeGlossaryCsv(concepts: readonly Concept[]): string {
  const columns = columnsFor(concepts);
  const lines = [
    columns.map(({ name }) => name),
    ...concepts.map((concept) => columns.map(({ cell }) => cell(concept))),
  ];
  return lines.map((cells) => `${cells.map(quoteCell).join(",")}\n`).join("");
}

function columnsFor(concepts: readonly Concept[]): WrittenColumn[] {
  const locales = new Set<Locale>();
  for (const { terms, forms } of concepts) {
    for (const locale of terms.keys()) locales.add(locale);
    for (const locale of forms.keys()) locales.add(locale);
  }
  const language = (locale: Locale, role: TermStatus | "forms"): WrittenColumn => ({
    name: columnName(locale, role),
    cell: (concept) => writeList(wordings(concept, locale, role)),
  });
  const all: WrittenColumn[] = [
    { name: "kind", cell: ({ kind }) => (kind === "other" ? "" : kind) },
    ...ROLES.slice(1).flatMap((role) => [...locales].map((locale) => language(locale, role))),
    { name: "except", cell: ({ except }) => writeList(except) },
    { name: "case", cell: ({ letterCase }) => letterCase ?? "" },
    { name: "severity", cell: ({ severity }) => severity ?? "" },
    { name: "note", cell: ({ note }) => note ?? "" },
  ];
  const [kind, ...others] = all.filter(({ cell }) => concepts.some((concept) => cell(concept) !== ""));
  const preferred = [...locales].map((locale) => language(locale, "preferred"));
  const id: WrittenColumn = { name: "id", cell: (concept) => concept.id };
  if (kind === undefined) return [id, ...preferred];
  return kind.name === "kind" ? [id, kind, ...preferred, ...others] : [id, ...preferred, kind, ...others];
}

function wordings({ terms, forms }: Concept, locale: Locale, role: TermStatus | "forms"): readonly string[] {
  if (role === "forms") return forms.get(locale) ?? [];
  return (terms.get(locale) ?? []).filter(({ status }) => status === role).map(({ text }) => text);
}

function writeList(list: readonly string[]): string {
  return list.map((wording) => wording.replace(/[\\|]/g, "\\$&")).join("|");
}

function quoteCell(cell: string): string {
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
