import type { Figures } from "./judge.ts";
import type { Row } from "./table.ts";

/** A run on one page, in Markdown: a row for each engine. */
export function printSummary(
  engines: readonly string[],
  { boundaries, lines, examples, speeds }: Figures,
): string {
  const examplesOf = examples.map(({ title, figures }) => column(title, figures, 0));
  const slowest = engines.map((_, index) => least(speeds, index));
  const columns = [
    column("UD", boundaries.at(-1)?.figures, 2),
    column("UD without Thai", boundaries.at(-2)?.figures, 2),
    column("NTREX", lines.at(-1)?.figures, 2),
    column("NTREX without Thai", lines.at(-2)?.figures, 2),
    ...examplesOf,
    column("Mchar/s, English", speeds.find(({ title }) => title === "en")?.figures, 1),
    column("slowest", slowest, 1),
  ];
  const rows = [
    ["engine", ...columns.map(({ title }) => title)],
    ["---", ...columns.map(() => "--:")],
    ...engines.map((engine, index) => [engine, ...columns.map(({ cells }) => cells[index] ?? "–")]),
  ];
  return `${rows.map((row) => `| ${row.join(" | ")} |`).join("\n")}\n`;
}

function column(
  title: string,
  figures: Row["figures"] = [],
  digits: number,
): { readonly title: string; readonly cells: readonly string[] } {
  return { title, cells: figures.map((figure) => figure?.toFixed(digits) ?? "–") };
}

function least(rows: readonly Row[], index: number): number | null {
  const figures = rows.flatMap((row) => row.figures[index] ?? []);
  return figures.length === 0 ? null : Math.min(...figures);
}
