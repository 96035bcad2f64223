import { lstat, readdir, readFile, rename, rm, unlink } from "node:fs/promises";
import { join } from "node:path";
import PQueue from "p-queue";
import { outsideError } from "../article/problem.ts";
import { makeStateFolder } from "./boundary.ts";
import { forEachBounded } from "./bounded.ts";
import { diskError, errorCode, explain } from "./disk-error.ts";
import { syncFolder, writeDurably } from "./files.ts";
import { fingerprint } from "./fingerprint.ts";
import { decodeRecord, encodeRecord, type JournalEntry, writablePathProblem } from "./journal-record.ts";
import { STATE_FOLDER } from "./paths.ts";
import { makePlacer } from "./placement.ts";

/** A file that a commit left as it is. */
export interface SkippedFile {
  readonly path: string;
  /** Why, and what to do: one or two sentences. */
  readonly reason: string;
}

/** What a commit did, both in the order of staging. */
export interface CommitResult {
  /** Paths whose file now is as staged (written, removed, or so already). */
  readonly written: readonly string[];
  readonly skipped: readonly SkippedFile[];
}

/** Called before every step that a crash could come between; in tests it throws or kills. */
export type Step = (name: string, path?: string) => void;

/** Settings of a journal that only tests need. */
export interface JournalOptions {
  readonly step?: Step;
}

/** Settings of one staged entry. */
export interface StageOptions {
  /**
   * Paths of this commit that have to succeed first: when one is skipped, so is this entry.
   * So a translation leaves its file only after it stands in the file that keeps retired ones.
   */
  readonly requires?: readonly string[];
}

/**
 * Writes many files all or nothing, whatever crashes in between. Nothing in the project changes before `commit`.
 * To be used under the lock (`acquireLock`) and after {@link recover}.
 */
export interface Journal {
  /**
   * Takes a file to be written. Returns as soon as there is room for the next one: at most 16 are being written at once.
   *
   * @param path Relative to the project, with `/`; once per journal.
   * @param bytes Not to be changed afterwards.
   * @param expected Fingerprint of the file as it was read, `null` where there was none.
   * @throws ExonymError (outside) where the staging disk is full or fails; everything staged is then thrown away.
   */
  stage(
    path: string,
    bytes: Uint8Array | string,
    expected: string | null,
    options?: StageOptions,
  ): Promise<void>;
  /** Takes a file to be removed. */
  stageRemoval(path: string, expected: string, options?: StageOptions): void;
  /**
   * Puts everything in place. A file that is not as expected any more, or that cannot be written, is skipped; the others
   * are written. Interrupted at any moment, {@link recover} finishes it.
   */
  commit(options?: { onProgress?: (done: number, total: number) => void }): Promise<CommitResult>;
  /** Throws everything staged away. After a commit has begun it does nothing. */
  discard(): Promise<void>;
}

const STAGING = "staging";
const RECORD = "commit";

/** Measured: more than 16 writers gain nothing, on a laptop's disk and on a server's. */
const WRITERS = 16;

/**
 * Opens a journal; remains of an interrupted staging are thrown away.
 *
 * @example
 * const journal = await openJournal(config);
 * await journal.stage("locales/fr/articles/treaty.md", bytes, null);
 * const { skipped } = await journal.commit();
 */
export async function openJournal(
  config: { readonly root: string },
  { step = () => undefined }: JournalOptions = {},
): Promise<Journal> {
  const staging = await outside(() => makeStateFolder(config.root, STAGING));
  if (await recoveryIsDue(config)) throw new Error("recover() has to be called before openJournal().");
  await outside(() => clear(staging));
  const queue = new PQueue({ concurrency: WRITERS });
  const entries: JournalEntry[] = [];
  const paths = new Set<string>();
  let failure: { error: unknown; path: string } | undefined;
  let state: "open" | "committed" | "discarded" = "open";
  return { stage, stageRemoval, commit, discard };

  async function stage(
    path: string,
    bytes: Uint8Array | string,
    expected: string | null,
    options: StageOptions = {},
  ): Promise<void> {
    step("stage", path);
    const staged = take(path, expected, fingerprint(bytes), options);
    queue
      .add(() => writeDurably(join(staging, String(staged)), bytes))
      .catch((error: unknown) => {
        failure ??= { error, path };
      });
    await queue.onSizeLessThan(1);
    if (failure !== undefined) await giveUp(failure);
  }

  function stageRemoval(path: string, expected: string, options: StageOptions = {}): void {
    take(path, expected, null, options);
  }

  function take(path: string, expected: string | null, hash: string | null, options: StageOptions): number {
    if (state !== "open") throw new Error("The journal is closed.");
    const problem = writablePathProblem(path);
    if (problem !== undefined) throw outsideError(problem, "Nothing can be written there.", { file: path });
    if (paths.has(path)) throw new Error(`«${path}» is staged twice.`);
    paths.add(path);
    const number = entries.length;
    const staged = hash === null ? null : number;
    entries.push({ path, expected, hash, staged, requires: options.requires ?? [] });
    return number;
  }

  async function giveUp({ error, path }: { error: unknown; path: string }): Promise<never> {
    await discard();
    if (errorCode(error) === "") throw error;
    const { message, advice } = explain(error);
    throw outsideError(`${message} Nothing has been changed.`, advice, { file: path }, error);
  }

  async function commit(options: { onProgress?: (done: number, total: number) => void } = {}) {
    if (state !== "open") throw new Error("The journal is closed.");
    await queue.onIdle();
    if (failure !== undefined) await giveUp(failure);
    for (const { requires } of entries) {
      for (const path of requires)
        if (!paths.has(path)) throw new Error(`«${path}» is required but not staged.`);
    }
    if (entries.length === 0) {
      await discard();
      return { written: [], skipped: [] };
    }
    try {
      step("sync staging");
      await syncFolder(staging);
      step("write record");
      await writeDurably(join(staging, `${RECORD}.tmp`), encodeRecord(entries));
      step("name record");
      await rename(join(staging, `${RECORD}.tmp`), join(staging, RECORD));
    } catch (error) {
      return await giveUp({ error, path: `${STATE_FOLDER}/${STAGING}` });
    }
    state = "committed";
    return outside(() => finish(config.root, staging, entries, step, options.onProgress));
  }

  async function discard(): Promise<void> {
    if (state !== "open") return;
    state = "discarded";
    queue.clear();
    await queue.onIdle();
    await outside(() => clear(staging));
  }
}

/** Whether an interrupted commit waits for {@link recover}. Writes nothing. */
export async function recoveryIsDue(config: { readonly root: string }): Promise<boolean> {
  return (await readRecord(config.root)) !== undefined;
}

/**
 * Finishes a commit that was interrupted, by the same rule: a file that a person has changed since is skipped.
 * Where there is none, the remains of an interrupted staging are thrown away. To be called first, under the lock.
 */
export async function recover(
  config: { readonly root: string },
  { step = () => undefined }: JournalOptions = {},
): Promise<CommitResult> {
  return outside(async () => {
    const folder = join(config.root, STATE_FOLDER, STAGING);
    if (!(await exists(folder))) return { written: [], skipped: [] };
    const staging = await makeStateFolder(config.root, STAGING); // it is there; this makes sure that it is no link
    const entries = await readRecord(config.root);
    if (entries !== undefined) return finish(config.root, staging, entries, step);
    await clear(staging);
    return { written: [], skipped: [] };
  });
}

async function readRecord(root: string): Promise<JournalEntry[] | undefined> {
  try {
    return decodeRecord(await readFile(join(root, STATE_FOLDER, STAGING, RECORD), "utf8"));
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw diskError(error, `${STATE_FOLDER}/${STAGING}/${RECORD}`);
  }
}

async function finish(
  root: string,
  staging: string,
  entries: readonly JournalEntry[],
  step: Step,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<CommitResult> {
  step("sync record");
  await syncFolder(staging);
  const placer = makePlacer(root, (staged) => join(staging, String(staged)));
  const reasons = new Map<string, string>();
  let done = 0;
  const place = async (entry: JournalEntry): Promise<void> => {
    step("place", entry.path);
    const missing = entry.requires.find((path) => reasons.has(path));
    const reason =
      missing === undefined
        ? await placer.place(entry)
        : `«${missing}», which has to be written first, could not be written.`;
    if (reason !== undefined) reasons.set(entry.path, reason);
    step("placed", entry.path);
    onProgress(++done, entries.length);
  };
  const { waves, stuck } = wavesOf(entries);
  for (const { path } of stuck) reasons.set(path, "What has to be written first was never planned.");
  for (const wave of waves) {
    await forEachBounded(wave, WRITERS, place);
    // What a later wave requires has to be on the disk, folders included, before that wave begins.
    step("sync folders");
    await forEachBounded([...placer.changedFolders], WRITERS, syncFolder);
  }
  step("remove record");
  await unlink(join(staging, RECORD));
  await syncFolder(staging);
  step("clear");
  await clear(staging);
  return {
    written: entries.map(({ path }) => path).filter((path) => !reasons.has(path)),
    skipped: [...entries].flatMap(({ path }) => {
      const reason = reasons.get(path);
      return reason === undefined ? [] : [{ path, reason }];
    }),
  };
}

/** Entries in the order in which they may be placed, each after all that it requires; and those that can never be. */
function wavesOf(entries: readonly JournalEntry[]): { waves: JournalEntry[][]; stuck: JournalEntry[] } {
  const waves: JournalEntry[][] = [];
  const placed = new Set<string>();
  let waiting = [...entries];
  for (;;) {
    const ready = waiting.filter(({ requires }) => requires.every((path) => placed.has(path)));
    if (ready.length === 0) return { waves, stuck: waiting };
    for (const { path } of ready) placed.add(path);
    waiting = waiting.filter(({ path }) => !placed.has(path));
    waves.push(ready);
  }
}

/** Removes what stands in the staging folder. */
async function clear(staging: string): Promise<void> {
  const names = await readdir(staging);
  await forEachBounded(names, WRITERS, (name) => rm(join(staging, name), { recursive: true, force: true }));
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return false;
    throw error;
  }
}

/** System errors of `.exonym` itself, in plain words. */
async function outside<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw errorCode(error) === "" ? error : diskError(error, STATE_FOLDER);
  }
}
