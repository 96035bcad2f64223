import type { Position } from "../../article/problem.ts";

/** Takes the rows of a table, once it is known how they are to be read. */
export interface TableReader {
  /** Takes a row: its cells, and where the cell of a number (from 0) begins. */
  readonly row: (cells: readonly string[], cell: (index: number) => Position) => void;
  /** Is told that there are no more. */
  readonly end?: () => void;
}
