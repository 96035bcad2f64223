import { constants, type Stats } from "node:fs";
import { copyFile, link, lstat, mkdir, open, rename, unlink } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { ExonymError } from "../article/problem.ts";
import { realPlace } from "./boundary.ts";
import { errorCode, explain } from "./disk-error.ts";
import { replaceable, resemble, temporaryName } from "./files.ts";
import { fingerprintFile } from "./fingerprint.ts";
import type { JournalEntry } from "./journal-record.ts";

/** Puts the entries of one commit in their places, and remembers which folders changed. */
export interface Placer {
  /**
   * Does one entry if what stands at its path is what the commit expects, or is already what it wants.
   *
   * @returns why it was not done, in words for the user; `undefined` where it is done.
   */
  place(entry: JournalEntry): Promise<string | undefined>;
  /** Folders, absolute, whose entries changed. */
  readonly changedFolders: ReadonlySet<string>;
}

/** Why an entry is skipped whose file is neither as it was read nor as it is to be. */
export const CHANGED_MEANWHILE =
  "The file was changed in the meantime. It is kept as it is; run the command again.";

const VANISHED = "The file, its folder or its staged copy vanished in the meantime. Run the command again.";

/**
 * @param root Absolute path of the project.
 * @param stagedFile Absolute path of a staged file, by its number.
 */
export function makePlacer(root: string, stagedFile: (staged: number) => string): Placer {
  const folders = new Map<string, Promise<string>>();
  const made = new Map<string, Promise<void>>();
  const changedFolders = new Set<string>();
  return { place, changedFolders };

  async function place(entry: JournalEntry): Promise<string | undefined> {
    try {
      return await placeOrThrow(entry);
    } catch (error) {
      if (error instanceof ExonymError) return `${error.problem.message} ${error.problem.advice}`;
      if (errorCode(error) === "") throw error;
      if (errorCode(error) === "ENOENT") return VANISHED;
      const { message, advice } = explain(error);
      return `${message} ${advice}`;
    }
  }

  async function placeOrThrow({ path, expected, hash, staged }: JournalEntry): Promise<string | undefined> {
    const place = await placeOf(path);
    const present = await fingerprintFile(place, path);
    const presentHash = present?.hash ?? null;
    if (presentHash === hash) return undefined;
    if (presentHash !== expected) return CHANGED_MEANWHILE;
    const stats = await replaceable(place, path);
    if (staged === null) {
      if (!sameFile(stats, present?.stats)) return CHANGED_MEANWHILE;
      await unlink(place);
    } else if (present === null) {
      await makeFolder(dirname(place));
      if (!(await create(stagedFile(staged), place))) return CHANGED_MEANWHILE;
    } else {
      if (stats !== undefined) await resemble(stagedFile(staged), stats);
      if (!(await replace(stagedFile(staged), place, present.stats))) return CHANGED_MEANWHILE;
    }
    changedFolders.add(dirname(place));
    return undefined;
  }

  /** As `realPlace`, with each folder resolved once. */
  async function placeOf(path: string): Promise<string> {
    const folder = posix.dirname(path);
    let real = folders.get(folder);
    if (real === undefined) {
      real = realPlace(root, folder);
      folders.set(folder, real);
    }
    const place = join(await real, posix.basename(path));
    const stats = await lstat(place).catch((error: unknown) => {
      const code = errorCode(error);
      if (code === "ENOENT" || code === "ENOTDIR") return undefined;
      throw error;
    });
    return stats?.isSymbolicLink() ? realPlace(root, path) : place;
  }

  async function makeFolder(folder: string): Promise<void> {
    let making = made.get(folder);
    if (making === undefined) {
      making = mkdir(folder, { recursive: true }).then((first) => {
        // Every new folder is an entry of its parent, which has to be made durable too.
        if (first === undefined) return;
        for (let at = folder; at.length >= first.length; at = dirname(at)) changedFolders.add(dirname(at));
      });
      made.set(folder, making);
    }
    await making;
  }
}

/** Puts a staged file where nothing stands. @returns false where something does by now. */
async function create(staged: string, place: string): Promise<boolean> {
  try {
    // Unlike rename, link never replaces a file that appeared a moment ago.
    await link(staged, place);
  } catch (error) {
    const code = errorCode(error);
    if (code === "EEXIST") return false;
    if (!NO_LINKS.has(code)) throw error;
    if ((await statsOf(place)) !== undefined) return false;
    await move(staged, place);
    return true;
  }
  await unlink(staged);
  return true;
}

/** What systems say that know no hard links, or not from this folder to that one. */
const NO_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EXDEV", "EMLINK", "EINVAL"]);

/** Puts a staged file in another's place. @returns false where that is no longer the file that was read. */
async function replace(staged: string, place: string, read: Stats): Promise<boolean> {
  if (!sameFile(await statsOf(place), read)) return false;
  await move(staged, place);
  return true;
}

async function move(staged: string, place: string): Promise<void> {
  try {
    await rename(staged, place);
  } catch (error) {
    if (errorCode(error) !== "EXDEV") throw error;
    await moveAcross(staged, place);
  }
}

/** `.exonym` is on another disk: copy beside the place first, so that the replacing itself is a rename again. */
async function moveAcross(staged: string, place: string): Promise<void> {
  const temporary = join(dirname(place), temporaryName());
  try {
    await copyFile(staged, temporary, constants.COPYFILE_EXCL);
    const handle = await open(temporary, "r+");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, place);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await unlink(staged);
}

async function statsOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Whether a file is still the one that was read: every way of saving changes one of these. */
function sameFile(now: Stats | undefined, read: Stats | undefined): boolean {
  if (now === undefined || read === undefined) return now === read;
  return (
    now.ino === read.ino &&
    now.size === read.size &&
    now.mtimeMs === read.mtimeMs &&
    now.ctimeMs === read.ctimeMs
  );
}
