import { lstat, mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { ExonymError, type Problem } from "../article/problem.ts";
import { realPlace } from "./boundary.ts";
import { diskError, errorCode } from "./disk-error.ts";
import { writeAtomic } from "./files.ts";
import { listBelow, realOrNothing } from "./listing.ts";

/**
 * Lists a team's data files (glossaries, rules, memories) in a folder and below it, with the safety of `listArticles`.
 *
 * @param folder Relative to the project; where it does not exist there are none.
 * @param extensions File name endings, lower case, with the dot.
 * @returns paths relative to the project, in code-unit order.
 * @throws ExonymError about the first file that cannot be taken: rules must not be left out unnoticed.
 */
export async function listDataFiles(
  config: { readonly root: string },
  folder: string,
  extensions: readonly string[],
): Promise<string[]> {
  if ((await realOrNothing(resolve(config.root, folder), folder)) === undefined) return [];
  const { articles, problems } = await listBelow(config, folder, {
    takesFile: (path) => extensions.some((extension) => path.toLowerCase().endsWith(extension)),
    takesFolder: () => true,
  });
  const [problem]: readonly Problem[] = problems;
  if (problem !== undefined) throw new ExonymError(problem);
  return articles.map((path) => `${folder}/${path}`);
}

/** Whether anything stands at a path of the project, be it a link to nowhere. */
export async function isThere(config: { readonly root: string }, path: string): Promise<boolean> {
  try {
    await lstat(resolve(config.root, path));
    return true;
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return false;
    throw diskError(error, path);
  }
}

/**
 * Writes a new data file, and the folders that it lies in.
 *
 * @throws ExonymError (outside) where it cannot be written.
 */
export async function writeNewFile(
  { root }: { readonly root: string },
  path: string,
  text: string,
): Promise<void> {
  try {
    const place = await realPlace(root, path);
    await mkdir(dirname(place), { recursive: true });
  } catch (error) {
    throw errorCode(error) === "" ? error : diskError(error, path);
  }
  await writeAtomic(path, text, root);
}
