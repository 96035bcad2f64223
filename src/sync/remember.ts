import { localizedPath, manifestPath, xliffPath } from "../project/paths.ts";
import type { State } from "../project/state.ts";
import type { Finished, JobRoom } from "./job.ts";
import type { Manifest } from "./manifest.ts";
import type { JobSummary } from "./record.ts";
import { forgetDropped } from "./refresh.ts";
import { inputsOf, type JobFiles, MANIFEST } from "./survey.ts";

/** How many earlier versions of a localized article are still known as ours: branches that somebody goes between. */
const EARLIER = 8;

/** A locale's record as it is to be, and the SHA-256 of its file. */
export interface PlannedManifest {
  readonly manifest: Manifest;
  readonly hash: string;
}

/** Updates the index, so that the next sync knows what it need not do. */
export function remember(
  { project, session, retired }: JobRoom,
  state: State,
  jobs: readonly JobFiles[],
  finished: readonly Finished[],
  manifests: ReadonlyMap<string, PlannedManifest>,
  skipped: ReadonlySet<string>,
): void {
  const { config } = project;
  const present = new Set([MANIFEST, ...jobs.map(({ article }) => article)]);
  for (const locale of config.locales) {
    const path = manifestPath(config, locale);
    const hash = manifests.get(path)?.hash;
    // Also where it could not be written: the next sync then sees that it is not as it should be.
    if (hash !== undefined) {
      state.setJob({ article: MANIFEST, locale, inputs: "", outputs: hash, summary: null });
    }
  }
  for (const { article, locale } of state.jobs()) {
    // The record of a locale that was not asked for still names what is gone.
    if (present.has(article) || !retired.has(locale)) continue;
    state.deleteJob(article, locale);
    state.forgetTargets(xliffPath(config, locale, article));
  }
  for (const {
    files,
    hashes,
    made,
    complete,
    byHand,
    entries,
    wanted,
    language,
    warnings,
    people,
  } of finished) {
    const { article, locale } = files;
    const xliff = xliffPath(config, locale, article);
    const place = localizedPath(config, locale, article);
    const isWritten = complete && !skipped.has(xliff) && !skipped.has(place);
    // Whatever went wrong, it stays known what was made: only so can be told what a person changes in it.
    const outputs = (skipped.has(place) ? files.made : made) ?? "";
    const inputs = isWritten && !byHand ? inputsOf(project, hashes.source, hashes.xliff) : "";
    const earlier = [files.made ?? "", ...files.earlier].filter((hash) => hash !== "" && hash !== outputs);
    const summary: JobSummary = {
      warnings,
      earlier: [...new Set(earlier)].slice(0, EARLIER),
      recorded: manifests.get(manifestPath(config, locale))?.manifest.get(article)?.article,
    };
    state.setJob({ article, locale, inputs, outputs, summary });
    if (!isWritten) continue;
    state.setWanted(article, locale, wanted);
    state.noteTargets(xliff, people, files.xliff === null);
    forgetDropped(session.memory, xliff);
    if (hashes.xliff !== null && hashes.xliff !== files.xliff) {
      session.memory.forget(xliff);
      session.memory.replace(xliff, language, locale, entries, hashes.xliff);
    }
  }
  session.memory.flush();
  state.flush();
}
