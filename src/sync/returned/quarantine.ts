import type { Locale } from "../../article/locale.ts";
import type { BilingualEntry } from "../../memory/memory.ts";
import { quarantinePath, reportPath, retiredPath } from "../../project/paths.ts";
import type { Outputs } from "../outputs.ts";
import type { Project } from "../project.ts";
import type { RetiredFile } from "../retired.ts";
import type { Session } from "../session.ts";
import type { Reconciliation } from "./model.ts";
import { reportsAll, writeReport } from "./report.ts";

/** What a quarantine is put together with. */
export interface QuarantineRoom {
  readonly project: Project;
  readonly session: Session;
  readonly outputs: Outputs;
  readonly retired: ReadonlyMap<Locale, RetiredFile>;
}

/** A returned file that is kept. */
export interface ReturnedBytes {
  /** Name of the file, without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly article: string;
  readonly locale: Locale;
  /** Where the article's XLIFF file stands, relative to the project. */
  readonly xliff: string;
}

/**
 * Plans the returned bytes and the report on them. A report that stands there already and says all that is to be said
 * stays as it is, so that merging a file twice changes nothing.
 *
 * @param planned paths that were planned in this run; none is planned twice.
 * @returns where both stand, relative to the project, and which of them are written in this run.
 */
export async function quarantine(
  file: ReturnedBytes,
  result: Reconciliation,
  { project, session, outputs }: QuarantineRoom,
  planned: Set<string>,
): Promise<{ readonly file: string; readonly report: string; readonly written: readonly string[] }> {
  const path = quarantinePath(project.config, file.locale, file.article, file.hash);
  const report = reportPath(path);
  if (planned.has(path)) return { file: path, report, written: [] };
  planned.add(path);
  const hashes = await session.hashesOf([path, report], []);
  const before = hashes.get(path) ?? null;
  await outputs.put(path, file.bytes, before);
  const written = before === file.hash ? [] : [path];
  const present = hashes.get(report) ?? null;
  const standing = present === null ? null : (await session.read(report)).text;
  if (standing === null || !reportsAll(standing, result.held)) {
    const { name, article, locale, xliff } = file;
    const text = writeReport({ file: name, article, locale, xliff }, result);
    if ((await outputs.put(report, text, present, [...written])) !== present) written.push(report);
  }
  return { file: path, report, written };
}

/**
 * Hands held translations of sentences that the article does not have over to `retired.tmx`.
 *
 * @returns the files that have to be written first.
 */
export async function retireHeld(
  result: Reconciliation,
  {
    article,
    locale,
    sourceLocale,
  }: { readonly article: string; readonly locale: Locale; readonly sourceLocale: Locale },
  { project, retired }: Pick<QuarantineRoom, "project" | "retired">,
): Promise<readonly string[]> {
  const entries = result.held.flatMap(({ why, source, target }): BilingualEntry[] => {
    if ((why !== "elsewhere" && why !== "older") || target.length === 0 || source.length === 0) return [];
    const languages = { sourceLocale, targetLocale: locale };
    return [{ source, target, state: "translated", context: null, from: article, ...languages }];
  });
  if (entries.length === 0) return [];
  const isNew = await retired.get(locale)?.add(entries);
  return isNew ? [retiredPath(project.config, locale)] : [];
}
