import { digest } from "../article/identity.ts";
import type { Locale } from "../article/locale.ts";
import type { Problem } from "../article/problem.ts";
import { articleEndings } from "../formats/formats.ts";
import type { BilingualEntry, MemoryEntry } from "../memory/memory.ts";
import { type ArticleList, isRefused, listArticles, listXliff } from "../project/articles.ts";
import { listDataFiles } from "../project/data-files.ts";
import type { Job } from "../project/job-index.ts";
import { localizedPath, manifestPath, retiredPath, xliffPath } from "../project/paths.ts";
import { type Project, sourcePath } from "./project.ts";
import { summaryOf } from "./record.ts";
import { type MemoryFile, refreshMemory } from "./refresh.ts";
import type { Session } from "./session.ts";
import { lossSettings, standingFiles } from "./standing.ts";

/** One article in one locale, with the fingerprints of its files. */
export interface JobFiles {
  readonly article: string;
  readonly locale: Locale;
  readonly source: string;
  /** `null` where the file does not exist yet. */
  readonly xliff: string | null;
  readonly localized: string | null;
  /** The localized article as the last sync wrote it; `null` where nobody knows. */
  readonly made: string | null;
  /** The localized article as earlier syncs wrote it, latest first. */
  readonly earlier: readonly string[];
  /** The path that the article had before, whose XLIFF file goes on in this job. */
  readonly renamedFrom?: string;
}

/** A XLIFF file without an article. */
export interface Orphan {
  readonly article: string;
  readonly locale: Locale;
}

/** What there is to do. */
export interface Survey {
  /** All articles in all locales asked for. */
  readonly jobs: readonly JobFiles[];
  /** Those that are not as the last sync left them. */
  readonly due: readonly JobFiles[];
  readonly orphans: readonly Orphan[];
  readonly problems: readonly Problem[];
  /** People's translations that a tool dropped from a XLIFF file, by its path. */
  readonly dropped: ReadonlyMap<string, readonly BilingualEntry[]>;
  /** People's translations that somebody emptied in a XLIFF file, by its path. */
  readonly emptied: ReadonlyMap<string, readonly MemoryEntry[]>;
  /** What an earlier sync found worth a look in articles that have not changed since. */
  readonly warnings: readonly Problem[];
}

/** The name under which the index keeps a locale's manifest among its articles; no article has it. */
export const MANIFEST = "";

/** The endings of files that a memory can be filled from. */
export const MEMORY_ENDINGS = [".tmx", ".tsv", ".csv", ".xlf", ".xliff"];

/** Lists, fingerprints, brings the memory up to date, and decides which jobs are due. */
export async function survey(
  project: Project,
  session: Session,
  { locales, force }: { readonly locales: readonly Locale[]; readonly force: boolean },
): Promise<Survey> {
  const { config } = project;
  const found = await findFiles(project);
  const problems = [...found.problems];
  const articles = new Set(found.articles);
  const sourceHashes = await session.hashesOf(
    found.articles.map((article) => sourcePath(config, article)),
    problems,
  );
  const { hashes: memoryHashes, refreshed, blocked } = await refresh(project, session, found, problems);
  const places = locales.flatMap((locale) => found.articles.map((article) => ({ article, locale })));
  const ownFiles = new Set(places.map(({ article, locale }) => xliffPath(config, locale, article)));
  // A job reports its own XLIFF file when it cannot be read.
  problems.push(...refreshed.problems.filter(({ file }) => file === undefined || !ownFiles.has(file)));

  const localizedHashes = await session.hashesOf(
    places.map(({ article, locale }) => localizedPath(config, locale, article)),
    problems,
  );
  const known = new Map((session.state?.jobs() ?? []).map((job) => [`${job.locale} ${job.article}`, job]));
  const jobs = found.articles.flatMap((article) => {
    const source = sourceHashes.get(sourcePath(config, article));
    if (!source) return [];
    return locales.map((locale): JobFiles => {
      const xliff = memoryHashes.get(xliffPath(config, locale, article)) ?? null;
      const path = localizedPath(config, locale, article);
      const localized = localizedHashes.get(path) ?? null;
      const job = known.get(`${locale} ${article}`);
      const made = session.completed.has(path) ? localized : job?.outputs || null;
      return { article, locale, source, xliff, localized, made, earlier: summaryOf(job).earlier ?? [] };
    });
  });
  const manifests = await session.hashesOf(
    locales.map((locale) => manifestPath(config, locale)),
    problems,
  );
  // Something else stands in the place of the XLIFF file: what was made of it stays, as for a file that is damaged.
  const workable = jobs.filter(({ article, locale }) => !blocked.has(xliffPath(config, locale, article)));
  const { due, warnings } = force
    ? { due: workable, warnings: [] }
    : dueJobs(project, session, workable, known, manifests, refreshed.keys);
  const orphans = found.xliffs.filter(({ article }) => !articles.has(article));
  return { jobs, due, orphans, problems, warnings, dropped: refreshed.dropped, emptied: refreshed.emptied };
}

/** Brings the memory up to date, and nothing else. */
export async function surveyMemory(
  project: Project,
  session: Session,
): Promise<{ readonly problems: readonly Problem[] }> {
  const found = await findFiles(project);
  const problems = [...found.problems];
  const { refreshed } = await refresh(project, session, found, problems);
  return { problems: [...problems, ...refreshed.problems] };
}

async function refresh(project: Project, session: Session, found: FoundFiles, problems: Problem[]) {
  const { config } = project;
  const paths = found.memoryFiles;
  const hashes = await session.hashesOf(paths, problems);
  const standing = await standingFiles(config, found.articles, found.lists, session, problems);
  const files = paths.flatMap((path): MemoryFile[] => {
    const hash = hashes.get(path);
    return hash ? [{ path, hash }] : [];
  });
  const pairs = { sources: config.sourceLanguages, targets: config.locales };
  const refreshed = await refreshMemory(
    session.memory,
    files,
    pairs,
    async (path) => (await session.read(path)).text,
    lossSettings(config, session, standing, hashes),
  );
  return { hashes, refreshed, blocked: standing.blocked };
}

interface FoundFiles {
  readonly articles: readonly string[];
  /** XLIFF files of all locales, but for those whose article could not be listed. */
  readonly xliffs: readonly Orphan[];
  readonly lists: ReadonlyMap<Locale, ArticleList>;
  /** Everything that the memory is filled from. */
  readonly memoryFiles: readonly string[];
  readonly problems: readonly Problem[];
}

async function findFiles({ config }: Project): Promise<FoundFiles> {
  const list = await listArticles(config, articleEndings);
  const problems = [...list.problems];
  const xliffs: Orphan[] = [];
  const lists = new Map<Locale, ArticleList>();
  const memoryFiles: string[] = [];
  for (const locale of config.locales) {
    const found = await listXliff(config, locale);
    problems.push(...found.problems);
    lists.set(locale, found);
    memoryFiles.push(retiredPath(config, locale));
    for (const article of found.articles) {
      memoryFiles.push(xliffPath(config, locale, article));
      if (!isRefused(list, article)) xliffs.push({ article, locale });
    }
  }
  memoryFiles.push(...(await listDataFiles(config, config.paths.memory, MEMORY_ENDINGS)));
  return { articles: list.articles, xliffs, lists, memoryFiles, problems };
}

/** Jobs whose files differ from what the last sync left, or that wait for a sentence that the memory has now. */
function dueJobs(
  project: Project,
  { state }: Session,
  jobs: readonly JobFiles[],
  before: ReadonlyMap<string, Job>,
  manifests: ReadonlyMap<string, string | null>,
  newKeys: ReadonlyMap<Locale, ReadonlySet<string>>,
): Pick<Survey, "due" | "warnings"> {
  if (!state) return { due: jobs, warnings: [] };
  const wanting = new Map(
    [...newKeys].map(([locale, keys]) => [locale, state.articlesWanting(locale, keys)]),
  );
  const damaged = new Set(
    [...new Set(jobs.map((job) => job.locale))].filter(
      (locale) =>
        (before.get(`${locale} ${MANIFEST}`)?.outputs ?? null) !==
        manifests.get(manifestPath(project.config, locale)),
    ),
  );
  const warnings: Problem[] = [];
  const due = jobs.filter((job) => {
    if (damaged.has(job.locale)) return true;
    const known = before.get(`${job.locale} ${job.article}`);
    const unchanged =
      known?.inputs === inputsOf(project, job.source, job.xliff) && known.outputs === (job.localized ?? "");
    if (!unchanged || wanting.get(job.locale)?.has(job.article)) return true;
    warnings.push(...(summaryOf(known).warnings ?? []));
    return false;
  });
  return { due, warnings };
}

/** Digest of what decides a job's result. */
export function inputsOf(project: Project, source: string, xliff: string | null): string {
  return digest(`${project.environment()} ${source} ${xliff}`);
}
