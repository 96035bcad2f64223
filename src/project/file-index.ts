import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { forEachBounded } from "./bounded.ts";
import { diskError, errorCode } from "./disk-error.ts";
import { fingerprintFile } from "./fingerprint.ts";

/** Fingerprints of files, read again only where a file may have changed. */
export interface FileIndex {
  /**
   * SHA-256 of a file, in hexadecimal; `null` where there is none.
   *
   * @param path Relative to the project, with `/`.
   * @throws ExonymError (outside) where it cannot be read.
   */
  hashOf(path: string): Promise<string | null>;
  /** As {@link FileIndex.hashOf} for many files at once, in the order given. */
  hashesOf(paths: readonly string[]): Promise<Map<string, string | null>>;
}

/** What is remembered of a file. */
interface Row {
  /** All that tells one state of a file from another without reading it. */
  readonly stamp: string;
  /** When it was looked at, before it was read; milliseconds since 1970. */
  readonly recorded: number;
  readonly hash: string;
}

/**
 * A file that was saved this shortly before it was looked at may have been saved again within the same tick of the
 * disk's clock, with the same stamp (the "racy git" problem). The coarsest clock in use, FAT's, ticks in 2 s.
 */
const RACY_MILLISECONDS = 2000;

/** As many as keep the thread pool busy. */
const READERS = 16;

/**
 * @param root Absolute path of the project.
 * @param beforeChange Called before every change of the database.
 */
export function makeFileIndex(database: DatabaseSync, root: string, beforeChange: () => void): FileIndex {
  const select = database.prepare("SELECT stamp, recorded, hash FROM files WHERE path = ?");
  const insert = database.prepare(
    "INSERT OR REPLACE INTO files (path, stamp, recorded, hash) VALUES (?, ?, ?, ?)",
  );
  const remove = database.prepare("DELETE FROM files WHERE path = ?");
  return { hashOf, hashesOf };

  async function hashOf(path: string): Promise<string | null> {
    try {
      const absolute = join(root, path);
      const recorded = Date.now();
      const stats = await statsOf(absolute);
      const row = rowOf(path);
      if (stats === undefined) return forget(path, row);
      if (row !== undefined && row.stamp === stampOf(stats) && !isRacy(stats, row.recorded)) return row.hash;
      const read = await fingerprintFile(absolute, path);
      if (read === null) return forget(path, row);
      beforeChange();
      insert.run(path, stampOf(read.stats), recorded, read.hash);
      return read.hash;
    } catch (error) {
      throw errorCode(error) === "" ? error : diskError(error, path);
    }
  }

  async function hashesOf(paths: readonly string[]): Promise<Map<string, string | null>> {
    const hashes = new Map<string, string | null>(paths.map((path) => [path, null]));
    await forEachBounded([...hashes.keys()], READERS, async (path) => {
      hashes.set(path, await hashOf(path));
    });
    return hashes;
  }

  function rowOf(path: string): Row | undefined {
    const row = select.get(path);
    if (row === undefined) return undefined;
    return { stamp: String(row.stamp), recorded: Number(row.recorded), hash: String(row.hash) };
  }

  function forget(path: string, row: Row | undefined): null {
    if (row === undefined) return null;
    beforeChange();
    remove.run(path);
    return null;
  }
}

/** Nanoseconds are cut to the microseconds that a double holds: both sides lose the same. */
function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}

function isRacy({ mtimeMs }: Stats, recorded: number): boolean {
  return mtimeMs > recorded - RACY_MILLISECONDS;
}

async function statsOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}
