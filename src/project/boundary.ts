import { lstat, mkdir, realpath } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { outsideError } from "../article/problem.ts";
import { errorCode } from "./disk-error.ts";
import { STATE_FOLDER } from "./paths.ts";

/** Whether `path` is `folder` or lies below it; both absolute and free of links. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && resolve(folder, way) === path);
}

/** Whether something below `folder` is hidden or lies in a hidden folder (`.git/config` holds passwords). */
export function isHidden(folder: string, path: string): boolean {
  return relative(folder, path)
    .split(sep)
    .some((name) => name.startsWith("."));
}

/**
 * The real place of a path of the project, links resolved, also where the file or its folders do not exist yet.
 *
 * @param root Absolute path of the project.
 * @param path Relative to the project.
 * @returns an absolute path below the real root.
 * @throws ExonymError (outside) where a link leads out of the project, into something hidden, or nowhere.
 */
export async function realPlace(root: string, path: string): Promise<string> {
  const realRoot = await realpath(root);
  const missing: string[] = [];
  let at = resolve(root, path);
  for (;;) {
    try {
      const real = join(await realpath(at), ...missing);
      const straight = real === resolve(realRoot, path);
      if (isWithin(realRoot, real) && (straight || !isHidden(realRoot, real))) return real;
      throw leadsOut(path);
    } catch (error) {
      if (errorCode(error) !== "ENOENT") throw error;
      // What exists and yet has no real path is a link to nowhere; writing there would create its target.
      if (await linkStands(at)) {
        throw outsideError("A symbolic link on the way leads nowhere.", "Repair or remove the link.", {
          file: path,
        });
      }
      const parent = dirname(at);
      if (parent === at) throw leadsOut(path);
      missing.unshift(at.slice(parent.length).replace(/^[/\\]/, ""));
      at = parent;
    }
  }
}

function leadsOut(path: string) {
  return outsideError(
    "A symbolic link on the way leads out of the project or to something hidden.",
    "Replace the link by the file or folder itself.",
    { file: path },
  );
}

async function linkStands(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return false;
    throw error;
  }
}

/**
 * Makes the folder `.exonym`, or one below it, where it is missing.
 *
 * @param names Folders below `.exonym`.
 * @returns its absolute path.
 * @throws ExonymError (outside) where it is a link: what is cleaned up there must be our own.
 */
export async function makeStateFolder(root: string, ...names: string[]): Promise<string> {
  let folder = root;
  for (const name of [STATE_FOLDER, ...names]) {
    folder = join(folder, name);
    const made = await mkdir(folder).then(
      () => true,
      (error: unknown) => {
        if (errorCode(error) === "EEXIST") return false;
        throw error;
      },
    );
    if (!made && !(await lstat(folder)).isDirectory()) {
      throw outsideError(
        "This is not a folder but a file or a symbolic link.",
        "Delete it: it holds nothing that cannot be made anew.",
        { file: relative(root, folder) },
      );
    }
  }
  return folder;
}

/**
 * The place of a file of our own in a folder made by {@link makeStateFolder}.
 *
 * @throws ExonymError (outside) where something else stands there: a link planted in a repository must not be followed.
 */
export async function ownFile(root: string, folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  const stands = await lstat(path).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  });
  if (stands === undefined || stands.isFile()) return path;
  throw outsideError("This is not a regular file.", "Delete it: it holds nothing that cannot be made anew.", {
    file: relative(root, path),
  });
}
