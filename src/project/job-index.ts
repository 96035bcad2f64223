import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { Locale } from "../article/locale.ts";
import { withDiskErrors } from "./disk-error.ts";

/** One article in one locale: what it was made from and what came of it. */
export interface Job {
  /** Path below the folder of source articles. */
  readonly article: string;
  readonly locale: Locale;
  /** Digest of all inputs. */
  readonly inputs: string;
  /** Digest of all outputs. */
  readonly outputs: string;
  /** What later runs report without doing the work again; plain data. */
  readonly summary: unknown;
}

/** What is known of jobs, and which sentences waited for a translation. */
export interface JobIndex {
  job(article: string, locale: Locale): Job | undefined;
  /** All jobs, by article and locale in code-point order. */
  jobs(): Job[];
  setJob(job: Job): void;
  /** Forgets a job and what it wanted. */
  deleteJob(article: string, locale: Locale): void;
  /** Replaces the keys (opaque texts) of the sentences that have no translation yet. */
  setWanted(article: string, locale: Locale, keys: Iterable<string>): void;
  /** Articles that wait for one of these sentences; rarely one too many, never one too few. */
  articlesWanting(locale: Locale, keys: Iterable<string>): Set<string>;
}

/**
 * @param file The database's path as the user knows it.
 * @param beforeChange Called before every change of the database.
 */
export function makeJobIndex(database: DatabaseSync, file: string, beforeChange: () => void): JobIndex {
  const columns = "article, locale, inputs, outputs, summary";
  const selectJob = database.prepare(`SELECT ${columns} FROM jobs WHERE article = ? AND locale = ?`);
  const selectJobs = database.prepare(`SELECT ${columns} FROM jobs ORDER BY article, locale`);
  const insertJob = database.prepare(`INSERT OR REPLACE INTO jobs (${columns}) VALUES (?, ?, ?, ?, ?)`);
  const deleteOne = database.prepare("DELETE FROM jobs WHERE article = ? AND locale = ?");
  const selectKeys = database.prepare("SELECT key FROM wanted WHERE article = ? AND locale = ?");
  const insertKey = database.prepare("INSERT OR IGNORE INTO wanted (locale, key, article) VALUES (?, ?, ?)");
  const deleteKey = database.prepare("DELETE FROM wanted WHERE locale = ? AND key = ? AND article = ?");
  const selectWanting = database.prepare("SELECT article FROM wanted WHERE locale = ? AND key = ?");
  return {
    job: withDiskErrors(file, job),
    jobs: withDiskErrors(file, jobs),
    setJob: withDiskErrors(file, setJob),
    deleteJob: withDiskErrors(file, deleteJob),
    setWanted: withDiskErrors(file, setWanted),
    articlesWanting: withDiskErrors(file, articlesWanting),
  };

  function job(article: string, locale: Locale): Job | undefined {
    const row = selectJob.get(article, locale);
    return row === undefined ? undefined : toJob(row);
  }

  function jobs(): Job[] {
    return selectJobs.all().map(toJob);
  }

  function setJob({ article, locale, inputs, outputs, summary }: Job): void {
    const text = JSON.stringify(summary ?? null);
    const row = selectJob.get(article, locale);
    if (row?.inputs === inputs && row.outputs === outputs && row.summary === text) return;
    beforeChange();
    insertJob.run(article, locale, inputs, outputs, text);
  }

  function deleteJob(article: string, locale: Locale): void {
    setWanted(article, locale, []);
    if (selectJob.get(article, locale) === undefined) return;
    beforeChange();
    deleteOne.run(article, locale);
  }

  function setWanted(article: string, locale: Locale, keys: Iterable<string>): void {
    const wanted = new Map<string, Uint8Array>();
    for (const key of keys) wanted.set(shorten(key).toString("hex"), shorten(key));
    for (const row of selectKeys.all(article, locale)) {
      const key = row.key;
      if (!(key instanceof Uint8Array) || wanted.delete(Buffer.from(key).toString("hex"))) continue;
      beforeChange();
      deleteKey.run(locale, key, article);
    }
    for (const key of wanted.values()) {
      beforeChange();
      insertKey.run(locale, key, article);
    }
  }

  function articlesWanting(locale: Locale, keys: Iterable<string>): Set<string> {
    const articles = new Set<string>();
    for (const key of new Set(keys)) {
      for (const row of selectWanting.all(locale, shorten(key))) articles.add(String(row.article));
    }
    return articles;
  }
}

/** Sentences are long; 12 bytes tell them apart, and a collision only costs one look too many. */
function shorten(key: string): Buffer {
  return createHash("sha256").update(key).digest().subarray(0, 12);
}

function toJob(row: Record<string, unknown>): Job {
  return {
    article: String(row.article),
    locale: String(row.locale) as Locale, // only `setJob` writes here
    inputs: String(row.inputs),
    outputs: String(row.outputs),
    summary: JSON.parse(String(row.summary)),
  };
}
