import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { outsideError, usageError } from "../article/problem.ts";
import { LARGEST_FILE } from "./files.ts";

/** What a file was at an earlier revision: the same, another (perhaps under another path), or not there. */
export type Earlier =
  | { readonly kind: "same" }
  | { readonly kind: "changed"; readonly path: string }
  | { readonly kind: "new" };

/** An earlier state of a project, as git has it. All paths are relative to the project, with `/`. */
export interface Revision {
  /** Compares the file that stands there now, committed or not. Renames are followed where git knows the new name. */
  earlier(path: string): Earlier;
  /** The files below a folder at that time, in code-unit order. */
  list(folder: string): readonly string[];
  /** A file's bytes at that time, without any filter. */
  read(path: string): Promise<Buffer>;
}

/** Names of files of a large project: 1,000,000 of 100 bytes. */
const MOST_NAMES = 100 * 1024 * 1024;

/**
 * Opens a project at an earlier revision. Git is started without a shell, and no name of a revision is taken for an option.
 *
 * @param root Absolute path of the project; it may be a folder of a repository.
 * @param name Whatever git takes for a commit: `origin/main`, `HEAD~3`, a tag.
 * @throws ExonymError (usage) where there is no repository or no such revision; (outside) where git is missing, or
 *   does not trust the folder's owner.
 * @example (await openRevision(config.root, "origin/main")).earlier("locales/uk/xliff/a.md.xlf") // { kind: "same" }
 */
export async function openRevision(root: string, name: string): Promise<Revision> {
  if (name === "" || name.startsWith("-") || name.includes("\0")) throw unknown(name);
  if ((await git(root, ["rev-parse", "--is-inside-work-tree"]))?.toString("utf8").trim() !== "true") {
    throw usageError(
      "Git does not take this folder for a repository, so nothing can be compared with an earlier revision.",
      "Leave --since out, or run this where the project was cloned.",
    );
  }
  const commit = (
    await git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`])
  )
    ?.toString("utf8")
    .trim();
  if (commit === undefined || !/^[0-9a-f]{40,64}$/.test(commit)) throw unknown(name);
  const listed = await git(root, ["ls-tree", "-r", "-z", "--name-only", commit]);
  const compared = await git(root, [
    ...["diff", "--name-status", "-z", "--find-renames", "-l2000", "--relative", "--no-ext-diff"],
    ...["--ignore-submodules", commit, "--"],
  ]);
  if (listed === null || compared === null) {
    throw outsideError(
      `Git could not compare with «${shown(name)}».`,
      "Run «git fsck» to see what it lacks.",
    );
  }
  const files = namesIn(listed);
  const then = new Set(files);
  const changed = readNameStatus(namesIn(compared));
  return {
    earlier(path) {
      const before = changed.get(path);
      if (before !== undefined) return before;
      // What git does not track yet is in no comparison.
      return then.has(path) ? { kind: "same" } : { kind: "new" };
    },
    list: (folder) => files.filter((path) => path.startsWith(`${folder}/`)).sort(),
    async read(path) {
      const bytes = await git(root, ["cat-file", "blob", `${commit}:./${path}`]);
      if (bytes !== null) return bytes;
      throw outsideError(`Git has no content of this file at «${shown(name)}».`, FETCH, { file: path });
    },
  };
}

const FETCH = "In CI fetch the whole history (fetch-depth: 0); a clone with a filter may lack it.";

function unknown(name: string) {
  return usageError(
    `Git knows no revision «${shown(name)}».`,
    "Name a branch, a tag or a commit. In CI the history may not have been fetched (fetch-depth: 0).",
  );
}

function shown(name: string): string {
  return name.length <= 80 ? name : `${name.slice(0, 80)}…`;
}

function namesIn(output: Buffer): string[] {
  return output.toString("utf8").split("\0").slice(0, -1);
}

/** `git diff --name-status -z`: a status, then one path, or two for renames and copies (git-diff, «Raw output format»). */
function readNameStatus(fields: readonly string[]): ReadonlyMap<string, Earlier> {
  const changed = new Map<string, Earlier>();
  for (let at = 0; at < fields.length; ) {
    const status = fields[at]?.charAt(0);
    const path = fields[at + 1] ?? "";
    if (status === "R" || status === "C") {
      changed.set(fields[at + 2] ?? "", { kind: "changed", path });
      at += 3;
      continue;
    }
    if (status === "A") changed.set(path, { kind: "new" });
    else if (status !== "D") changed.set(path, { kind: "changed", path });
    at += 2;
  }
  return changed;
}

/** @returns what git prints, or `null` where it refuses. */
async function git(root: string, args: readonly string[]): Promise<Buffer | null> {
  try {
    const { stdout } = await promisify(execFile)("git", ["-c", "core.fsmonitor=false", ...args], {
      cwd: root,
      encoding: "buffer",
      maxBuffer: Math.max(LARGEST_FILE, MOST_NAMES),
      // Looking must not write, be it only git's own index.
      env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" },
    });
    return stdout;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw outsideError("There is no git here.", "Install it, then run this again.", {}, error);
    }
    // Git names this setting where a repository is another user's, as they are in containers of CI.
    if (error instanceof Error && "stderr" in error && String(error.stderr).includes("safe.directory")) {
      throw outsideError(
        "Git does not read this repository, as it belongs to another user.",
        'Run «git config --global --add safe.directory "$PWD"» before.',
        {},
        error,
      );
    }
    return null;
  }
}
