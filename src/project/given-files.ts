import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { usageError } from "../article/problem.ts";
import { diskError, errorCode } from "./disk-error.ts";
import { byCodeUnit } from "./paths.ts";

/** Deepest folder that is looked into, and most files that are taken from one. */
const DEEPEST = 32;
const MOST_FILES = 100_000;

/**
 * The files that a user named: a file as it is, a folder as all files below it with one of the endings, in code-unit
 * order. Hidden files and symbolic links inside folders are passed over.
 *
 * @param endings lower case, with the dot.
 * @throws ExonymError (usage) where there is no such file.
 * @example await filesGiven("from-agency", [".xlf"]) // ["from-agency/a.uk.xlf", "from-agency/b.uk.xlf"]
 */
export async function filesGiven(path: string, endings: readonly string[]): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const found: string[] = [];
    await below(path, endings, found, 0);
    return found.sort(byCodeUnit);
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") {
      throw usageError("There is no such file.", "Check the path.", { file: path });
    }
    throw code === "" ? error : diskError(error, path);
  }
}

async function below(
  folder: string,
  endings: readonly string[],
  found: string[],
  depth: number,
): Promise<void> {
  if (depth > DEEPEST || found.length > MOST_FILES) return;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await below(path, endings, found, depth + 1);
    else if (entry.isFile() && endings.some((ending) => entry.name.toLowerCase().endsWith(ending)))
      found.push(path);
  }
}
