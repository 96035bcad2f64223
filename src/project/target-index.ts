import type { DatabaseSync } from "node:sqlite";
import { withDiskErrors } from "./disk-error.ts";

/** A target of a segment, by digests. */
export interface SeenTarget {
  /** Id of the segment. */
  readonly segment: string;
  /** Digest of how the target reads. */
  readonly target: string;
  /** The run that saw it first, counted by file from 1; 0: it was there when the file was first looked at. */
  readonly run: number;
}

/** When a person's translations were first seen in a XLIFF file: so it can be told which of them a copy of it had. */
export interface TargetIndex {
  /**
   * Notes the targets that stand in a file now.
   *
   * @param isNew whether the file did not exist before: then what stands there now is as young as this run.
   */
  noteTargets(path: string, targets: readonly Omit<SeenTarget, "run">[], isNew: boolean): void;
  /** Makes targets of a file as young as a run of their own: a copy came back that did not have them. */
  confirmTargets(path: string, targets: readonly Omit<SeenTarget, "run">[]): void;
  /** All targets that were ever seen in a file, in no order. */
  seenTargets(path: string): SeenTarget[];
  /** Forgets a file that is gone. */
  forgetTargets(path: string): void;
}

/** Stands in a file's rows from the first time that it was looked at. */
const MARKER = "";

/**
 * @param file the database's path as the user knows it.
 * @param beforeChange called before every change of the database.
 */
export function makeTargetIndex(database: DatabaseSync, file: string, beforeChange: () => void): TargetIndex {
  const select = database.prepare("SELECT segment, target, run FROM targets WHERE path = ?");
  const insert = database.prepare(
    "INSERT OR REPLACE INTO targets (path, segment, target, run) VALUES (?, ?, ?, ?)",
  );
  const remove = database.prepare("DELETE FROM targets WHERE path = ?");
  const rows = (path: string) =>
    select.all(path).map(
      (row): SeenTarget => ({
        segment: String(row.segment),
        target: String(row.target),
        run: Number(row.run),
      }),
    );
  return {
    seenTargets: withDiskErrors(file, (path: string) => rows(path).filter((row) => row.segment !== MARKER)),
    forgetTargets: withDiskErrors(file, (path: string) => {
      if (rows(path).length === 0) return;
      beforeChange();
      remove.run(path);
    }),
    confirmTargets: withDiskErrors(file, (path: string, targets: readonly Omit<SeenTarget, "run">[]) => {
      if (targets.length === 0) return;
      const run = latestOf(rows(path)) + 1;
      beforeChange();
      for (const { segment, target } of targets) insert.run(path, segment, target, run);
    }),
    noteTargets: withDiskErrors(
      file,
      (path: string, targets: readonly Omit<SeenTarget, "run">[], isNew: boolean) => {
        const known = rows(path);
        const seen = new Set(known.map(keyOf));
        const fresh = new Map(
          targets.filter((each) => !seen.has(keyOf(each))).map((each) => [keyOf(each), each]),
        );
        const first = known.length === 0;
        const run = first && !isNew ? 0 : latestOf(known) + 1;
        if (!first && fresh.size === 0) return;
        beforeChange();
        if (first) insert.run(path, MARKER, "", 0);
        for (const { segment, target } of fresh.values()) insert.run(path, segment, target, run);
      },
    ),
  };
}

function latestOf(known: readonly SeenTarget[]): number {
  return known.reduce((most, each) => Math.max(most, each.run), 0);
}

function keyOf({ segment, target }: Omit<SeenTarget, "run">): string {
  return `${segment} ${target}`;
}
