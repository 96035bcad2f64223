import type { SQLOutputValue } from "node:sqlite";
import { contentKey } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import { outsideError } from "../article/problem.ts";
import { asProblem, isDamage, openDatabase, setAside } from "./database.ts";
import { DEFAULT_LIMIT, type Memory, type MemoryEntry, type MemoryQuery } from "./memory.ts";
import {
  contextHash,
  entryHash,
  HASH_RANGE,
  hash48,
  rankMatches,
  STATE_RANK,
  stateOfRank,
  type TargetGroup,
} from "./ranking.ts";
import { decodeContent, decodeText, encodeContent, encodeText, storedForm } from "./stored-content.ts";

type Row = Record<string, SQLOutputValue>;

/** Per target the row that stands for all (the arithmetic is that of `weight` in ranking.ts), and how many there are. */
const FIND_TARGETS = `
  SELECT id, count(*) AS count,
    max(((context IS NOT NULL AND context IS ?) * 8 + state) * ${HASH_RANGE} + rank) AS weight
  FROM entry WHERE key = ? GROUP BY target`;

const FIND_ENTRY = `
  SELECT entry.*, file.source_locale, file.target_locale
  FROM entry JOIN file ON file.id = entry.file WHERE entry.id = ?`;

const ENTRIES_OF_PATH = `
  SELECT entry.*, file.source_locale, file.target_locale
  FROM entry JOIN file ON file.id = entry.file WHERE file.path = ? ORDER BY file.id, entry.id`;

const ADD_ENTRY = `
  INSERT INTO entry (file, key, target, context, state, rank, source_content, target_content, previous_key, next_key, origin)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const PUT_FILE = `
  INSERT INTO file (path, source_locale, target_locale, stamp) VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET stamp = excluded.stamp RETURNING id`;

export interface SqliteMemoryOptions {
  /** How long to wait for another process that writes, in milliseconds; 10 seconds by default. */
  readonly busyTimeout?: number;
}

/**
 * Opens a memory in a SQLite database; `:memory:` is one that is gone when it is closed.
 * All changes are one transaction until {@link Memory.flush}; another process sees them only then.
 * A file that is damaged or of another version is set aside as `<path>.old` and `opened` is `rebuilt`.
 *
 * @throws ExonymError (as all methods do) of kind `outside` when the disk or another process is in the way.
 * @example
 * const memory = openSqliteMemory(".exonym/memory.db");
 * if (memory.opened !== "kept") refill(memory);
 */
export function openSqliteMemory(path: string, { busyTimeout = 10_000 }: SqliteMemoryOptions = {}): Memory {
  const { database, opened } = openDatabase(path, busyTimeout);
  const statements = {
    putFile: database.prepare(PUT_FILE),
    findFile: database.prepare(
      "SELECT id, stamp FROM file WHERE path = ? AND source_locale = ? AND target_locale = ?",
    ),
    filesOfPath: database.prepare("SELECT id FROM file WHERE path = ?"),
    paths: database.prepare("SELECT DISTINCT path FROM file"),
    removeFile: database.prepare("DELETE FROM file WHERE id = ?"),
    removeEntries: database.prepare("DELETE FROM entry WHERE file = ?"),
    addEntry: database.prepare(ADD_ENTRY),
    findTargets: database.prepare(FIND_TARGETS),
    findEntry: database.prepare(FIND_ENTRY),
    entriesOfPath: database.prepare(ENTRIES_OF_PATH),
  };
  let inTransaction = false;
  let isOpen = true;

  function write(change: () => void) {
    guard(() => {
      if (!inTransaction) database.exec("BEGIN IMMEDIATE");
      inTransaction = true;
      change();
    });
  }

  /** What fails is given up since the last flush, so that no half of a file is ever kept. */
  function guard<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      rollBack();
      if (!isDamage(error)) throw asProblem(error, path);
      closeDatabase();
      if (path !== ":memory:") setAside(path);
      throw outsideError(
        "The translation memory is damaged and has been set aside.",
        "Run the command again: it is built anew from the translations.",
        { file: path },
        error,
      );
    }
  }

  function rollBack() {
    if (!inTransaction) return;
    inTransaction = false;
    try {
      database.exec("ROLLBACK");
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full.
    }
  }

  function closeDatabase() {
    if (isOpen) database.close();
    isOpen = false;
  }

  function forgetFile(id: SQLOutputValue) {
    statements.removeEntries.run(id);
    statements.removeFile.run(id);
  }

  function addEntry(file: SQLOutputValue, key: string, entry: MemoryEntry) {
    const { context } = entry;
    statements.addEntry.run(
      file,
      hash48(key, contentKey(entry.source)),
      hash48(contentKey(entry.target)),
      contextHash(context),
      STATE_RANK[entry.state],
      entryHash(entry),
      encodeContent(entry.source),
      encodeContent(entry.target),
      context === null ? null : encodeText(context.previousKey),
      context === null ? null : encodeText(context.nextKey),
      encodeText(entry.from),
    );
  }

  function find(query: MemoryQuery): TargetGroup[] {
    const sourceKey = contentKey(query.source);
    const key = hash48(pairKey(query.sourceLocale, query.targetLocale), sourceKey);
    const groups: TargetGroup[] = [];
    for (const { id, count } of statements.findTargets.all(contextHash(query.context), key)) {
      const row = statements.findEntry.get(id ?? null);
      if (row === undefined) continue;
      const best = entryOf(row);
      // Only a hash was looked up.
      const isRight =
        row.source_locale === query.sourceLocale &&
        row.target_locale === query.targetLocale &&
        contentKey(best.source) === sourceKey;
      if (isRight) groups.push({ best, count: Number(count) });
    }
    return groups;
  }

  return {
    opened,
    replace(file, sourceLocale, targetLocale, entries, stamp) {
      write(() => {
        const name = encodeText(file);
        if (entries.length === 0 && stamp === undefined) {
          const known = statements.findFile.get(name, sourceLocale, targetLocale);
          if (known !== undefined) forgetFile(known.id ?? null);
          return;
        }
        const stored = stamp === undefined ? null : encodeText(stamp);
        const id = statements.putFile.get(name, sourceLocale, targetLocale, stored)?.id ?? null;
        statements.removeEntries.run(id);
        const pair = pairKey(sourceLocale, targetLocale);
        for (const entry of entries) {
          const { source, target, ...rest } = entry;
          addEntry(id, pair, { source: storedForm(source), target: storedForm(target), ...rest });
        }
      });
    },
    stampOf(file, sourceLocale, targetLocale) {
      const row = guard(() => statements.findFile.get(encodeText(file), sourceLocale, targetLocale));
      return typeof row?.stamp === "string" ? decodeText(row.stamp) : undefined;
    },
    files() {
      return guard(() => statements.paths.all().map(({ path }) => decodeText(String(path)))).sort();
    },
    entries(file) {
      return guard(() =>
        statements.entriesOfPath.all(encodeText(file)).map((row) => ({
          ...entryOf(row),
          sourceLocale: String(row.source_locale) as Locale, // only `replace` writes here
          targetLocale: String(row.target_locale) as Locale,
        })),
      );
    },
    forget(file) {
      write(() => {
        for (const { id } of statements.filesOfPath.all(encodeText(file))) forgetFile(id ?? null);
      });
    },
    lookup(query, limit = DEFAULT_LIMIT) {
      return rankMatches(
        guard(() => find(query)),
        query,
        limit,
      );
    },
    flush(commit = true) {
      if (!commit) return rollBack();
      if (!inTransaction) return;
      guard(() => database.exec("COMMIT"));
      inTransaction = false;
    },
    close() {
      rollBack();
      closeDatabase();
    },
  };
}

function pairKey(sourceLocale: Locale, targetLocale: Locale): string {
  return `${sourceLocale} ${targetLocale}`;
}

/** @throws SyntaxError where the row is not as we wrote it, which is damage that SQLite does not see. */
function entryOf(row: Row): MemoryEntry {
  const { previous_key: previous, next_key: next } = row;
  const target = decodeContent(String(row.target_content));
  const state = stateOfRank(Number(row.state));
  if (state === undefined || hash48(contentKey(target)) !== row.target) {
    throw new SyntaxError("A row of the memory does not fit its hash.");
  }
  return {
    source: decodeContent(String(row.source_content)),
    target,
    context:
      typeof previous === "string" && typeof next === "string"
        ? { previousKey: decodeText(previous), nextKey: decodeText(next) }
        : null,
    state,
    from: decodeText(String(row.origin)),
  };
}
