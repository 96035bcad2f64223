import type { Position } from "../../article/problem.ts";

/** `error` where the specification says MUST, `warning` where it says SHOULD. */
export type ViolationSeverity = "error" | "warning";

/** One place in a XLIFF file that breaks a rule of its version. */
export interface Violation {
  /** Id of the rule, as in `docs/xliff-rules.md`. */
  readonly rule: string;
  readonly severity: ViolationSeverity;
  /** What is wrong here: one sentence. */
  readonly message: string;
  /** What to do: one sentence. */
  readonly advice: string;
  /** Where the element or attribute begins, in UTF-16 code units of the decoded file. */
  readonly offset: number;
  /** The same as line and column. */
  readonly position: Position;
}
