import { posix, relative, resolve, sep } from "node:path";
import { type Locale, tryLocale } from "../article/locale.ts";
import type { Configuration } from "../project/configuration.ts";
import { XLIFF_ENDING } from "../project/paths.ts";

/** What is needed of a configuration. */
type Settings = Pick<Configuration, "root" | "paths">;

/**
 * The article and locale of one of a project's XLIFF files; `null` for any other file.
 *
 * @param file as the user names it, from the working directory, which is the project's folder.
 * @example projectPlace(config, "locales/uk/xliff/2024/treaty.md.xlf") // { article: "2024/treaty.md", locale: "uk" }
 */
export function projectPlace(
  { root, paths }: Settings,
  file: string,
): { readonly article: string; readonly locale: Locale } | null {
  const path = projectPath(root, file);
  const prefix = `${posix.normalize(paths.locales)}/`;
  if (!path.startsWith(prefix) || !path.endsWith(XLIFF_ENDING)) return null;
  const [tag = "", folder, ...article] = path.slice(prefix.length, -XLIFF_ENDING.length).split("/");
  const locale = tryLocale(tag);
  return locale === tag && folder === "xliff" && article.length > 0
    ? { article: article.join("/"), locale }
    : null;
}

/**
 * How a project calls the article of a XLIFF file, in waivers and in the baseline: its path below the source articles, or the
 * file's own path from the project's folder where it is not one of the project's XLIFF files.
 *
 * @example articleName(config, "locales/uk/xliff/2024/treaty.md.xlf") // "2024/treaty.md"
 */
export function articleName(config: Settings, file: string): string {
  return projectPlace(config, file)?.article ?? projectPath(config.root, file);
}

/** A file's path from the project's folder, with `/`; with `../` for one outside. */
export function projectPath(root: string, file: string): string {
  return relative(root, resolve(root, file)).split(sep).join("/");
}
