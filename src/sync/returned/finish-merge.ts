import { fingerprint } from "../../project/fingerprint.ts";
import type { SkippedFile } from "../../project/journal.ts";
import type { QuarantineRoom } from "./quarantine.ts";
import { bytesOf, peoplesTargets, type Shelf } from "./shelf.ts";

/** What a merge is finished with. */
export interface FinishRoom extends Pick<QuarantineRoom, "outputs" | "session" | "retired"> {
  readonly search: { readonly shelf: Shelf };
}

/**
 * Hands all files over to the journal, and moves them into place: a file of ours only after all that was not taken for it
 * is kept.
 *
 * @returns what could not be written and is as it was.
 */
export async function finishMerge(room: FinishRoom, dryRun: boolean): Promise<readonly SkippedFile[]> {
  const { outputs, session, retired } = room;
  const { shelf } = room.search;
  const changed = shelf.all().filter(({ document, decoded }) => document.text !== decoded.text);
  for (const current of changed) {
    const { bytes, present } = bytesOf(current);
    await outputs.put(current.path, bytes, present, [...current.requires]);
  }
  for (const file of retired.values()) {
    const result = file.result();
    if (result)
      await outputs.put(file.path, result.text, result.before === null ? null : fingerprint(result.before));
  }
  if (dryRun || !session.journal || !session.state) return [];
  const { skipped } = outputs.changes.length === 0 ? { skipped: [] } : await session.journal.commit();
  const left = new Set(skipped.map(({ path }) => path));
  for (const { path, before, document, unmatched } of shelf.all()) {
    session.state.noteTargets(path, peoplesTargets(before.segments), false);
    // Of one moment: whoever has one of them, has all.
    if (left.has(path)) continue;
    session.state.noteTargets(path, peoplesTargets(document.segments), false);
    const kept = document.segments.filter(({ id }) => unmatched.has(id));
    session.state.confirmTargets(path, peoplesTargets(kept));
  }
  session.state.flush();
  return skipped;
}

/**
 * What was done for an article, without what stands in files that could not be written.
 *
 * @param xliff where the article's XLIFF file stands.
 * @param left paths of the files that could not be written.
 * @returns nothing where it was the XLIFF file itself.
 */
export function writtenOf<
  Merged extends { readonly quarantine: string | null; readonly report: string | null },
>(merged: Merged, xliff: string, left: ReadonlySet<string>): readonly Merged[] {
  if (left.has(xliff)) return [];
  const there = (path: string | null) => (path === null || left.has(path) ? null : path);
  return [{ ...merged, quarantine: there(merged.quarantine), report: there(merged.report) }];
}
