import { type Profiles, similarity } from "./similarity.ts";

/** Takes an old and a new segment for one. */
export type Pair = (old: number, now: number) => void;
/** For each segment of one side, its counterpart on the other, if it has one. */
export type Slots = readonly (number | undefined)[];

/** Least similarity for two sentences at the same place in the article to count as one, edited. */
const SAME_PLACE = 0.35;
/** Largest table of comparisons for one gap; beyond it, only shared rare words bring sentences together. */
const GAP_CELLS = 10_000;

/** Unpaired old and new segments that stand behind the same pair. */
export interface Gap {
  readonly old: readonly number[];
  readonly now: readonly number[];
}

/** Whatever has no counterpart, by the pair before it. */
export function findGaps(oldToNew: Slots, newToOld: Slots): Gap[] {
  const byAnchor = new Map<number, { old: number[]; now: number[] }>();
  const gapBehind = (anchor: number) => {
    let gap = byAnchor.get(anchor);
    if (!gap) {
      gap = { old: [], now: [] };
      byAnchor.set(anchor, gap);
    }
    return gap;
  };
  let anchor = -1;
  for (let o = 0; o < oldToNew.length; o++) {
    if (oldToNew[o] === undefined) gapBehind(anchor).old.push(o);
    else anchor = o;
  }
  anchor = -1;
  newToOld.forEach((o, n) => {
    if (o === undefined) gapBehind(anchor).now.push(n);
    else anchor = o;
  });
  return [...byAnchor.values()].filter((gap) => gap.old.length > 0 && gap.now.length > 0);
}

/** The pairing in order with the greatest sum of similarities (Needleman and Wunsch 1970, without gap costs). */
export function pairInGap(gap: Gap, profiles: Profiles, pair: Pair) {
  const [rows, columns] = [gap.old.length, gap.now.length];
  if (rows * columns > GAP_CELLS) return;
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const score = new Float64Array((rows + 1) * width);
  const at = (table: Float64Array, r: number, c: number) => table[r * width + c] ?? 0;
  for (let r = rows - 1; r >= 0; r--) {
    for (let c = columns - 1; c >= 0; c--) {
      const alike = similarity(profiles.old(gap.old[r] ?? 0), profiles.now(gap.now[c] ?? 0));
      const worth = alike >= SAME_PLACE ? alike : 0;
      score[r * width + c] = worth;
      best[r * width + c] = Math.max(
        at(best, r + 1, c),
        at(best, r, c + 1),
        worth ? worth + at(best, r + 1, c + 1) : 0,
      );
    }
  }
  for (let r = 0, c = 0; r < rows && c < columns; ) {
    const worth = at(score, r, c);
    if (worth > 0 && at(best, r, c) === worth + at(best, r + 1, c + 1))
      pair(gap.old[r++] ?? 0, gap.now[c++] ?? 0);
    else if (at(best, r, c) === at(best, r + 1, c)) r++;
    else c++;
  }
}
