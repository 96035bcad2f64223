import { posix, resolve } from "node:path";
import type { Locale } from "../article/locale.ts";
import type { Configuration } from "./configuration-model.ts";
import { type FileList, listBelow, realOrNothing } from "./listing.ts";
import { byCodeUnit, XLIFF_ENDING, xliffFolder } from "./paths.ts";

export type { FileList as ArticleList } from "./listing.ts";

/**
 * Lists the source articles: what `include` and `exclude` let through and a format knows. Hidden files are left out.
 * The order depends on the names alone, so it is the same on every machine.
 *
 * @param extensions File name endings of the known formats, lower case, with the dot.
 * @throws ExonymError (usage) where the folder does not exist: an absent folder must not look like deleted articles.
 * @example const { articles, problems } = await listArticles(config, [".md", ".txt"]);
 */
export async function listArticles(
  config: Pick<Configuration, "root" | "paths" | "include" | "exclude">,
  extensions: readonly string[],
): Promise<FileList> {
  const { include, exclude } = config;
  // «drafts/**» says of the folder itself that nothing in it matters.
  const excludedFolders = [
    ...exclude,
    ...exclude.filter((glob) => glob.endsWith("/**")).map((glob) => glob.slice(0, -3)),
  ];
  const matches = (path: string, globs: readonly string[]) =>
    globs.some((glob) => posix.matchesGlob(path, glob));
  return listBelow(config, config.paths.source, {
    takesFile: (path) =>
      extensions.some((extension) => path.toLowerCase().endsWith(extension)) &&
      matches(path, include) &&
      !matches(path, exclude),
    takesFolder: (path) => !matches(path, excludedFolders),
    ownFolder: config.paths.locales,
  });
}

/**
 * Lists a locale's XLIFF files as paths of their articles: what `xliffPath` makes into the file again.
 * Empty where the locale has no folder yet.
 */
export async function listXliff(
  config: Pick<Configuration, "root" | "paths">,
  locale: Locale,
): Promise<FileList> {
  const folder = xliffFolder(config, locale);
  if ((await realOrNothing(resolve(config.root, folder), folder)) === undefined) {
    return { articles: [], problems: [], refused: [] };
  }
  const bare = (path: string) => path.slice(0, -XLIFF_ENDING.length);
  const found = await listBelow(config, folder, {
    takesFile: (path) => path.endsWith(XLIFF_ENDING) && path.length > XLIFF_ENDING.length,
    takesFolder: () => true,
    article: bare,
  });
  const bareIfFile = (path: string) => (path.endsWith(XLIFF_ENDING) ? bare(path) : path);
  return {
    ...found,
    articles: found.articles.map(bare).sort(byCodeUnit),
    refused: found.refused.map(bareIfFile).sort(byCodeUnit),
  };
}

/** Whether a path, or a folder that it lies in, is among the `refused` of a list. */
export function isRefused(list: Pick<FileList, "refused">, path: string): boolean {
  return list.refused.some((refused) => path === refused || path.startsWith(`${refused}/`));
}
