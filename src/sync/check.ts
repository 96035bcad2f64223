import type { Finding } from "../article/finding.ts";
import { type Locale, UNDETERMINED } from "../article/locale.ts";
import type { Problem } from "../article/problem.ts";
import type { BilingualDocument } from "../article/translation.ts";
import { type CheckSettings, runChecks } from "../checks/run.ts";
import type { Glossary } from "../glossary/concept.ts";
import { type GlossaryReading, readGlossaryCsv } from "../glossary/csv.ts";
import { joinReadings } from "../glossary/join.ts";
import { listXliff } from "../project/articles.ts";
import type { Configuration } from "../project/configuration.ts";
import { listDataFiles } from "../project/data-files.ts";
import { decodeXml } from "../project/encoding.ts";
import { readBytes, readProjectBytes, readText } from "../project/files.ts";
import { xliffPath } from "../project/paths.ts";
import { readXliff } from "../xliff/read.ts";
import { localesToDo } from "./project.ts";
import { attempt } from "./session.ts";

/** What checks say, and which files they could not look at. */
export interface CheckReport {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** The files that were asked for, in order. */
  readonly files: readonly string[];
}

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

/** Checks all XLIFF files of a project. Writes nothing. */
export async function checkProject(config: Configuration, asked?: readonly Locale[]): Promise<CheckReport> {
  const locales = localesToDo(config, asked);
  const { glossary, problems: glossaryProblems } = await loadGlossary(config);
  const problems = [...glossaryProblems];
  const paths: string[] = [];
  for (const locale of locales) {
    const found = await listXliff(config, locale);
    problems.push(...found.problems);
    paths.push(...found.articles.map((article) => xliffPath(config, locale, article)));
  }
  const read = async (path: string) => decodeXml(await readProjectBytes(config.root, path), path).text;
  const report = await checkEach(paths, read, glossary, config.checks);
  return { ...report, problems: [...problems, ...report.problems] };
}

/**
 * Checks bilingual XLIFF files of any place and origin.
 *
 * @param files As the user names them, absolute or relative to the working directory.
 */
export async function checkFiles(
  files: readonly string[],
  glossary: Glossary,
  settings: CheckSettings,
): Promise<CheckReport> {
  return checkEach(files, async (file) => decodeXml(await readBytes(file), file).text, glossary, settings);
}

async function checkEach(
  files: readonly string[],
  read: (file: string) => Promise<string>,
  glossary: Glossary,
  settings: CheckSettings,
): Promise<CheckReport> {
  runChecks(NO_DOCUMENT, glossary, settings); // a wrong setting is one error, not one per file
  const findings: Finding[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const document = await attempt(problems, async () => readXliff(await read(file), file));
    if (!document) continue;
    const segments = document.segments.filter((segment) => segment.translate);
    findings.push(...runChecks({ ...document, segments }, glossary, settings));
  }
  return { findings, problems, files };
}

const NO_DOCUMENT: BilingualDocument = {
  file: "",
  original: "",
  sourceLocale: UNDETERMINED,
  targetLocale: UNDETERMINED,
  segments: [],
};
