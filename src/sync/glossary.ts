import type { Problem } from "../article/problem.ts";
import type { Glossary } from "../glossary/concept.ts";
import { readGlossaryCsv } from "../glossary/csv.ts";
import { joinReadings } from "../glossary/join.ts";
import type { GlossaryReading } from "../glossary/reading.ts";
import type { Configuration } from "../project/configuration.ts";
import { listDataFiles } from "../project/data-files.ts";
import { readText } from "../project/files.ts";
import { attempt } from "./session.ts";

/** Reads a project's glossary files as one glossary. */
export async function loadGlossary(
  config: Pick<Configuration, "root" | "paths">,
): Promise<{ readonly glossary: Glossary; readonly problems: readonly Problem[] }> {
  const readings: GlossaryReading[] = [];
  const problems: Problem[] = [];
  for (const file of await listDataFiles(config, config.paths.glossary, [".csv", ".tbx"])) {
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
      readGlossaryCsv(await readText(config.root, file), file),
    );
    if (reading) readings.push(reading);
  }
  const joined = joinReadings(readings);
  return { glossary: joined.glossary, problems: [...problems, ...joined.problems] };
}
