import { digest } from "../article/identity.ts";
import type { Locale } from "../article/locale.ts";
import { ExonymError, formatProblem, outsideError, type Problem } from "../article/problem.ts";
import type { SkippedFile } from "../project/journal.ts";
import type { LockHolder } from "../project/lock.ts";
import { manifestPath, retiredPath, xliffPath } from "../project/paths.ts";
import { runJobs } from "../translation/jobs.ts";
import { createProvider } from "../translation/providers.ts";
import { createTranslator } from "../translation/queue.ts";
import { createArticleCache } from "./article-cache.ts";
import { type Finished, type JobRoom, runJob } from "./job.ts";
import { readManifest, writeManifest } from "./manifest.ts";
import { type Change, createOutputs } from "./outputs.ts";
import { furnitureProblems, localesToDo, type Project } from "./project.ts";
import { prune } from "./prune.ts";
import { readOptional, recordReader } from "./record.ts";
import { type PlannedManifest, remember } from "./remember.ts";
import { findRenames } from "./renames.ts";
import { retiredFile } from "./retired.ts";
import type { ReturnedNotice } from "./returned/take-in.ts";
import { openSession, type Session, type SyncMode, skippedProblem } from "./session.ts";
import { type JobFiles, MANIFEST, type Orphan, survey } from "./survey.ts";

/** How to sync. */
export interface SyncOptions {
  readonly mode: SyncMode;
  /** Which of the project's locales; all by default. */
  readonly locales?: readonly Locale[] | undefined;
  /** Retire the translations of articles that are gone, and remove their files. */
  readonly prune?: boolean;
  /** Work on all articles, also on those that are as the last sync left them. */
  readonly force?: boolean;
  /** Whether to wait where another sync runs; otherwise that is an error. */
  readonly wait?: boolean;
  readonly onWait?: (holder: LockHolder | undefined) => void;
  /** When aborted, running jobs end, what is finished is written, and the rest is left for the next sync. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number, label: string) => void;
}

/** A XLIFF file that breaks rules of XLIFF. */
export interface InvalidFile {
  /** Relative to the project. */
  readonly file: string;
  readonly places: number;
}

/** What a sync did. */
export interface SyncReport {
  /** Articles × locales, and how many of them were worked on. */
  readonly jobs: number;
  readonly due: number;
  /** Files written, or that would have been; those that could not be are among the problems. */
  readonly changes: readonly Change[];
  /** Paragraphs, in what was worked on, that are published with a translation of an earlier wording. */
  readonly outdated: number;
  /** What went wrong; the articles concerned were left as they were. */
  readonly problems: readonly Problem[];
  /** What should be looked at although the article was worked on. */
  readonly warnings: readonly Problem[];
  /** XLIFF files whose article is gone. */
  readonly orphans: readonly Orphan[];
  /** XLIFF files that translators' tools had left in another shape, or whose targets were put right. */
  readonly returned: readonly ReturnedNotice[];
  /** Files, of those worked on, that break rules of XLIFF by another tool's doing, and in how many places. */
  readonly invalid: readonly InvalidFile[];
  readonly aborted: boolean;
}

/**
 * Brings XLIFF files, localized articles and records up to date with source articles and translators' work.
 *
 * @throws ExonymError where nothing can be done at all: another sync runs, the disk is full, the folder of articles is gone.
 * @example const report = await sync(await openProject("."), { mode: "write" });
 */
export async function sync(project: Project, options: SyncOptions): Promise<SyncReport> {
  const session = await begin(project, options);
  try {
    return await syncSession(project, session, options);
  } catch (error) {
    await session.journal?.discard();
    throw error;
  } finally {
    session.close();
  }
}

async function begin(
  { config }: Project,
  { mode, signal, onWait, wait = true }: SyncOptions,
): Promise<Session> {
  try {
    return await openSession(config.root, { mode, wait, signal, onWait });
  } catch (error) {
    if (!signal?.aborted || error instanceof ExonymError) throw error;
    throw outsideError("The sync was stopped before it began.", "Run it again.", {}, error);
  }
}

async function syncSession(project: Project, session: Session, options: SyncOptions): Promise<SyncReport> {
  const locales = localesToDo(project.config, options.locales);
  const found = await survey(project, session, { locales, force: options.force ?? false });
  const room = {
    ...makeRoom(project, session, locales, options),
    dropped: found.dropped,
    emptied: found.emptied,
  };
  room.articles.expect(found.due.map((job) => job.article));
  const due = await findRenames(found.due, found.orphans, project, session, room.articles);
  const { finished, problems } = await workOff(due, room, options);
  const renamed = new Set(due.map((job) => `${job.locale} ${job.renamedFrom}`));
  const orphans = found.orphans.filter(({ article, locale }) => !renamed.has(`${locale} ${article}`));
  if (options.prune) problems.push(...(await prune(orphans, room)));
  await planRetired(room);
  const manifests = await planManifests(room, found.jobs, finished, options.prune ? orphans : []);
  const skipped = await commit(room, options);
  const left = new Set(skipped.map(({ path }) => path));
  if (session.state) remember(room, session.state, found.jobs, finished, manifests, left);
  return {
    jobs: found.jobs.length,
    due: found.due.length,
    changes: room.outputs.changes.filter(({ path }) => !left.has(path)),
    outdated: finished.reduce((sum, { manifest }) => sum + (manifest?.outdated.length ?? 0), 0),
    problems: distinct([
      ...session.recovered,
      ...furnitureProblems(project),
      ...project.glossaryProblems,
      ...found.problems,
      ...problems,
      ...finished.flatMap((one) => one.problems),
      ...skipped.map(skippedProblem),
    ]),
    warnings: distinct([...found.warnings, ...finished.flatMap((one) => one.warnings)]),
    orphans,
    returned: finished.flatMap((one) => (one.returned ? [one.returned] : [])),
    invalid: finished.flatMap(({ files: { locale, article }, violations: places }) =>
      places === 0 ? [] : [{ file: xliffPath(project.config, locale, article), places }],
    ),
    aborted: room.signal.aborted,
  };
}

function makeRoom(
  project: Project,
  session: Session,
  locales: readonly Locale[],
  { mode, signal }: SyncOptions,
): Omit<JobRoom, "dropped" | "emptied"> {
  const { config } = project;
  const retired = locales.map((locale) => {
    const file = retiredFile(retiredPath(config, locale), (path) => readOptional(session, path));
    return [locale, file] as const;
  });
  const { name, command, timeoutSeconds } = config.provider;
  // What writes nothing must not cost anything either; and what a machine has yet to translate is nobody's change.
  const machine = name !== "none" && mode === "write";
  return {
    project,
    session,
    outputs: createOutputs(session.journal),
    articles: createArticleCache(project, session),
    retired: new Map(retired),
    recordOf: recordReader(config, session),
    translator: machine
      ? createTranslator(createProvider(name, { command, directory: config.root }), {
          timeout: timeoutSeconds * 1000,
        })
      : null,
    signal: signal ?? new AbortController().signal,
  };
}

/** Runs the jobs. One that fails is a problem; the others go on, unless nothing can be written any more. */
async function workOff(due: readonly JobFiles[], room: JobRoom, options: SyncOptions) {
  const stop = new AbortController();
  const results = await runJobs(
    due.map((job) => async () => {
      try {
        return await runJob(job, room);
      } finally {
        room.articles.release(job.article);
        if (room.outputs.failure) stop.abort();
      }
    }),
    {
      concurrency: room.project.config.concurrency,
      signal: AbortSignal.any([room.signal, stop.signal]),
      onProgress: (ended, total) => options.onProgress?.(ended, total, "articles"),
    },
  );
  if (room.outputs.failure) throw room.outputs.failure;
  const finished: Finished[] = [];
  const problems: Problem[] = [];
  for (const result of results) {
    if (result.status === "fulfilled") finished.push(result.value);
    if (result.status !== "rejected") continue;
    if (!(result.reason instanceof ExonymError)) throw result.reason;
    problems.push(result.reason.problem);
  }
  return { finished, problems };
}

async function planRetired({ retired, outputs }: JobRoom): Promise<void> {
  for (const file of retired.values()) {
    const result = file.result();
    if (result)
      await outputs.put(file.path, result.text, result.before === null ? null : digest(result.before));
  }
}

/** Puts each locale's record together: what was worked on anew, the rest as it was, and nothing of articles that are gone. */
async function planManifests(
  room: JobRoom,
  jobs: readonly JobFiles[],
  finished: readonly Finished[],
  pruned: readonly Orphan[],
): Promise<ReadonlyMap<string, PlannedManifest>> {
  const { config } = room.project;
  const planned = new Map<string, PlannedManifest>();
  const known = (room.session.state?.jobs() ?? []).filter(({ article }) => article !== MANIFEST);
  for (const locale of room.retired.keys()) {
    const mine = finished.filter(({ files }) => files.locale === locale);
    const articles = new Set(jobs.filter((job) => job.locale === locale).map((job) => job.article));
    const isGone = (one: Orphan) => one.locale === locale && !articles.has(one.article);
    if (mine.length === 0 && !pruned.some(isGone) && !known.some(isGone)) continue;
    const path = manifestPath(config, locale);
    const before = await readOptional(room.session, path);
    const entries = new Map(before === null ? [] : readManifest(before));
    for (const article of entries.keys()) if (!articles.has(article)) entries.delete(article);
    for (const { files, manifest } of mine) {
      if (manifest === undefined) entries.delete(files.article);
      else if (manifest !== null) entries.set(files.article, manifest);
    }
    if (before === null && entries.size === 0) continue;
    const present = before === null ? null : digest(before);
    const hash = await room.outputs.put(path, writeManifest(entries), present);
    planned.set(path, { manifest: entries, hash });
  }
  return planned;
}

async function commit({ session, outputs }: JobRoom, options: SyncOptions): Promise<readonly SkippedFile[]> {
  if (!session.journal || outputs.changes.length === 0) return [];
  const onProgress = (done: number, total: number) => options.onProgress?.(done, total, "files");
  return (await session.journal.commit({ onProgress })).skipped;
}

function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [formatProblem(problem), problem])).values()];
}
