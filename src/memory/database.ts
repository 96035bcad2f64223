import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ExonymError, outsideError, usageError } from "../article/problem.ts";
import type { Memory } from "./memory.ts";

/** SQLite's mark for «a file of this program» (`PRAGMA application_id`): «Exon» in ASCII. */
const APPLICATION_ID = 0x45786f6e;

/** To be raised with every change of {@link SCHEMA}: a database of another version is built anew, never migrated. */
export const SCHEMA_VERSION = 1;

/**
 * `entry.key` hashes locales and source, `target` the target, `context` the neighbours (null: not known), `rank` the
 * whole entry. The index `entry_key` answers which targets there are without a look at the rows.
 */
const SCHEMA = `
  CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    source_locale TEXT NOT NULL,
    target_locale TEXT NOT NULL,
    stamp TEXT,
    UNIQUE (path, source_locale, target_locale)
  ) STRICT;
  CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    file INTEGER NOT NULL,
    key INTEGER NOT NULL,
    target INTEGER NOT NULL,
    context INTEGER,
    state INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    source_content TEXT NOT NULL,
    target_content TEXT NOT NULL,
    previous_key TEXT,
    next_key TEXT,
    origin TEXT NOT NULL
  ) STRICT;
  CREATE INDEX entry_file ON entry (file);
  CREATE INDEX entry_key ON entry (key, target, context, state, rank);
`;
const SCHEMA_NAMES = "entry,entry_file,entry_key,file";

/** Result codes of SQLite (https://www.sqlite.org/rescode.html) that mean something to us; the low byte of `errcode`. */
const BUSY = 5;
const LOCKED = 6;
const READ_ONLY = 8;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

export interface OpenedDatabase {
  readonly database: DatabaseSync;
  readonly opened: Memory["opened"];
}

/**
 * Opens the database of a memory, creating it and its folder where they are not there.
 * A file that is damaged or of another version is set aside as `<path>.old`, as it is only an index.
 *
 * @throws ExonymError where the path cannot be used, or holds a database of another program.
 */
export function openDatabase(path: string, busyTimeout: number): OpenedDatabase {
  try {
    if (path === ":memory:") return tryToOpen(path, busyTimeout) ?? inaccessible(path);
    mkdirSync(dirname(path), { recursive: true });
    const first = tryToOpen(path, busyTimeout);
    if (first !== null) return first;
    setAside(path);
    const second = tryToOpen(path, busyTimeout) ?? inaccessible(path);
    return { ...second, opened: "rebuilt" };
  } catch (error) {
    throw asProblem(error, path);
  }
}

/** `null` where what is there cannot be used and may be built anew. */
function tryToOpen(path: string, busyTimeout: number): OpenedDatabase | null {
  const database = new DatabaseSync(path);
  try {
    // As a statement: the option of the constructor is younger than the oldest Node that we run on.
    database.exec(`PRAGMA busy_timeout = ${Math.trunc(busyTimeout)}`);
    if (readNumber(database, "application_id") === 0 && schemaNames(database) === "") {
      database.exec("PRAGMA journal_mode = WAL");
      return { database: configure(database), opened: create(database) };
    }
    if (readNumber(database, "application_id") !== APPLICATION_ID) {
      throw usageError(
        "This is a database of another program.",
        "Name another file for the memory, or move this one away.",
        { file: path },
      );
    }
    const fits =
      readNumber(database, "user_version") === SCHEMA_VERSION && schemaNames(database) === SCHEMA_NAMES;
    if (fits) return { database: configure(database), opened: "kept" };
    database.close();
    return null;
  } catch (error) {
    database.close();
    if (isDamage(error)) return null;
    throw error;
  }
}

/** Two processes may be here at once: the second finds the work done. */
function create(database: DatabaseSync): Memory["opened"] {
  database.exec("BEGIN IMMEDIATE");
  if (schemaNames(database) !== "") {
    database.exec("COMMIT");
    return "kept";
  }
  database.exec(
    `${SCHEMA} PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`,
  );
  return "created";
}

/** Readers do not wait for a writer (WAL); a commit survives a power cut (FULL); 64 MiB of pages keep a large import fast. */
function configure(database: DatabaseSync): DatabaseSync {
  database.exec("PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA journal_size_limit = 8388608");
  return database;
}

function readNumber(database: DatabaseSync, pragma: "application_id" | "user_version"): number {
  return Number(database.prepare(`PRAGMA ${pragma}`).get()?.[pragma] ?? 0);
}

function schemaNames(database: DatabaseSync): string {
  const rows = database
    .prepare("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")
    .all();
  return rows.map(({ name }) => String(name)).join(",");
}

/** Moves a database out of the way, with what belongs to it. An earlier one that was set aside is replaced. */
export function setAside(path: string): void {
  if (existsSync(path)) renameSync(path, `${path}.old`);
  // These belong to the file that is gone; beside a new one they would damage it.
  for (const suffix of ["-wal", "-shm", "-journal"]) rmSync(path + suffix, { force: true });
}

/** Whether an error says that the database's content cannot be trusted. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === CORRUPT || code === NOT_A_DATABASE || error instanceof SyntaxError;
}

/** Says an error of SQLite or the disk in a user's words; other errors come back as they are. */
export function asProblem(error: unknown, path: string): unknown {
  if (error instanceof ExonymError) return error;
  const where = { file: path };
  switch (sqliteCode(error)) {
    case BUSY:
    case LOCKED:
      return outsideError(
        "Another process is writing to the translation memory.",
        "Wait until it has finished, then run the command again.",
        where,
        error,
      );
    case FULL:
      return outsideError(
        "The disk is full: the translation memory could not be written.",
        "Free some space and run the command again; the memory is as it was.",
        where,
        error,
      );
    case READ_ONLY:
    case CANNOT_OPEN:
      return inaccessibleProblem(path, error);
    case undefined:
      return isSystemError(error) ? inaccessibleProblem(path, error) : error;
    default:
      return outsideError(
        `The translation memory cannot be used: ${error instanceof Error ? error.message : error}.`,
        "Delete the file and run the command again; it is built anew from the translations.",
        where,
        error,
      );
  }
}

function inaccessible(path: string): never {
  throw inaccessibleProblem(path, undefined);
}

function inaccessibleProblem(path: string, cause: unknown): ExonymError {
  const detail = cause instanceof Error ? ` (${cause.message})` : "";
  return outsideError(
    `The translation memory cannot be opened or written${detail}.`,
    "Check that its folder can be written to.",
    { file: path },
    cause,
  );
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode & 0xff : undefined;
}
