import { join } from "node:path";
import { ExonymError, type Problem } from "../article/problem.ts";
import type { Memory } from "../memory/memory.ts";
import { openSqliteMemory } from "../memory/sqlite.ts";
import { forEachBounded } from "../project/bounded.ts";
import { diskError, errorCode } from "../project/disk-error.ts";
import { decodeXml } from "../project/encoding.ts";
import { decodeUtf8, readProjectBytes } from "../project/files.ts";
import { fingerprint, fingerprintFile } from "../project/fingerprint.ts";
import { type Journal, openJournal, recover } from "../project/journal.ts";
import { acquireLock, type LockHolder } from "../project/lock.ts";
import { STATE_FOLDER } from "../project/paths.ts";
import { openState, type State } from "../project/state.ts";

/** Whether a sync writes, only tells its plan, or only tells whether it would write. */
export type SyncMode = "write" | "dry-run" | "frozen";

/** What a sync works with while it runs. */
export interface Session {
  readonly memory: Memory;
  /** `null` where nothing may be written, not even the index. */
  readonly state: State | null;
  readonly journal: Journal | null;
  /** What was wrong when a commit of an interrupted sync was finished. */
  readonly recovered: readonly Problem[];
  /** Files that the end of an interrupted sync's commit wrote: the index does not know them yet. */
  readonly completed: ReadonlySet<string>;
  /** SHA-256 of files of the project, `null` where there is none. A file that cannot be read is a problem and has none. */
  hashesOf(paths: readonly string[], problems: Problem[]): Promise<ReadonlyMap<string, string | null>>;
  /** A file's text and the SHA-256 of its bytes. XLIFF is read in the encoding that it declares. */
  read(path: string): Promise<ReadFile>;
  /** The same of a file that is not text to everyone, as an article may be. */
  readBytes(path: string): Promise<Pick<ReadFile, "bytes" | "hash">>;
  close(): void;
}

/** A file of the project as it was read. */
export interface ReadFile {
  readonly text: string;
  readonly hash: string;
  /** As `decodeXml` names it; `utf-8` for all that is no XLIFF. */
  readonly encoding: string;
  readonly bytes: Uint8Array;
}

/** Name of the memory's database in `.exonym/`. */
export const MEMORY_DATABASE = "memory.sqlite";

export interface SessionOptions {
  readonly mode: SyncMode;
  /** Whether to wait for another sync to end; otherwise that is an error. */
  readonly wait: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onWait?: ((holder: LockHolder | undefined) => void) | undefined;
}

/**
 * Takes the lock, finishes what an interrupted sync left, and opens index, memory and journal. Where nothing may be
 * written there is no lock, and the memory lives in this process only.
 */
export async function openSession(root: string, options: SessionOptions): Promise<Session> {
  const readBytes = async (path: string) => {
    const bytes = await readProjectBytes(root, path);
    return { bytes, hash: fingerprint(bytes) };
  };
  const read = async (path: string): Promise<ReadFile> => {
    const { bytes, hash } = await readBytes(path);
    const isXliff = /\.xlf$|\.xliff$/i.test(path);
    const decoded = isXliff ? decodeXml(bytes, path) : { text: decodeUtf8(bytes, path), encoding: "utf-8" };
    return { text: decoded.text, encoding: decoded.encoding, hash, bytes };
  };
  if (options.mode !== "write") {
    const memory = openSqliteMemory(":memory:");
    const hashesOf = hashEach((path) => fingerprintOf(root, path));
    return {
      memory,
      state: null,
      journal: null,
      recovered: [],
      completed: new Set(),
      hashesOf,
      read,
      readBytes,
      close: () => memory.close(),
    };
  }
  const lock = await acquireLock({ root }, options);
  const opened: { close(): void }[] = [{ close: () => lock.release() }];
  const close = () => {
    for (const one of opened.toReversed()) one.close();
    opened.length = 0;
  };
  try {
    const { skipped, written } = await recover({ root });
    const state = await openState({ root });
    opened.push(state);
    const memory = openSqliteMemory(join(root, STATE_FOLDER, MEMORY_DATABASE));
    opened.push(memory);
    const journal = await openJournal({ root });
    return {
      memory,
      state,
      journal,
      recovered: skipped.map(skippedProblem),
      completed: new Set(written),
      hashesOf: hashEach(state.hashOf),
      read,
      readBytes,
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** As many as keep the thread pool busy. */
const READERS = 16;

/** Fingerprints many files; one that cannot be read does not stop the others. */
function hashEach(hashOf: (path: string) => Promise<string | null>): Session["hashesOf"] {
  return async (paths, problems) => {
    const hashes = new Map<string, string | null>(paths.map((path) => [path, null]));
    await forEachBounded([...hashes.keys()], READERS, async (path) => {
      hashes.set(path, (await attempt(problems, () => hashOf(path))) ?? null);
    });
    return hashes;
  };
}

async function fingerprintOf(root: string, path: string): Promise<string | null> {
  try {
    return (await fingerprintFile(join(root, path), path))?.hash ?? null;
  } catch (error) {
    throw errorCode(error) === "" ? error : diskError(error, path);
  }
}

/** A file that a commit left alone, as a problem. */
export function skippedProblem({
  path,
  reason,
}: {
  readonly path: string;
  readonly reason: string;
}): Problem {
  return { kind: "outside", file: path, message: reason, advice: "Run the sync again." };
}

/** Runs something for one file or article; what the user can mend becomes a problem, and the others go on. */
export async function attempt<Result>(
  problems: Problem[],
  run: () => Result | Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ExonymError)) throw error;
    problems.push(error.problem);
    return undefined;
  }
}
