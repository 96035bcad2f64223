import type { Language } from "./errors.ts";
import { hitRate, recall } from "./score.ts";

/** The figures of one language: the rules of others stand behind our own. */
export interface Figures {
  readonly pairs: number;
  readonly recall: number;
  readonly countRecall: number;
  readonly hits: number;
  /** Hits in sentences whose English has none of CLDR's wordings, though it may have one of ours. */
  readonly strictHits: number;
  readonly derivedHits: number;
  readonly peers: readonly { readonly recall: number; readonly hits: number }[];
}

export function figuresOf({ result, peers }: Language): Figures {
  return {
    pairs: result.presence.pairs,
    recall: recall(result.presence),
    countRecall: recall(result.count),
    hits: hitRate(result.presence),
    strictHits: hitRate({ ...result.presence, hits: result.presence.strictHits }),
    derivedHits: hitRate(result.withDerivations),
    peers: peers.map((score) => ({ recall: recall(score), hits: hitRate(score) })),
  };
}

/** A row a language, and the means of those that are measured. */
export function printTable(
  languages: readonly Language[],
  peers: readonly string[],
  markdown: boolean,
): string {
  const head = ["", "pairs", "Exonym", "by count", "by CLDR alone", "derived", ...peers];
  const rows = languages.map((language) => cells(language.task.locale, figuresOf(language)));
  const measured = languages.filter(({ task }) => task.isMeasured).map(figuresOf);
  const means =
    measured.length < 2
      ? []
      : [
          cells(`mean of ${measured.length}`, combine(measured, mean)),
          cells("median", combine(measured, median)),
        ];
  const extras = languages.some(({ task }) => !task.isMeasured)
    ? ["Extras (no part of the mean) stand last."]
    : [];
  return [layOut([head, ...rows, ...means], markdown), ...extras].join("\n");
}

function cells(
  title: string,
  { pairs, recall, countRecall, hits, strictHits, derivedHits, peers }: Figures,
): string[] {
  return [
    title,
    pairs.toFixed(0),
    `${recall.toFixed(1)} / ${hits.toFixed(1)}`,
    countRecall.toFixed(1),
    strictHits.toFixed(1),
    derivedHits.toFixed(1),
    ...peers.map((peer) => `${peer.recall.toFixed(0)} / ${peer.hits.toFixed(0)}`),
  ];
}

/** One row out of many, column by column. */
export function combine(all: readonly Figures[], by: (values: readonly number[]) => number): Figures {
  const column = (of: (figures: Figures) => number) => by(all.map(of));
  return {
    pairs: column(({ pairs }) => pairs),
    recall: column(({ recall }) => recall),
    countRecall: column(({ countRecall }) => countRecall),
    hits: column(({ hits }) => hits),
    strictHits: column(({ strictHits }) => strictHits),
    derivedHits: column(({ derivedHits }) => derivedHits),
    peers: (all[0]?.peers ?? []).map((_, index) => ({
      recall: column(({ peers }) => peers[index]?.recall ?? 0),
      hits: column(({ peers }) => peers[index]?.hits ?? 0),
    })),
  };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const [below = 0, above = 0] =
    sorted.length % 2 === 0 ? sorted.slice(middle - 1) : [sorted[middle], sorted[middle]];
  return (below + above) / 2;
}

function layOut(rows: readonly (readonly string[])[], markdown: boolean): string {
  if (markdown) {
    const [head = [], ...body] = rows;
    const rule = head.map((_, column) => (column === 0 ? "---" : "--:"));
    return [head, rule, ...body].map((row) => `| ${row.join(" | ")} |`).join("\n");
  }
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  "),
    )
    .join("\n");
}
