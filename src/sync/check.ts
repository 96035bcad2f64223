import type { Finding } from "../article/finding.ts";
import { type Locale, UNDETERMINED } from "../article/locale.ts";
import type { Problem } from "../article/problem.ts";
import type { BilingualDocument } from "../article/translation.ts";
import { byPlace, runChecks } from "../checks/run.ts";
import { beginProjectChecks } from "../checks/run-project.ts";
import type { CheckSettings } from "../checks/settings.ts";
import { runXliffRules } from "../checks/xliff-rules.ts";
import type { Glossary } from "../glossary/concept.ts";
import { listXliff } from "../project/articles.ts";
import type { Configuration } from "../project/configuration.ts";
import { decodeXml } from "../project/encoding.ts";
import { readBytes, readProjectBytes } from "../project/files.ts";
import { xliffPath } from "../project/paths.ts";
import { readXliff } from "../xliff/read.ts";
import { loadGlossary } from "./glossary.ts";
import { localesToDo } from "./project.ts";
import { attempt } from "./session.ts";

/** What checks say, and which files they could not look at. */
export interface CheckReport {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** The files that were asked for, in order. */
  readonly files: readonly string[];
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
 * @param read How a file's text is got, where it is not read from the disk.
 */
export async function checkFiles(
  files: readonly string[],
  glossary: Glossary,
  settings: CheckSettings,
  read: (file: string) => Promise<string> = async (file) => decodeXml(await readBytes(file), file).text,
): Promise<CheckReport> {
  return checkEach(files, read, glossary, settings);
}

async function checkEach(
  files: readonly string[],
  read: (file: string) => Promise<string>,
  glossary: Glossary,
  settings: CheckSettings,
): Promise<CheckReport> {
  runChecks(NO_DOCUMENT, glossary, settings); // a wrong setting is one error, not one per file
  const together = beginProjectChecks(glossary, settings);
  const findings: Finding[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const document = await attempt(problems, async () => readXliff(await read(file), file));
    if (!document) continue;
    const segments = document.segments.filter((segment) => segment.translate);
    together.add({ ...document, segments });
    const found = [
      ...runChecks({ ...document, segments }, glossary, settings),
      ...runXliffRules(document, settings),
    ];
    for (const finding of found.sort(byPlace)) findings.push(finding);
  }
  return { findings: inOrder([...findings, ...together.findings()], files), problems, files };
}

/** By file as it was asked for, and by place. */
function inOrder(findings: readonly Finding[], files: readonly string[]): Finding[] {
  const order = new Map(files.map((file, index) => [file, index]));
  const rank = ({ file }: Finding) => order.get(file) ?? files.length;
  return [...findings].sort((a, b) => rank(a) - rank(b) || byPlace(a, b));
}

const NO_DOCUMENT: BilingualDocument = {
  file: "",
  original: "",
  sourceLocale: UNDETERMINED,
  targetLocale: UNDETERMINED,
  segments: [],
};
