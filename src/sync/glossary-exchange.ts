import { basename } from "node:path";
import { usageError } from "../article/problem.ts";
import type { Glossary } from "../glossary/concept.ts";
import { csv } from "../glossary/csv.ts";
import type { GlossaryFormat, WriteOptions, WrittenGlossary } from "../glossary/format.ts";
import { glossaryFormatFor } from "../glossary/formats.ts";
import type { GlossaryReading } from "../glossary/reading.ts";
import type { Configuration } from "../project/configuration.ts";

/**
 * Where a project keeps what is imported: a CSV file of the same name in its glossary folder.
 *
 * @param file the imported file, as the user named it.
 * @example importPlace({ paths: { glossary: "config/glossary" } }, "~/Terms.tbx") // "config/glossary/Terms.csv"
 */
export function importPlace(
  config: { readonly paths: Pick<Configuration["paths"], "glossary"> },
  file: string,
): string {
  const name = basename(file)
    .replace(/\.[^.]*$/, "")
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[.-]+/, "");
  return `${config.paths.glossary}/${name === "" ? "imported" : name}.csv`;
}

/**
 * Writes what was read of a file in the format that a name says.
 *
 * @param out the name of the file to be; CSV where it says no format.
 * @throws ExonymError (usage) where the format needs an option that is not given.
 */
export function convertGlossary(
  { concepts }: Pick<GlossaryReading, "concepts">,
  out: string | undefined,
  options: WriteOptions,
): WrittenGlossary {
  const format = out === undefined ? undefined : glossaryFormatFor(out);
  return (format ?? csv).write(concepts, options);
}

/**
 * Writes a project's glossary in a format. Formats of two languages get the project's, where it has only one of each.
 *
 * @throws ExonymError (usage) where an option is missing, or is not one of the format.
 */
export function exportGlossary(
  { concepts }: Glossary,
  format: GlossaryFormat,
  config: Pick<Configuration, "sourceLanguages" | "locales">,
  options: WriteOptions,
): WrittenGlossary {
  if (format.name !== "tbx" && (options.dialect !== undefined || options.style !== undefined))
    throw usageError(
      `Dialects and styles are of TBX, and this is ${format.name.toUpperCase()}.`,
      "Use --format tbx, or leave out --dialect and --style.",
    );
  return format.write(concepts, {
    ...options,
    source: options.source ?? onlyOne(config.sourceLanguages),
    target: options.target ?? onlyOne(config.locales),
  });
}

function onlyOne<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}
