import { contentKey } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import { xliffPath } from "../project/paths.ts";
import { readXliff } from "../xliff/read.ts";
import type { ArticleCache } from "./article-cache.ts";
import type { Project } from "./project.ts";
import { attempt, type Session } from "./session.ts";
import type { JobFiles, Orphan } from "./survey.ts";

/** Least share of a file's sentences that an article must have to count as the file's own, renamed. */
const SAME_ARTICLE = 0.5;

interface Candidate {
  readonly job: JobFiles;
  readonly orphan: Orphan;
  readonly share: number;
}

/**
 * Finds articles that were renamed: new ones that have most of the sentences of a XLIFF file whose article is gone.
 * Such a job goes on from that file, so that people's translations stay people's.
 *
 * @returns the jobs, those of renamed articles with `renamedFrom`; each file goes to one article, the most alike first.
 */
export async function findRenames(
  jobs: readonly JobFiles[],
  orphans: readonly Orphan[],
  project: Project,
  session: Session,
  articles: ArticleCache,
): Promise<readonly JobFiles[]> {
  const fresh = jobs.filter(
    (job) => job.xliff === null && orphans.some(({ locale }) => locale === job.locale),
  );
  if (fresh.length === 0) return jobs;
  const candidates: Candidate[] = [];
  for (const orphan of orphans) {
    const sentences = await sentencesOf(orphan, project, session);
    if (sentences.size === 0) continue;
    for (const job of fresh) {
      if (job.locale !== orphan.locale) continue;
      const share = shareOf(sentences, await keysOf(job.article, articles));
      if (share >= SAME_ARTICLE) candidates.push({ job, orphan, share });
    }
  }
  candidates.sort((a, b) => b.share - a.share || compare(a.job, b.job) || compare(a.orphan, b.orphan));
  const chosen = new Map<JobFiles, Orphan>();
  const taken = new Set<Orphan>();
  for (const { job, orphan } of candidates) {
    if (chosen.has(job) || taken.has(orphan)) continue;
    chosen.set(job, orphan);
    taken.add(orphan);
  }
  return jobs.map((job) => {
    const orphan = chosen.get(job);
    return orphan ? { ...job, renamedFrom: orphan.article } : job;
  });
}

async function sentencesOf(
  { article, locale }: { readonly article: string; readonly locale: Locale },
  { config }: Project,
  session: Session,
): Promise<ReadonlySet<string>> {
  const path = xliffPath(config, locale, article);
  // A file that cannot be read is nobody's; it stays an orphan, and pruning reports it.
  const document = await attempt([], async () => readXliff((await session.read(path)).text, path));
  return new Set((document?.segments ?? []).map(({ source }) => contentKey(source)));
}

async function keysOf(article: string, articles: ArticleCache): Promise<ReadonlySet<string>> {
  // An article that cannot be worked on is reported by its own job.
  const prepared = await attempt([], () => articles.get(article));
  const units = prepared?.article.units ?? [];
  return new Set(units.flatMap(({ segments }) => segments.map(({ content }) => contentKey(content))));
}

function shareOf(sentences: ReadonlySet<string>, keys: ReadonlySet<string>): number {
  let shared = 0;
  for (const sentence of sentences) if (keys.has(sentence)) shared++;
  return shared / sentences.size;
}

function compare(a: { readonly article: string }, b: { readonly article: string }): number {
  return a.article < b.article ? -1 : a.article > b.article ? 1 : 0;
}
