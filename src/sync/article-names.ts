import { posix, relative, resolve, sep } from "node:path";
import type { Configuration } from "../project/configuration.ts";
import { XLIFF_ENDING } from "../project/paths.ts";

/**
 * How a project calls the article of a XLIFF file, in waivers and in the baseline: its path below the source articles, or the
 * file's own path from the project's folder where it is not one of the project's XLIFF files.
 *
 * @param file as the user names it, from the working directory, which is the project's folder.
 * @example articleName(config, "locales/uk/xliff/2024/treaty.md.xlf") // "2024/treaty.md"
 */
export function articleName({ root, paths }: Pick<Configuration, "root" | "paths">, file: string): string {
  const path = projectPath(root, file);
  const prefix = `${posix.normalize(paths.locales)}/`;
  if (!path.startsWith(prefix) || !path.endsWith(XLIFF_ENDING)) return path;
  const [, folder, ...article] = path.slice(prefix.length, -XLIFF_ENDING.length).split("/");
  return folder === "xliff" && article.length > 0 ? article.join("/") : path;
}

/** A file's path from the project's folder, with `/`; with `../` for one outside. */
export function projectPath(root: string, file: string): string {
  return relative(root, resolve(root, file)).split(sep).join("/");
}
