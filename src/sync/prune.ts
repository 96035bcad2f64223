import type { Problem } from "../article/problem.ts";
import { xliffPath } from "../project/paths.ts";
import { readXliff } from "../xliff/read.ts";
import { type JobRoom, removeLocalized } from "./job.ts";
import { leaveAll } from "./leaving.ts";
import { retiredEntry } from "./retired.ts";
import { attempt } from "./session.ts";
import type { Orphan } from "./survey.ts";

/**
 * Removes the files of articles that are gone, after their translations stand in `retired.tmx`.
 *
 * @returns what could not be removed; such files stay as they are.
 */
export async function prune(orphans: readonly Orphan[], room: JobRoom): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const orphan of orphans) await attempt(problems, () => pruneOne(orphan, room));
  return problems;
}

async function pruneOne(
  { article, locale }: Orphan,
  { project, session, outputs, retired, recordOf }: JobRoom,
): Promise<void> {
  const file = retired.get(locale);
  if (!file) return; // not among the locales asked for
  const path = xliffPath(project.config, locale, article);
  const { text, hash } = await session.read(path);
  const document = readXliff(text, path);
  const leaving = leaveAll(document.segments).map((one) =>
    retiredEntry(one, document.sourceLocale, locale, article),
  );
  const requires = (await file.add(leaving)) ? [file.path] : [];
  outputs.remove(path, hash, requires);
  await removeLocalized(article, locale, { project, session, outputs, recordOf }, [path]);
}
