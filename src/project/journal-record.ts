import { fingerprint } from "./fingerprint.ts";
import { pathProblem } from "./paths.ts";

/** One file of a commit: what is to stand at a path, and what has to stand there before. */
export interface JournalEntry {
  /** Relative to the project, with `/`. */
  readonly path: string;
  /** Fingerprint of the file that is to be replaced; `null` where there must be none. */
  readonly expected: string | null;
  /** Fingerprint of what is to stand there; `null` for a removal. */
  readonly hash: string | null;
  /** Number of the staged file; `null` for a removal. */
  readonly staged: number | null;
  /** Paths of the same commit that have to succeed before this one may be done. */
  readonly requires: readonly string[];
}

/**
 * A commit as text: one line per entry between a head and a checksum, so that a record cut short by a
 * failing disk is never taken for a whole one.
 */
export function encodeRecord(entries: readonly JournalEntry[]): string {
  const lines = [JSON.stringify({ exonymJournal: 1, entries: entries.length })];
  for (const { path, expected, hash, staged, requires } of entries) {
    lines.push(JSON.stringify({ path, expected, hash, staged, requires }));
  }
  const body = `${lines.join("\n")}\n`;
  return `${body}${fingerprint(body)}\n`;
}

/** The entries of a record, or `undefined` where it is not whole and well-formed. */
export function decodeRecord(record: string): JournalEntry[] | undefined {
  const end = record.lastIndexOf("\n", record.length - 2) + 1;
  const body = record.slice(0, end);
  if (record.slice(end) !== `${fingerprint(body)}\n`) return undefined;
  const [head, ...lines] = body.trimEnd().split("\n");
  if (head !== JSON.stringify({ exonymJournal: 1, entries: lines.length })) return undefined;
  const entries: JournalEntry[] = [];
  for (const line of lines) {
    const entry = decodeEntry(line);
    if (entry === undefined) return undefined;
    entries.push(entry);
  }
  return entries;
}

function decodeEntry(line: string): JournalEntry | undefined {
  const data = parse(line);
  if (typeof data !== "object" || data === null) return undefined;
  const { path, expected, hash, staged, requires }: Partial<Record<keyof JournalEntry, unknown>> = data;
  if (typeof path !== "string" || writablePathProblem(path) !== undefined) return undefined;
  if (!isHash(expected) || !isHash(hash)) return undefined;
  if (hash === null ? staged !== null : !isNumber(staged)) return undefined;
  if (!Array.isArray(requires) || !requires.every((item) => typeof item === "string")) return undefined;
  return { path, expected, hash, staged: isNumber(staged) ? staged : null, requires };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isHash(value: unknown): value is string | null {
  return value === null || (typeof value === "string" && /^[0-9a-f]{64}$/.test(value));
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/**
 * Why a journal may not write to a path, in a sentence; `undefined` where it may.
 * Hidden folders are out of bounds: a record planted in a repository must not reach `.git`.
 */
export function writablePathProblem(path: string): string | undefined {
  const problem = pathProblem(path);
  if (problem !== undefined) return problem;
  return path.split("/").some((name) => name.startsWith("."))
    ? "The path leads into a hidden folder."
    : undefined;
}
