import { posix } from "node:path";
import { usageError } from "../article/problem.ts";
import { filesGiven } from "./given-files.ts";

/**
 * As {@link filesGiven}, and patterns too, for shells that do not fill them in or patterns in quotes: `*` and `?` inside
 * a name, `**` over folders, `{a,b}`, `[a-z]`. A file whose very name looks like a pattern is taken as it is.
 *
 * @param endings lower case, with the dot: what of a folder or a pattern is taken.
 * @throws ExonymError (usage) where there is no such file, or none that fits.
 * @example await filesMatching("news/**\/*.md", [".md"]) // ["news/a.md", "news/world/b.md"]
 */
export async function filesMatching(path: string, endings: readonly string[]): Promise<readonly string[]> {
  if (!MAGIC.test(path)) return someOf(await filesGiven(path, endings), path);
  const asItIs = await filesGiven(path, endings).catch(() => []);
  if (asItIs.length > 0) return asItIs;
  const pattern = posix.normalize(path);
  const fixed = pattern.split("/");
  const folder = fixed
    .slice(
      0,
      fixed.findIndex((name) => MAGIC.test(name)),
    )
    .join("/");
  const root = folder === "" ? (pattern.startsWith("/") ? "/" : ".") : folder;
  const below = await filesGiven(root, endings);
  return someOf(
    below.filter((file) => posix.matchesGlob(posix.normalize(file), pattern)),
    path,
  );
}

/** What makes a path a pattern. */
const MAGIC = /[*?{}[\]]/;

function someOf(files: readonly string[], path: string): readonly string[] {
  if (files.length > 0) return files;
  throw usageError("There is no article here.", `Its name has to end as that of an article does.`, {
    file: path,
  });
}
