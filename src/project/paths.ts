import { posix } from "node:path";
import { digest } from "../article/identity.ts";
import type { Locale } from "../article/locale.ts";

/** What the functions here need of a configuration. */
export interface PathSettings {
  readonly paths: { readonly locales: string };
}

/** Folder of index, caches, lock and staged writes. Deleting it never loses anything. */
export const STATE_FOLDER = ".exonym";

/** Ending of the files that translators edit. */
export const XLIFF_ENDING = ".xlf";

/** Most bytes in one name, on every file system in common use (POSIX `NAME_MAX`). */
const LONGEST_NAME = 255;

/** Most bytes in a path below the project: it leaves room for any project folder within Linux's `PATH_MAX` of 4,096. */
const LONGEST_PATH = 2048;

/**
 * Where an article's translation stands, relative to the project.
 *
 * @param article Path below the folder of source articles, with `/`.
 * @example xliffPath(config, parseLocale("fr"), "2024/treaty.md") // "locales/fr/xliff/2024/treaty.md.xlf"
 */
export function xliffPath(config: PathSettings, locale: Locale, article: string): string {
  return posix.join(xliffFolder(config, locale), article + XLIFF_ENDING);
}

/** The folder of a locale's XLIFF files, relative to the project. */
export function xliffFolder(config: PathSettings, locale: Locale): string {
  return posix.join(config.paths.locales, locale, "xliff");
}

/** Where the localized article stands, relative to the project. */
export function localizedPath(config: PathSettings, locale: Locale, article: string): string {
  return posix.join(config.paths.locales, locale, "articles", article);
}

/** Where it is recorded who made each paragraph of a locale's articles, relative to the project. */
export function manifestPath(config: PathSettings, locale: Locale): string {
  return posix.join(config.paths.locales, locale, "manifest.json");
}

/** A locale's i18next resources, relative to the project. */
export function furniturePath(config: PathSettings, locale: Locale): string {
  return posix.join(config.paths.locales, locale, "furniture.json");
}

/** People's translations whose source sentence no longer exists, relative to the project. */
export function retiredPath(config: PathSettings, locale: Locale): string {
  return posix.join(config.paths.locales, locale, "retired.tmx");
}

/**
 * Where a returned file is kept from which not everything could be taken, relative to the project. Its report stands
 * beside it under the same name with `.report.md` for `.xlf`.
 *
 * @param hash SHA-256 of its bytes; the first eight digits go into the name.
 * @example quarantinePath(config, parseLocale("fr"), "2024/treaty.md", hash) // "locales/fr/returned/2024/treaty.md.0a1b2c3d.xlf"
 */
export function quarantinePath(config: PathSettings, locale: Locale, article: string, hash: string): string {
  const folder = posix.join(config.paths.locales, locale, "returned");
  const named = posix.join(folder, `${article}.${hash.slice(0, 8)}${XLIFF_ENDING}`);
  // An article whose name is as long as can be leaves no room for more.
  if (pathProblem(reportPath(named)) === undefined) return named;
  return posix.join(folder, `${digest(article).slice(0, 16)}.${hash.slice(0, 8)}${XLIFF_ENDING}`);
}

/** Where the report on a file in quarantine stands. */
export function reportPath(quarantine: string): string {
  return `${quarantine.slice(0, -XLIFF_ENDING.length)}.report.md`;
}

/**
 * Names that Windows gives to devices, whatever ending follows (Microsoft, "Naming Files, Paths, and Namespaces").
 * A file of such a name breaks the checkout of everyone who works there.
 */
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?: *\..*)?$/i;

/** Controls, line separators, bidirectional controls (a name must not read as another) and what XML cannot hold. */
const FORBIDDEN_CHARACTER = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFD-\uFFFF\p{Cs}]/u;

/**
 * Why an article cannot have this path, in a sentence; `undefined` where it can.
 * What is allowed can be checked out on Linux, macOS and Windows, named in XML, and never leaves its folder,
 * and so can the paths of its XLIFF file and its localized article.
 *
 * @param article Relative to the folder of source articles, with `/`.
 * @example articleProblem("2024/aux.md") // "«aux.md» is the name of a device on Windows."
 */
export function articleProblem(article: string): string | undefined {
  if (Buffer.byteLength(article) > LONGEST_PATH / 2)
    return `The path is longer than ${LONGEST_PATH / 2} bytes.`;
  return pathProblem(article) ?? pathProblem(article + XLIFF_ENDING);
}

/**
 * Why nothing in a project can have this path, in a sentence; `undefined` where something can.
 *
 * @param path Relative to the project, with `/`.
 */
export function pathProblem(path: string): string | undefined {
  if (path === "") return "The path is empty.";
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return "The path is absolute.";
  if (FORBIDDEN_CHARACTER.test(path)) return "The path contains a control or an invalid character.";
  if (path.includes("\\")) return "The path contains a backslash.";
  if (Buffer.byteLength(path) > LONGEST_PATH) return `The path is longer than ${LONGEST_PATH} bytes.`;
  for (const name of path.split("/")) {
    const problem = nameProblem(name);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function nameProblem(name: string): string | undefined {
  if (name === "") return "The path has an empty part.";
  if (name === "." || name === "..") return `The path contains «${name}».`;
  if (/[. ]$/.test(name)) return `«${name}» ends in a dot or a space, which Windows cannot hold.`;
  if (WINDOWS_DEVICE.test(name)) return `«${name}» is the name of a device on Windows.`;
  if (Buffer.byteLength(name) > LONGEST_NAME)
    return `«${name.slice(0, 40)}…» is longer than ${LONGEST_NAME} bytes.`;
  return undefined;
}

/** A form that is equal for two paths when some file system cannot hold both: composed and without case. */
export function foldPath(path: string): string {
  return path.normalize("NFC").toLowerCase().toUpperCase().normalize("NFC");
}

/** Two articles that cannot stand side by side. */
export interface Collision {
  /** The one that has to give way: later in code-unit order. */
  readonly article: string;
  readonly other: string;
  /** Why, in a sentence. */
  readonly message: string;
}

/**
 * Finds articles whose files would be the same on some system: paths that differ only in case or in Unicode
 * normalisation, and a folder named as another article's XLIFF file.
 *
 * @param articles In code-unit order.
 */
export function findCollisions(articles: readonly string[]): Collision[] {
  const collisions: Collision[] = [];
  const seen = new Map<string, string>();
  const accepted: string[] = [];
  for (const article of articles) {
    const other = seen.get(foldPath(article));
    if (other !== undefined) {
      const message = `The path differs from «${other}» only in case or in how accents are encoded.`;
      collisions.push({ article, other, message });
      continue;
    }
    seen.set(foldPath(article), article);
    accepted.push(article);
  }
  const files = new Map(accepted.map((article) => [foldPath(article + XLIFF_ENDING), article]));
  for (const article of accepted) {
    for (const folder of foldersOf(article)) {
      const other = files.get(foldPath(folder));
      if (other === undefined) continue;
      collisions.push({
        article,
        other,
        message: `The folder «${folder}» is named as the XLIFF file of «${other}».`,
      });
      break;
    }
  }
  return collisions;
}

/** The folders that a path lies in, from the outermost. */
function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.indexOf("/"); at !== -1; at = path.indexOf("/", at + 1)) folders.push(path.slice(0, at));
  return folders;
}

/** Sorts by UTF-16 code units: the same order on every machine, whatever its language. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
