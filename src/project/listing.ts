import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join, posix, resolve } from "node:path";
import { type Problem, usageError } from "../article/problem.ts";
import { isHidden, isWithin } from "./boundary.ts";
import { diskError, errorCode, explain } from "./disk-error.ts";
import { articleProblem, byCodeUnit, findCollisions } from "./paths.ts";

/** What stands in a folder. */
export interface FileList {
  /** Paths below the folder, with `/`, in code-unit order. */
  readonly articles: readonly string[];
  readonly problems: readonly Problem[];
  /**
   * Paths that exist and yet are not listed, as `problems` say: articles, or folders with all that is below them.
   * Their translations must not be taken for those of deleted articles: see {@link isRefused}.
   */
  readonly refused: readonly string[];
}

/** Which files of a folder are listed. */
export interface Selection {
  takesFile(path: string): boolean;
  takesFolder(path: string): boolean;
  /** The article that a file is about, where that is not the file. */
  article?(path: string): string;
  /** A folder of our own, relative to the project: no link may lead to what is in it or around it. */
  readonly ownFolder?: string;
}

interface Search {
  readonly realRoot: string;
  /** Real path of {@link Selection.ownFolder}, where it is named: the one that it has, or will have. */
  readonly realOwn: string | undefined;
  readonly folder: string;
  readonly selection: Selection;
  readonly found: string[];
  readonly links: string[];
  /** Real paths of the folders that were read: each is read once, so circles of links end. */
  readonly visited: Set<string>;
  refuse(path: string, message: string, advice: string, kind?: Problem["kind"]): void;
}

/**
 * Lists a folder: hidden files are left out, links that leave the project are refused, circles of links end.
 *
 * @param folder Relative to the project.
 * @throws ExonymError where the folder itself cannot be read.
 */
export async function listBelow(
  config: { readonly root: string },
  folder: string,
  selection: Selection,
): Promise<FileList> {
  const problems: Problem[] = [];
  const refused: string[] = [];
  const realRoot = await realpath(config.root);
  const real = await realOrNothing(resolve(config.root, folder), folder);
  if (real === undefined) {
    throw usageError("There is no such folder.", "Make it, or correct «paths» in the configuration.", {
      file: folder,
    });
  }
  const { ownFolder } = selection;
  const search: Search = {
    realRoot,
    realOwn:
      ownFolder &&
      ((await realOrNothing(resolve(config.root, ownFolder), ownFolder)) ?? join(realRoot, ownFolder)),
    folder,
    selection,
    found: [],
    links: [],
    visited: new Set(),
    refuse(path, message, advice, kind = "usage") {
      problems.push({ kind, message, advice, file: posix.join(folder, path) });
      refused.push(path);
    },
  };
  if (!isWithin(realRoot, real)) {
    throw usageError("The folder is a symbolic link that leads out of the project.", "Use a real folder.", {
      file: folder,
    });
  }
  await readFolder(search, "", real);
  // Real folders come first, so that an article keeps its path when a link to its folder is added.
  while (search.links.length > 0) {
    const links = search.links.splice(0).sort(byCodeUnit);
    for (const path of links) await followLink(search, path, resolve(config.root, folder, path));
  }
  const articles = sift(search);
  problems.sort((a, b) => byCodeUnit(a.file ?? "", b.file ?? ""));
  return { articles, problems, refused: refused.sort(byCodeUnit) };
}

/** Reads a folder and all below it, without following links. */
async function readFolder(search: Search, top: string, realTop: string): Promise<void> {
  const pending = [{ path: top, real: realTop }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { path: folder, real } = next;
    if (search.visited.has(real)) {
      search.refuse(
        folder,
        "The link leads to a folder that is listed already.",
        "Remove the link, or exclude it.",
      );
      continue;
    }
    search.visited.add(real);
    let entries: Dirent[];
    try {
      entries = await readdir(real, { withFileTypes: true });
    } catch (error) {
      const { message, advice } = explain(error);
      if (folder === "") throw diskError(error, search.folder);
      search.refuse(folder, message, advice, "outside");
      continue;
    }
    for (const entry of entries) {
      if (entry.name.startsWith(".")) continue;
      const path = posix.join(folder, entry.name);
      const taken = entry.isDirectory()
        ? search.selection.takesFolder(path)
        : search.selection.takesFile(path);
      if (taken && entry.name.includes("\uFFFD"))
        search.refuse(path, "The name is not valid UTF-8.", "Rename it.");
      else if (entry.isDirectory()) {
        if (taken) pending.push({ path, real: join(real, entry.name) });
      } else if (entry.isSymbolicLink()) search.links.push(path);
      else if (taken) {
        if (entry.isFile()) search.found.push(path);
        else search.refuse(path, "This is not a regular file.", "Remove it, or exclude it.");
      }
    }
  }
}

async function followLink(search: Search, path: string, absolute: string): Promise<void> {
  const { selection } = search;
  // A link that leads nowhere has only its name to be judged by.
  if (!selection.takesFolder(path)) return;
  try {
    const real = await realpath(absolute);
    const isFolder = (await stat(real)).isDirectory();
    if (!isFolder && !selection.takesFile(path)) return;
    if (!isWithin(search.realRoot, real)) {
      search.refuse(
        path,
        "The symbolic link leads out of the project.",
        "Replace it by the file, or exclude it.",
      );
    } else if (isHidden(search.realRoot, real)) {
      search.refuse(
        path,
        "The symbolic link leads to something hidden.",
        "Replace it by the file, or exclude it.",
      );
    } else if (leadsToOwn(search, real)) {
      search.refuse(
        path,
        "The symbolic link leads to the folder of localized articles, or around it.",
        "Replace it by the articles that it is for, or exclude it.",
      );
    } else if (isFolder) await readFolder(search, path, real);
    else if ((await stat(real)).isFile()) search.found.push(path);
    else search.refuse(path, "This is not a regular file.", "Remove it, or exclude it.");
  } catch (error) {
    const { advice, message } = explain(error);
    const gone = errorCode(error) === "ENOENT";
    if (gone && !selection.takesFile(path)) return;
    search.refuse(path, gone ? "The symbolic link leads nowhere." : message, gone ? "Remove it." : advice);
  }
}

/** Whether what a sync writes would be articles of the next one. */
function leadsToOwn({ realOwn }: Search, real: string): boolean {
  return realOwn !== undefined && (isWithin(realOwn, real) || isWithin(real, realOwn));
}

/** Sorts, and takes out what cannot be an article's path or stands in another's way. */
function sift({ found, selection, refuse }: Search): string[] {
  const article = (path: string) => selection.article?.(path) ?? path;
  const sound = found.sort(byCodeUnit).filter((path) => {
    const problem = articleProblem(article(path));
    if (problem !== undefined) refuse(path, problem, "Rename it.");
    return problem === undefined;
  });
  const collisions = new Map(findCollisions(sound).map((collision) => [collision.article, collision]));
  for (const [path, { message }] of collisions) refuse(path, message, "Rename one of the two.");
  return sound.filter((path) => !collisions.has(path));
}

/** The real path of something, or `undefined` where there is nothing. */
export async function realOrNothing(path: string, shown: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return undefined;
    throw diskError(error, shown);
  }
}
