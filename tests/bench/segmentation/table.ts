/** A row of a table: what it is about, and a figure for each engine in their order; `null` where an engine has none. */
export interface Row {
  readonly title: string;
  readonly figures: readonly (number | null)[];
}

/** A table of figures of which greater is better, the first column's engine against all others. */
export interface Table {
  readonly title: string;
  readonly engines: readonly string[];
  readonly rows: readonly Row[];
  /** Digits behind the point. */
  readonly digits: number;
  /** By how much another engine has to be better than the first to be marked with `*`; absent, nothing is. */
  readonly tolerance?: number;
}

/** The rows of a table in which another engine is better than the first by more than the tolerance. */
export function beaten({ rows, tolerance }: Pick<Table, "rows" | "tolerance">): Row[] {
  return rows.filter(({ figures }) => figures.some((_, column) => isBetter(figures, column, tolerance)));
}

function isBetter(figures: Row["figures"], column: number, tolerance = Number.POSITIVE_INFINITY): boolean {
  const [first, other] = [figures[0] ?? 0, figures[column] ?? 0];
  return column > 0 && other - first > tolerance;
}

/** A table for a terminal, its columns under each other. */
export function printText(table: Table): string {
  const width = Math.max(
    ...[table.title, ...table.rows.map(({ title }) => title)].map(({ length }) => length),
  );
  const lines = cells(table).map(([title = "", ...figures]) => {
    const columns = figures.map((figure, index) =>
      figure.padStart(Math.max(8, table.engines[index]?.length ?? 0) + 2),
    );
    return title.padEnd(Math.max(width, 24)) + columns.join("");
  });
  return `${lines.join("\n")}\n`;
}

/** A table for a page of the docs; the best of a row is not marked, as the first column is the one that it is about. */
export function printMarkdown(table: Table): string {
  const [head = [], ...rows] = cells(table);
  const rule = ["---", ...table.engines.map(() => "--:")];
  return `${[head, rule, ...rows].map((row) => `| ${row.map((cell) => cell.trim()).join(" | ")} |`).join("\n")}\n`;
}

function cells({ title, engines, rows, digits, tolerance }: Table): string[][] {
  const body = rows.map((row) => [
    row.title,
    ...row.figures.map((figure, column) => {
      const mark = isBetter(row.figures, column, tolerance) ? "*" : " ";
      return figure === null ? "– " : `${figure.toFixed(digits)}${mark}`;
    }),
  ]);
  return [[title, ...engines.map((engine) => `${engine} `)], ...body];
}

/** The mean of each column; `null` where a row has no figure for it. */
export function mean(rows: readonly Row[], title: string): Row {
  const columns = rows[0]?.figures ?? [];
  const figures = columns.map((_, column) => {
    const all = rows.map((row) => row.figures[column] ?? null);
    return all.reduce<number | null>(
      (sum, one) => (sum === null || one === null ? null : sum + one / all.length),
      0,
    );
  });
  return { title, figures };
}
