import { realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { usageError } from "../article/problem.ts";
import { isWithin } from "../project/boundary.ts";
import type { Configuration } from "../project/configuration.ts";
import { WAIVERS_FILE } from "../project/waivers.ts";
import { BASELINE_FILE } from "../sync/baseline.ts";

/**
 * Refuses to write a report over what a project is made of: the folders that its configuration names, where people's work
 * lies and where every file is taken for some of it, and its files of settings. Links in the way are followed.
 *
 * @param output as the user wrote it; nothing, or `-`, is standard output.
 * @throws ExonymError (usage)
 */
export async function assertOutsideOfWork(
  output: string | undefined,
  { root, file, paths }: Pick<Configuration, "root" | "file" | "paths">,
): Promise<void> {
  if (output === undefined || output === "-") return;
  const [target, ...places] = await Promise.all(
    [
      resolve(output),
      ...[...Object.values(paths), file, WAIVERS_FILE, BASELINE_FILE].map((path) => resolve(root, path)),
    ].map(placeOnDisk),
  );
  if (target === undefined || !places.some((place) => isWithin(place, target))) return;
  throw usageError(
    "The result would stand among the project's own files, or in the place of one.",
    "Give it a name elsewhere.",
    { file: output },
  );
}

/** Where a path leads, as far as its folders exist. */
async function placeOnDisk(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(await placeOnDisk(folder), basename(path));
  }
}
