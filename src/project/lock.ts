import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { type ExonymError, outsideError } from "../article/problem.ts";
import { makeStateFolder, ownFile } from "./boundary.ts";
import { diskError, errorCode, sqliteCode } from "./disk-error.ts";
import { STATE_FOLDER } from "./paths.ts";

/** Who holds the lock, for people's eyes. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** When it was taken, ISO 8601. */
  readonly since: string;
}

/** Held until `release`, or until the process ends in whatever way. */
export interface Lock {
  release(): void;
}

/** How a lock is acquired. */
export interface LockOptions {
  /** Whether to wait while another process holds it. */
  readonly wait: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Called once when waiting begins; the holder is `undefined` where it cannot be told. */
  readonly onWait?: ((holder: LockHolder | undefined) => void) | undefined;
}

const DATABASE = "lock.sqlite";
const HOLDER = "lock.json";
const POLL_MILLISECONDS = 100;

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

/**
 * Makes sure that one process at a time works on a project. The lock is an exclusive transaction of SQLite: the
 * operating system ends it when the process dies, even by `kill -9`, so there are no stale locks.
 *
 * @throws ExonymError (outside) where another process holds it and `wait` is false, or where this disk cannot lock;
 * the signal's reason when it is aborted.
 * @example
 * const lock = await acquireLock(config, { wait: true, signal, onWait: (holder) => say(holder) });
 * try { … } finally { lock.release(); }
 */
export async function acquireLock(config: { readonly root: string }, options: LockOptions): Promise<Lock> {
  const { wait, signal, onWait } = options;
  signal?.throwIfAborted();
  const { path, holderFile } = await place(config.root);
  let told = false;
  for (;;) {
    const database = tryLock(path);
    if (database !== undefined) return hold(database, holderFile);
    const holder = readHolder(holderFile);
    if (!wait) throw heldBy(holder);
    if (!told) onWait?.(holder);
    told = true;
    await sleep(POLL_MILLISECONDS, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    signal?.throwIfAborted();
  }
}

async function place(root: string): Promise<{ path: string; holderFile: string }> {
  try {
    const folder = await makeStateFolder(root);
    return { path: await ownFile(root, folder, DATABASE), holderFile: join(folder, HOLDER) };
  } catch (error) {
    throw errorCode(error) === "" ? error : diskError(error, STATE_FOLDER);
  }
}

/** @returns the database that holds the lock, or `undefined` where another does. */
function tryLock(path: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined;
  try {
    // Nothing else may ever open this file: closing it would end a lock of POSIX that this process holds.
    database = new DatabaseSync(path, { timeout: 0 });
    database.exec("BEGIN EXCLUSIVE");
    return database;
  } catch (error) {
    database?.close();
    const code = sqliteCode(error);
    if (code === SQLITE_BUSY) return undefined;
    throw cannotLock(code, error);
  }
}

function cannotLock(code: number | undefined, error: unknown): ExonymError {
  const file = `${STATE_FOLDER}/${DATABASE}`;
  if (code === SQLITE_NOTADB) {
    return outsideError("The lock file is damaged.", "Delete it and run the command again.", { file }, error);
  }
  return outsideError(
    "The project cannot be locked here, so two runs at once could not be kept apart.",
    "Check that the disk can be written; a network drive often cannot lock: work on a local disk then.",
    { file },
    error,
  );
}

function hold(database: DatabaseSync, holderFile: string): Lock {
  const holder: LockHolder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  // Only for the message of others: a disk that refuses it does not matter.
  quietly(() => {
    rmSync(holderFile, { force: true }); // whatever stands there, also a link, is not to be written through
    writeFileSync(holderFile, `${JSON.stringify(holder)}\n`, { flag: "wx" });
  });
  let held = true;
  return {
    release() {
      if (!held) return;
      held = false;
      quietly(() => rmSync(holderFile, { force: true }));
      database.close();
    },
  };
}

function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // see the caller
  }
}

function readHolder(path: string): LockHolder | undefined {
  try {
    const { pid, host, since }: Partial<Record<keyof LockHolder, unknown>> = JSON.parse(
      readFileSync(path, "utf8"),
    );
    if (typeof pid !== "number" || typeof host !== "string" || typeof since !== "string") return undefined;
    return { pid, host: host.slice(0, 100), since: since.slice(0, 40) };
  } catch {
    return undefined;
  }
}

function heldBy(holder: LockHolder | undefined): ExonymError {
  const who = holder === undefined ? "" : ` (process ${holder.pid} on ${holder.host}, since ${holder.since})`;
  return outsideError(
    `Another run is working on this project${who}.`,
    "Wait until it has ended and try again.",
  );
}
