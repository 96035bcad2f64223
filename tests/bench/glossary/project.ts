import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { checkIds } from "../../../src/checks/checks.ts";
import { xliffChecks } from "../../../src/checks/xliff-checks.ts";
import type { Translation } from "./corpus.ts";
import type { PlaceName, Wordings } from "./names.ts";

/** Wordings of each language by tag, and in it by the id of the name. */
export type WordingsByLanguage = ReadonlyMap<string, ReadonlyMap<string, Wordings>>;

/** A row of the glossary: cells by column. */
export type GlossaryRow = ReadonlyMap<string, string>;

/** File in which the sentences stand, and one in which every target is a text without any name. */
export const TRANSLATED = "ntrex";
export const CONTROL = "control";

/** A text of no language, so that every name of the source must be missed beside it. */
const NO_NAMES = "0.";

/**
 * Writes a project into a temporary folder: the glossary, and for each language the sentences as XLIFF, a unit a line.
 * Only one check is on.
 *
 * @returns The folder; {@link removeProject} removes it.
 */
export function writeProject(
  texts: readonly Translation[],
  english: readonly string[],
  rows: readonly GlossaryRow[],
  check: string,
): string {
  const folder = mkdtempSync(join(tmpdir(), "exonym-glossary-"));
  const ids = [...checkIds, ...xliffChecks.map(({ id }) => id)].filter((id) => id !== check);
  const config = {
    sourceLanguages: ["en"],
    locales: texts.map(({ locale }) => locale),
    checks: Object.fromEntries(ids.map((id) => [id, "off"])),
  };
  write("config/exonym.yaml", JSON.stringify(config));
  write("config/glossary/places.csv", csv(rows));
  for (const { locale, sentences } of texts) {
    write(`locales/${locale}/xliff/${TRANSLATED}.xlf`, xliff(locale, TRANSLATED, english, sentences));
    const nothing = english.map(() => NO_NAMES);
    write(`locales/${locale}/xliff/${CONTROL}.xlf`, xliff(locale, CONTROL, english, nothing));
  }
  return folder;

  function write(path: string, text: string): void {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

export function removeProject(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** The glossary that house style would be: English names and what each language calls them. */
export function policyRows(names: readonly PlaceName[], wordings: WordingsByLanguage): GlossaryRow[] {
  return names.map(({ id, english }) => {
    const [first = "", ...more] = english;
    const row = new Map([
      ["id", id],
      ["kind", "place"],
      ["en", list([first])],
      ["en:admitted", list(more)],
    ]);
    for (const [tag, byName] of wordings) {
      const found = byName.get(id);
      if (found === undefined) continue;
      row.set(column(tag), list([found.preferred]));
      row.set(`${column(tag)}:admitted`, list(found.admitted));
      row.set(`${column(tag)}:derived`, list(found.derived));
    }
    return row;
  });
}

/** The same as a CSV file. */
export function policyCsv(names: readonly PlaceName[], wordings: WordingsByLanguage): string {
  return csv(policyRows(names, wordings));
}

/** The same names, all of them forbidden and none known in English: what is found by the target alone. */
export function forbiddingRows(names: readonly PlaceName[], wordings: WordingsByLanguage): GlossaryRow[] {
  return names.map(({ id }) => {
    const row = new Map([
      ["id", id],
      ["kind", "place"],
    ]);
    for (const [tag, byName] of wordings) {
      const found = byName.get(id);
      if (found) row.set(`${column(tag)}:forbidden`, list([found.preferred, ...found.admitted]));
    }
    return row;
  });
}

/** `id` is the column of the concept's name. */
function column(tag: string): string {
  return tag === "id" ? "ind" : tag;
}

function list(wordings: readonly string[]): string {
  return wordings.map((wording) => wording.replace(/[|\\]/g, "\\$&")).join("|");
}

/** Columns that are empty all the way down are left out, as are rows without a wording. */
function csv(rows: readonly GlossaryRow[]): string {
  const columns = [
    ...new Set(rows.flatMap((row) => [...row].filter(([, cell]) => cell !== "").map(([name]) => name))),
  ];
  const worded = rows.filter((row) =>
    [...row].some(([name, cell]) => name !== "id" && name !== "kind" && cell !== ""),
  );
  const lines = [columns, ...worded.map((row) => columns.map((name) => row.get(name) ?? ""))];
  return lines
    .map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\n`)
    .join("");
}

function xliff(locale: string, name: string, sources: readonly string[], targets: readonly string[]): string {
  const units = sources.map(
    (source, index) =>
      `<trans-unit id="${index}"><source>${escapeXml(source)}</source><target state="translated">${escapeXml(targets[index] ?? "")}</target></trans-unit>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="${name}" source-language="en" target-language="${locale}" datatype="plaintext"><body>
${units.join("")}</body></file>
</xliff>
`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
