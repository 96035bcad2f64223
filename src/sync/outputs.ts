import { fingerprint } from "../project/fingerprint.ts";
import type { Journal } from "../project/journal.ts";

/** A file that is not as it should be. */
export interface Change {
  /** Relative to the project. */
  readonly path: string;
  readonly kind: "create" | "update" | "remove";
}

/** Where planned files go: to the journal, or nowhere when nothing may be written. */
export interface Outputs {
  /**
   * Plans a file.
   *
   * @param present SHA-256 of what is there now, `null` where nothing is. Equal content is no change.
   * @param requires Paths that have to be written first; where one cannot be, this file stays as it is.
   * @returns SHA-256 of the file as it is to be.
   */
  put(
    path: string,
    content: string | Uint8Array,
    present: string | null,
    requires?: readonly string[],
  ): Promise<string>;
  /** Plans a file's removal. */
  remove(path: string, present: string, requires?: readonly string[]): void;
  /** What was planned, in the order of planning. */
  readonly changes: readonly Change[];
  /** Why nothing can be written any more: the staging disk refused. */
  readonly failure: unknown;
}

/** Collects changes, and stages them where there is a journal. */
export function createOutputs(journal: Journal | null): Outputs {
  const changes: Change[] = [];
  let failure: unknown = null;
  return {
    changes,
    get failure() {
      return failure;
    },
    put: async (path, content, present, requires = []) => {
      const wanted = fingerprint(content);
      if (wanted === present) return wanted;
      changes.push({ path, kind: present === null ? "create" : "update" });
      try {
        await journal?.stage(path, content, present, { requires });
      } catch (error) {
        failure ??= error;
        throw error;
      }
      return wanted;
    },
    remove: (path, present, requires = []) => {
      changes.push({ path, kind: "remove" });
      journal?.stageRemoval(path, present, { requires });
    },
  };
}
