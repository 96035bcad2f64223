import type { Locale } from "../article/locale.ts";
import type { Problem } from "../article/problem.ts";
import type { Configuration } from "../project/configuration.ts";
import type { Job } from "../project/job-index.ts";
import { manifestPath } from "../project/paths.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { attempt, type Session } from "./session.ts";

/** What the index keeps of a job besides what it was made from and came to. */
export interface JobSummary {
  readonly warnings?: readonly Problem[];
  /** SHA-256 of the localized article as syncs before the last one wrote it, latest first. */
  readonly earlier?: readonly string[];
  /** What the manifest says that the localized article was made as. */
  readonly recorded?: string | undefined;
}

/** @param job `undefined` where the index does not know it. */
export function summaryOf(job: Job | undefined): JobSummary {
  return (job?.summary ?? {}) as JobSummary; // as `remember` wrote it
}

/** Reads the manifest of a locale as it stands on the disk. */
export type RecordReader = (locale: Locale) => Promise<Manifest>;

/** Each manifest is read once, when it is first asked for. One that cannot be read says nothing. */
export function recordReader(config: Pick<Configuration, "paths">, session: Session): RecordReader {
  const reading = new Map<Locale, Promise<Manifest>>();
  const read = async (locale: Locale): Promise<Manifest> => {
    const found = await attempt([], () => readOptional(session, manifestPath(config, locale)));
    return found ? readManifest(found) : new Map();
  };
  return (locale) => {
    const record = reading.get(locale) ?? read(locale);
    reading.set(locale, record);
    return record;
  };
}

/** A file's text; `null` where there is none, or it cannot be looked at. */
export async function readOptional(session: Session, path: string): Promise<string | null> {
  const hashes = await session.hashesOf([path], []);
  return hashes.get(path) ? (await session.read(path)).text : null;
}
