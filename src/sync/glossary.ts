import type { Problem } from "../article/problem.ts";
import type { Glossary } from "../glossary/concept.ts";
import { readGlossaryCsv } from "../glossary/csv.ts";
import { joinReadings } from "../glossary/join.ts";
import type { GlossaryReading } from "../glossary/reading.ts";
import type { Configuration } from "../project/configuration.ts";
import { listDataFiles } from "../project/data-files.ts";
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
  for (const file of await source.list([".csv", ".tbx"])) {
    if (file.toLowerCase().endsWith(".tbx")) {
      const advice = "Export the glossary as CSV; docs/glossary.md has the columns.";
      problems.push({
        kind: "usage",
        file,
        message: "TBX cannot be read yet, so these terms do not count.",
        advice,
      });
      continue;
    }
    const reading = await attempt(problems, async () =>
      readGlossaryCsv(decodeUtf8(await source.read(file), file), file),
    );
    if (reading) readings.push(reading);
  }
  const joined = joinReadings(readings);
  return { glossary: joined.glossary, problems: [...problems, ...joined.problems] };
}
