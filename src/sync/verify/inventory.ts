import { codesOf } from "../../article/content.ts";
import type { ParsedArticle } from "../../article/unit.ts";

/** What of an article goes to translators, and what does not. */
export interface Inventory {
  /** Units by kind, the most frequent first. */
  readonly exposed: Readonly<Record<string, number>>;
  /** Inline codes by kind, pairs counted once, the most frequent first. */
  readonly protected: Readonly<Record<string, number>>;
  /** The share of the article's characters that lie in units, from 0 to 1. */
  readonly share: number;
}

/** Counts what an article exposes to translators. */
export function takeInventory({ text, units }: ParsedArticle): Inventory {
  const exposed = new Map<string, number>();
  const codes = new Map<string, number>();
  let [inside, end] = [0, 0];
  for (const unit of units) {
    count(exposed, unit.kind);
    for (const { form, kind } of codesOf(unit.content)) if (form !== "close") count(codes, kind);
    // Units may lie inside a code of another unit.
    inside += Math.max(0, unit.end - Math.max(unit.start, end));
    end = Math.max(end, unit.end);
  }
  const share = text.length === 0 ? 0 : Math.round((inside / text.length) * 1000) / 1000;
  return { exposed: sorted(exposed), protected: sorted(codes), share };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}
