import type { Finding } from "../article/finding.ts";
import { type Locale, UNDETERMINED } from "../article/locale.ts";
import type { Problem } from "../article/problem.ts";
import type { BilingualDocument } from "../article/translation.ts";
import { byPlace, inFileOrder, runChecks } from "../checks/run.ts";
import { beginProjectChecks } from "../checks/run-project.ts";
import type { CheckSettings } from "../checks/settings.ts";
import { runXliffRules } from "../checks/xliff-rules.ts";
import type { Glossary } from "../glossary/concept.ts";
import { withDerivedWords } from "../glossary/gazetteer/derived-words.ts";
import { glossaryOn } from "../glossary/validity.ts";
import { listXliff } from "../project/articles.ts";
import type { Configuration } from "../project/configuration.ts";
import { decodeXml } from "../project/encoding.ts";
import { readBytes, readProjectBytes } from "../project/files.ts";
import { xliffPath } from "../project/paths.ts";
import { readXliff } from "../xliff/read.ts";
import { articleName } from "./article-names.ts";
import { type BaselineEntry, baselineOf, eitherBaseline } from "./baseline.ts";
import { openSettlement, type Settlement, type SettleOptions } from "./check-settle.ts";
import { builtInGazetteer } from "./gazetteer.ts";
import { loadGlossary } from "./glossary.ts";
import { localesToDo } from "./project.ts";
import { attempt } from "./session.ts";

/** What checks say, and which files they could not look at. */
export interface CheckReport {
  /** Those that count. */
  readonly findings: readonly Finding[];
  /** Those that do not: somebody has decided so, in a note, in a file of waivers or by the baseline. */
  readonly waived: readonly Finding[];
  /** How many findings of the baseline are gone. */
  readonly gone: number;
  /** What the baseline would be if it were made now. */
  readonly baseline: readonly BaselineEntry[];
  readonly problems: readonly Problem[];
  /** The files that were asked for, in order. */
  readonly files: readonly string[];
}

/**
 * Checks all XLIFF files of a project. Writes nothing.
 *
 * @example
 * const { findings } = await checkProject(config, undefined, { since: "origin/main" });
 */
export async function checkProject(
  config: Configuration,
  asked?: readonly Locale[],
  options: ProjectCheckOptions = {},
): Promise<CheckReport> {
  const locales = localesToDo(config, asked);
  const { glossary, problems: glossaryProblems } = options.loaded ?? (await loadGlossary(config));
  const problems = [...glossaryProblems];
  const paths: string[] = [];
  for (const locale of locales) {
    const found = await listXliff(config, locale);
    problems.push(...found.problems);
    paths.push(...found.articles.map((article) => xliffPath(config, locale, article)));
  }
  const read = async (path: string) => decodeXml(await readProjectBytes(config.root, path), path).text;
  const isAll = asked === undefined || locales.length === config.locales.length;
  const settlement = await openSettlement(config, glossary, config.checks, problems, options);
  const room = {
    config,
    glossary,
    settings: config.checks,
    settlement,
    isAll: isAll && problems.length === 0,
  };
  const report = await checkEach(paths, read, room);
  return { ...report, problems: [...problems, ...report.problems] };
}

/** How a project is checked. */
export interface ProjectCheckOptions extends SettleOptions {
  /** The project's glossary with what is wrong with it, where it has been read already. */
  readonly loaded?: { readonly glossary: Glossary; readonly problems: readonly Problem[] };
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
  options: FileCheckOptions = {},
): Promise<CheckReport> {
  const problems: Problem[] = [];
  const { config = null } = options;
  const settlement = await openSettlement(config, glossary, settings, problems, options);
  const report = await checkEach(files, read, { config, glossary, settings, settlement, isAll: false });
  return { ...report, problems: [...problems, ...report.problems] };
}

/** How single files are checked. */
export interface FileCheckOptions extends SettleOptions {
  /** The project whose waivers and baseline hold; outside of one only notes waive. */
  readonly config?: Pick<Configuration, "root" | "paths"> | null;
}

interface CheckRoom {
  readonly config: Pick<Configuration, "root" | "paths"> | null;
  readonly glossary: Glossary;
  readonly settings: CheckSettings;
  readonly settlement: Settlement;
  /** Whether all of the project is asked for. */
  readonly isAll: boolean;
}

async function checkEach(
  files: readonly string[],
  read: (file: string) => Promise<string>,
  room: CheckRoom,
): Promise<CheckReport> {
  const { config, glossary, settings, settlement, isAll } = room;
  const valid = withDerivedWords(glossaryOn(glossary, settlement.today), builtInGazetteer());
  runChecks(NO_DOCUMENT, valid, settings); // a wrong setting is one error, not one per file
  const together = beginProjectChecks(valid, settings);
  const findings: Finding[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const document = await attempt(problems, async () => readXliff(await read(file), file));
    if (!document) continue;
    await settlement.add(document);
    const segments = document.segments.filter((segment) => segment.translate);
    together.add({ ...document, segments });
    const found = [
      ...runChecks({ ...document, segments }, valid, settings),
      ...runXliffRules(document, settings),
    ];
    for (const finding of found.sort(byPlace)) findings.push(finding);
  }
  const found = [...findings, ...together.findings()];
  const { unseen, ...settled } = settlement.settle(found, isAll && problems.length === 0);
  const articleOf = (file: string) => (config === null ? file : articleName(config, file));
  return {
    findings: inFileOrder(settled.findings, files),
    waived: inFileOrder(settled.waived, files),
    gone: settled.gone,
    baseline: eitherBaseline(baselineOf([...settled.findings, ...settled.waived], articleOf), unseen),
    problems,
    files,
  };
}

const NO_DOCUMENT: BilingualDocument = {
  file: "",
  original: "",
  sourceLocale: UNDETERMINED,
  targetLocale: UNDETERMINED,
  segments: [],
};
