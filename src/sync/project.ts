import { posix } from "node:path";
import { digest } from "../article/identity.ts";
import type { Locale } from "../article/locale.ts";
import { nearest } from "../article/nearest.ts";
import { ExonymError, type Problem, usageError, withFile } from "../article/problem.ts";
import { readSettings } from "../checks/settings.ts";
import type { Glossary } from "../glossary/concept.ts";
import { type Configuration, loadConfiguration } from "../project/configuration.ts";
import { isThere, listDataFiles } from "../project/data-files.ts";
import { decodeXml } from "../project/encoding.ts";
import { readProjectBytes, readText } from "../project/files.ts";
import {
  packagedFurniture,
  packagedFurnitureLocales,
  packagedSegmentationRules,
} from "../project/packaged.ts";
import { furniturePath } from "../project/paths.ts";
import { loadGlossary } from "./glossary.ts";
import { createToolbox, type DataFile, type Toolbox } from "./toolbox.ts";

/** A project that was opened: its configuration, and the data that its team added. */
export interface Project {
  readonly config: Configuration;
  readonly toolbox: Toolbox;
  /** The glossary, whose terms XLIFF files tell translators; `null` where something is wrong with it: they keep theirs then. */
  readonly glossary: Glossary | null;
  /** The same as far as it can be read, mistakes or not: checks are content with that. */
  readonly readable: Glossary;
  /** What is wrong with the glossary. */
  readonly glossaryProblems: readonly Problem[];
  /** Digest of all that decides a job's result besides the article and its XLIFF file; made when it is first asked for. */
  readonly environment: () => string;
}

/** Raised when the same inputs give other outputs than before, so that indexes of earlier versions are not believed. */
const PIPELINE = 4;

/** Digest of the data that ships with the package: it stays the same while a process runs. */
let packaged: string | undefined;

/**
 * Opens the project in a folder.
 *
 * @param file The configuration; `config/exonym.yaml` by default.
 * @param overrides Settings that the command line has the last word on.
 * @throws ExonymError (usage) where the configuration or a data file is wrong.
 * @example const project = await openProject(".");
 */
export async function openProject(
  root: string,
  file?: string,
  overrides: Partial<Configuration> = {},
): Promise<Project> {
  const config = { ...loadConfiguration(root, file), ...overrides };
  assertCheckSettings(config);
  const segmentation = await readRules(
    config,
    await listDataFiles(config, config.paths.segmentation, [".srx"]),
  );
  const furniture = new Map<Locale, DataFile>();
  const locales = [...new Set([...config.sourceLanguages, ...config.locales])];
  for (const locale of locales) {
    const path = furniturePath(config, locale);
    const text = await readOptional(config.root, path);
    if (text !== null) furniture.set(locale, { file: path, text });
  }
  const { root: _root, file: _file, concurrency: _concurrency, checks: _checks, ...settings } = config;
  packaged ??= digest(
    JSON.stringify([packagedSegmentationRules(), packagedFurnitureLocales().map(packagedFurniture)]),
  );
  const { glossary: read, problems: glossaryProblems } = await loadGlossary(config);
  // A mistake in a file must not take its terms out of all XLIFF files until it is corrected.
  const glossary = glossaryProblems.length === 0 ? read : null;
  let made: string | undefined;
  const environment = () => {
    made ??= digest(
      JSON.stringify([PIPELINE, packaged, settings, segmentation, [...furniture], plainConcepts(glossary)]),
    );
    return made;
  };
  const toolbox = withFile(config.file, () => createToolbox(config, { segmentation, furniture }));
  return { config, toolbox, glossary, readable: read, glossaryProblems, environment };
}

/** All of a glossary that decides what files hold: a comment that moves a row is no change. */
function plainConcepts(glossary: Glossary | null): unknown {
  return glossary?.concepts.map(({ position: _position, ...concept }) =>
    Object.entries(concept).map(([name, value]) => [name, value instanceof Map ? [...value] : value]),
  );
}

/**
 * The locales that a command works on: those asked for, or all of the project's.
 *
 * @throws ExonymError (usage) where one is not among the project's: nothing would be known of it afterwards.
 */
export function localesToDo(
  { locales, file }: Pick<Configuration, "locales" | "file">,
  asked: readonly Locale[] | undefined,
): readonly Locale[] {
  const unknown = asked?.find((locale) => !locales.includes(locale));
  if (unknown === undefined) return asked ? locales.filter((locale) => asked.includes(locale)) : locales;
  const meant = nearest(unknown, locales);
  throw usageError(
    `${unknown} is not among the project's locales (${locales.join(", ")}).`,
    meant === undefined ? `Add it to «locales» in ${file} first.` : `Did you mean ${meant}?`,
  );
}

/** Check ids are known to the checks alone, so the schema cannot tell a wrong one. */
function assertCheckSettings({ checks, file }: Configuration): void {
  try {
    readSettings(checks);
  } catch (error) {
    if (!(error instanceof ExonymError)) throw error;
    throw new ExonymError({ ...error.problem, file }, error);
  }
}

/** What is wrong with the project's own furniture. */
export function furnitureProblems({ config, toolbox }: Project): readonly Problem[] {
  return toolbox.furnitureProblems([...new Set([...config.sourceLanguages, ...config.locales])]);
}

/** Rules in the encoding that they declare: some tools write UTF-16. */
async function readRules(config: Configuration, paths: readonly string[]): Promise<DataFile[]> {
  const read = (file: string): Promise<Buffer> => readProjectBytes(config.root, file);
  return Promise.all(paths.map(async (file) => ({ file, text: decodeXml(await read(file), file).text })));
}

async function readOptional(root: string, path: string): Promise<string | null> {
  return (await isThere({ root }, path)) ? readText(root, path) : null;
}

/** An article's path as the user knows it. */
export function sourcePath(config: Pick<Configuration, "paths">, article: string): string {
  return posix.join(config.paths.source, article);
}
