import type { Problem } from "../article/problem.ts";
import type { Glossary } from "../glossary/concept.ts";
import { csv } from "../glossary/csv.ts";
import type { GlossaryFormat, ReadOptions } from "../glossary/format.ts";
import { glossaryEndings, glossaryFormatFor } from "../glossary/formats.ts";
import { joinReadings } from "../glossary/join.ts";
import type { GlossaryReading } from "../glossary/reading.ts";
import type { Configuration } from "../project/configuration.ts";
import { listDataFiles } from "../project/data-files.ts";
import { decodeXml } from "../project/encoding.ts";
import { decodeUtf8, readProjectBytes } from "../project/files.ts";
import { attempt } from "./session.ts";

/** Where glossary files are read from: the disk, or an earlier revision. */
export interface GlossarySource {
  /** Paths of the glossary files with one of these endings, in code-unit order. */
  list(endings: readonly string[]): Promise<readonly string[]>;
  read(path: string): Promise<Uint8Array>;
}

/**
 * Reads a project's glossary files as one glossary.
 *
 * @param source the project's folder where it is not given.
 */
export async function loadGlossary(
  config: Pick<Configuration, "root" | "paths">,
  source: GlossarySource = {
    list: (endings) => listDataFiles(config, config.paths.glossary, endings),
    read: (path) => readProjectBytes(config.root, path),
  },
): Promise<{ readonly glossary: Glossary; readonly problems: readonly Problem[] }> {
  const readings: GlossaryReading[] = [];
  const problems: Problem[] = [];
  for (const file of await source.list(glossaryEndings)) {
    const reading = await attempt(problems, async () => readGlossaryFile(await source.read(file), file));
    if (reading) readings.push(reading);
  }
  const joined = joinReadings(readings);
  return { glossary: joined.glossary, problems: [...problems, ...joined.problems] };
}

/**
 * Reads one glossary file.
 *
 * @param file path as the user knows it.
 * @param format by default what the file's name says; CSV where it says none.
 * @throws ExonymError (usage) where the file's bytes are not of its encoding.
 */
export function readGlossaryFile(
  bytes: Uint8Array,
  file: string,
  options?: ReadOptions,
  format: GlossaryFormat = glossaryFormatFor(file) ?? csv,
): GlossaryReading {
  const text = format.name === "tbx" ? decodeXml(bytes, file).text : decodeUtf8(bytes, file);
  return format.read(text, file, options);
}
