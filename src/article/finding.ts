import type { Position } from "./problem.ts";

export type Severity = "error" | "warning" | "info";

/** What a check has to say about one place. */
export interface Finding {
  /** Id of the check, such as `glossary-forbidden`. */
  readonly check: string;
  readonly severity: Severity;
  readonly file: string;
  readonly position: Position;
  /** Target locale; the source language where the finding is about a source article. */
  readonly locale: string;
  /** Unit id, and segment id where one is meant. */
  readonly unit?: string | undefined;
  readonly segment?: string | undefined;
  /** One or two sentences in a translator's words: what is wrong, what to do. */
  readonly message: string;
  readonly source?: string | undefined;
  readonly target?: string | undefined;
  /** What to write instead, where the check knows. */
  readonly suggestion?: string | undefined;
}
