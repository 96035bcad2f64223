import { rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { makeStateFolder, ownFile } from "./boundary.ts";
import { diskError, errorCode, withDiskErrors } from "./disk-error.ts";
import { type FileIndex, makeFileIndex } from "./file-index.ts";
import { type JobIndex, makeJobIndex } from "./job-index.ts";
import { STATE_FOLDER } from "./paths.ts";
import { makeTargetIndex, type TargetIndex } from "./target-index.ts";

export type { Job } from "./job-index.ts";

/**
 * What earlier runs found out: an index over files, which are the truth. To be used under the lock.
 * Changes are one transaction, begun by the first of them: without a change not a byte is written.
 */
export interface State extends FileIndex, JobIndex, TargetIndex {
  /** Whether it began empty: first run, deleted, damaged, or made by another version. */
  readonly isNew: boolean;
  /** Makes all changes since the last call durable. */
  flush(): void;
  /** Gives up what was not flushed. */
  close(): void;
}

/** Raised with every change of the tables: an index of another version is thrown away and made anew. */
const VERSION = 2;

const DATABASE = "state.sqlite";
const SHOWN = `${STATE_FOLDER}/${DATABASE}`;

const SCHEMA = `
  CREATE TABLE files (
    path TEXT PRIMARY KEY, stamp TEXT NOT NULL, recorded INTEGER NOT NULL, hash TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE jobs (
    article TEXT NOT NULL, locale TEXT NOT NULL,
    inputs TEXT NOT NULL, outputs TEXT NOT NULL, summary TEXT NOT NULL,
    PRIMARY KEY (article, locale)
  ) WITHOUT ROWID;
  CREATE TABLE wanted (
    locale TEXT NOT NULL, key BLOB NOT NULL, article TEXT NOT NULL,
    PRIMARY KEY (locale, key, article)
  ) WITHOUT ROWID;
  CREATE TABLE targets (
    path TEXT NOT NULL, segment TEXT NOT NULL, target TEXT NOT NULL, run INTEGER NOT NULL,
    PRIMARY KEY (path, segment, target)
  ) WITHOUT ROWID;
  CREATE INDEX wanted_by_article ON wanted (article, locale);
  PRAGMA user_version = ${VERSION};
`;

/**
 * Opens `.exonym/state.sqlite`; what cannot be used is deleted and made anew.
 *
 * @throws ExonymError (outside) where the disk refuses.
 * @example
 * const state = await openState(config);
 * const hash = await state.hashOf("source-articles/treaty.md");
 */
export async function openState(config: { readonly root: string }): Promise<State> {
  try {
    const folder = await makeStateFolder(config.root);
    const path = await ownFile(config.root, folder, DATABASE);
    const known = openKnown(path);
    return makeState(known ?? openNew(path), known === undefined, config.root);
  } catch (error) {
    throw errorCode(error) === "" ? error : diskError(error, SHOWN);
  }
}

/** @returns `undefined` where there is none, or it is of no use. */
function openKnown(path: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    const version = database.prepare("PRAGMA user_version").get()?.user_version;
    if (version === VERSION && database.prepare("PRAGMA quick_check(1)").get()?.quick_check === "ok") {
      return database;
    }
  } catch {
    // Damaged in whatever way: made anew below, and if the disk is the cause, that will say so.
  }
  database?.close();
  return undefined;
}

function openNew(path: string): DatabaseSync {
  for (const ending of ["", "-journal", "-wal", "-shm"]) rmSync(path + ending, { force: true });
  const database = new DatabaseSync(path);
  try {
    database.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function makeState(database: DatabaseSync, isNew: boolean, root: string): State {
  let changing = false;
  const beforeChange = () => {
    if (!changing) database.exec("BEGIN IMMEDIATE");
    changing = true;
  };
  return {
    isNew,
    ...makeFileIndex(database, root, beforeChange),
    ...makeJobIndex(database, SHOWN, beforeChange),
    ...makeTargetIndex(database, SHOWN, beforeChange),
    flush: withDiskErrors(SHOWN, () => {
      if (changing) database.exec("COMMIT");
      changing = false;
    }),
    close() {
      if (database.isOpen) database.close();
    },
  };
}
