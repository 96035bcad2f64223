import type { Locale } from "../article/locale.ts";
import folding from "./folding.json" with { type: "json" };

/** One character as it is compared, and where it stands in its text. */
export interface Cell {
  /** Composed, in lower case, with variants of dashes, quotes and widths made equal; `" "` for any white space. */
  readonly fold: string;
  /** UTF-16 code units, `end` exclusive; an invisible mark belongs to the character before it. */
  readonly start: number;
  readonly end: number;
}

const FOLDS: ReadonlyMap<string, string> = new Map(
  Object.entries(folding).flatMap(([to, variants]) => [...variants].map((from) => [from, to] as const)),
);

/** A character with its combining marks and the invisible characters that follow it. */
const CLUSTER = /[\s\S][\p{M}\u00ad\u200b-\u200f\u061c\u2060\ufeff]*/gu;
const INVISIBLE = /[\u00ad\u200b-\u200f\u061c\u2060\ufeff]/g;

/** How many different characters a cutter remembers; more than any one language writes. */
const REMEMBERED = 20_000;

/**
 * Prepares the cutting of texts into cells. A run of white space is one cell. Linear; characters seen before are
 * folded by memory, because most sentences are cut for nothing.
 */
export function cellCutter(locale: Locale): (text: string) => Cell[] {
  const folds = new Map<string, string>();
  const foldOf = (cluster: string): string => {
    const known = folds.get(cluster);
    if (known !== undefined) return known;
    const fold = foldCluster(cluster, locale);
    if (folds.size < REMEMBERED && cluster.length < 8) folds.set(cluster, fold);
    return fold;
  };
  return (text) => {
    const cells: Cell[] = [];
    for (const match of text.matchAll(CLUSTER)) {
      const [cluster] = match;
      const end = match.index + cluster.length;
      const fold = foldOf(cluster);
      const last = cells.at(-1);
      if (last !== undefined && (fold === "" || (fold === " " && last.fold === " ")))
        cells[cells.length - 1] = { ...last, end };
      else if (fold !== "") cells.push({ fold, start: match.index, end });
    }
    return cells;
  };
}

/** Cuts one text: see {@link cellCutter}. */
export function cellsOf(text: string, locale: Locale): Cell[] {
  return cellCutter(locale)(text);
}

function foldCluster(cluster: string, locale: Locale): string {
  const visible = cluster.replace(INVISIBLE, "");
  if (visible !== "" && visible.trim() === "") return " ";
  const plain = visible.normalize("NFKC").toLocaleLowerCase(locale);
  return FOLDS.get(plain) ?? plain;
}

/** Prepares the folding of whole texts, for comparing words. */
export function textFolder(locale: Locale): (text: string) => string {
  const cut = cellCutter(locale);
  return (text) => {
    let folded = "";
    for (const cell of cut(text)) folded += cell.fold;
    return folded;
  };
}

/** Whether a cell is neither letter nor digit: beside it, white space is optional. */
export function isPunctuation(fold: string): boolean {
  return !/[\p{L}\p{N}\p{M}]/u.test(fold);
}
