import type { ArticleFile } from "./article-file.ts";
import { type Prepared, prepare, prepareSettings } from "./prepare.ts";
import { type Project, sourcePath } from "./project.ts";
import type { Session } from "./session.ts";

/** Articles that are being worked on: each is prepared once for all its locales, and let go after the last. */
export interface ArticleCache {
  /** Says which articles will be asked for, as often as they will be. */
  expect(articles: readonly string[]): void;
  /** @throws ExonymError where the article cannot be worked on. */
  get(article: string): Promise<PreparedFile>;
  /** Says that one of the expected uses is over. */
  release(article: string): void;
}

/** A prepared article with what its file needs. */
export interface PreparedFile extends Prepared, Pick<ArticleFile, "format" | "save"> {
  /** SHA-256 of the bytes that it was made from. */
  readonly hash: string;
}

export function createArticleCache(project: Project, session: Session): ArticleCache {
  const expected = new Map<string, number>();
  const prepared = new Map<string, Promise<PreparedFile>>();
  return {
    expect: (articles) => {
      for (const article of articles) expected.set(article, (expected.get(article) ?? 0) + 1);
    },
    get: (article) => {
      const known = prepared.get(article) ?? prepareFile(project, session, article);
      prepared.set(article, known);
      return known;
    },
    release: (article) => {
      const left = (expected.get(article) ?? 1) - 1;
      expected.set(article, left);
      if (left <= 0) prepared.delete(article);
    },
  };
}

async function prepareFile(
  { config, toolbox }: Project,
  session: Session,
  article: string,
): Promise<PreparedFile> {
  const file = sourcePath(config, article);
  const { bytes, hash } = await session.readBytes(file);
  const { text, format, save } = toolbox.open(bytes, file, article);
  const settings = prepareSettings(format, toolbox, config);
  return { ...prepare(text, article, file, settings), format, save, hash };
}
