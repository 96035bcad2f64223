import type { Locale } from "../article/locale.ts";
import type { Problem } from "../article/problem.ts";
import { type ArticleList, isRefused } from "../project/articles.ts";
import type { Configuration } from "../project/configuration.ts";
import { xliffPath } from "../project/paths.ts";
import { recordReader, summaryOf } from "./record.ts";
import type { LossSettings } from "./refresh.ts";
import type { Session } from "./session.ts";

/** The XLIFF files that articles should have, and those places where something else stands. */
export interface Standing {
  /** Path → article and locale. */
  readonly own: ReadonlyMap<string, { readonly article: string; readonly locale: Locale }>;
  /** Paths where a folder, a link out of the project or something unreadable stands: all of that article stays as it is. */
  readonly blocked: ReadonlySet<string>;
}

/**
 * @param xliffs what was listed, by locale.
 * @param problems takes what is found wrong beyond the lists' own problems.
 */
export async function standingFiles(
  config: Configuration,
  articles: readonly string[],
  xliffs: ReadonlyMap<Locale, ArticleList>,
  session: Session,
  problems: Problem[],
): Promise<Standing> {
  const own = new Map<string, { readonly article: string; readonly locale: Locale }>();
  const unlisted: string[] = [];
  const blocked = new Set<string>();
  for (const [locale, list] of xliffs) {
    const listed = new Set(list.articles);
    for (const article of articles) {
      const path = xliffPath(config, locale, article);
      own.set(path, { article, locale });
      if (isRefused(list, article)) blocked.add(path);
      else if (!listed.has(article)) unlisted.push(path);
    }
  }
  const found: Problem[] = [];
  await session.hashesOf(unlisted, found);
  for (const { file } of found) if (file !== undefined) blocked.add(file);
  problems.push(...found);
  return { own, blocked };
}

/**
 * What tells the loss of a file's translations from a change that is meant.
 *
 * @param hashes SHA-256 of the files that were listed, `null` where one could not be read.
 */
export function lossSettings(
  config: Configuration,
  session: Session,
  { own, blocked }: Standing,
  hashes: ReadonlyMap<string, string | null>,
): LossSettings {
  const recordOf = recordReader(config, session);
  return {
    present: new Set([...blocked, ...hashes.keys()]),
    isExpected: (path) => own.has(path),
    isSameVersion: async (path) => {
      const place = own.get(path);
      const job = place && session.state?.job(place.article, place.locale);
      if (!place || !job) return false;
      return (await recordOf(place.locale)).get(place.article)?.article === summaryOf(job).recorded;
    },
  };
}
