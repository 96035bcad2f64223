import type { Content } from "../article/content.ts";
import { cutInto, type Piece, wordsKey } from "./pieces.ts";

/** A sentence, and the paragraph that it is of; `""`: it is left as it is. */
export interface Placed {
  readonly content: Content;
  /** What stands between it and the next one; known of new sentences alone. */
  readonly after?: Content;
  readonly unit: string;
}

/** Neighbours that are, word for word, other neighbours now, at least two on one side: rules of segmentation have changed, no word has. */
export interface Group {
  readonly old: readonly number[];
  readonly now: readonly number[];
  /** All of it, cut where the old sentences end. */
  readonly before: readonly Piece[];
  /** All of it, cut where the new ones end; the same code ids. */
  readonly after: readonly Piece[];
}

/** What regrouping looks at. */
export interface Sides {
  readonly old: readonly Placed[];
  readonly now: readonly Placed[];
  /** Sentences that are as they were. */
  readonly isKept: { readonly old: (index: number) => boolean; readonly now: (index: number) => boolean };
}

/** Unpaired neighbours, on both sides at the same place. */
interface Run {
  readonly old: readonly number[];
  readonly now: readonly number[];
}

/**
 * Finds the sentences that were joined or split word for word: in paragraphs that read as before, then at both ends of
 * each gap between sentences that are as they were. Linear in the length of the text.
 *
 * @param gaps asked for when the paragraphs are done, with what was found in them.
 */
export function findGroups(sides: Sides, gaps: (found: readonly Group[]) => readonly Run[]): Group[] {
  const found = unitRuns(sides).flatMap((run) => groupsOf(run, sides, false));
  const rest = gaps(found).flatMap((run) => {
    const front = groupsOf(run, sides, false);
    const taken = {
      old: new Set(front.flatMap(({ old }) => old)),
      now: new Set(front.flatMap(({ now }) => now)),
    };
    const left: Run = {
      old: run.old.filter((index) => !taken.old.has(index)),
      now: run.now.filter((index) => !taken.now.has(index)),
    };
    return [...front, ...groupsOf(left, sides, true)];
  });
  return [...found, ...rest];
}

/** Paragraphs of one id, where not every sentence is as it was. */
function unitRuns({ old, now, isKept }: Sides): Run[] {
  const before = Map.groupBy(old.keys(), (index) => old[index]?.unit);
  const after = Map.groupBy(now.keys(), (index) => now[index]?.unit);
  return [...after].flatMap(([unit, indexes]) => {
    const earlier = before.get(unit);
    return earlier && !indexes.every(isKept.now) ? [{ old: earlier, now: indexes }] : [];
  });
}

function groupsOf(run: Run, sides: Sides, fromEnd: boolean): Group[] {
  return walk(run, sides, fromEnd).flatMap(({ old, now }): Group[] => {
    if (old.length === 1 && now.length === 1) return [];
    if (old.some(sides.isKept.old) || now.some(sides.isKept.now)) return [];
    const [earlier, later] = [old.map((at) => sides.old[at]), now.map((at) => sides.now[at])];
    if (!isOneUnit(earlier) || !isOneUnit(later)) return [];
    const contents = (placed: readonly (Placed | undefined)[]) => placed.map((each) => each?.content ?? []);
    const [before, after] = [contents(earlier), contents(later)];
    const whole = old.length === 1 ? (before[0] ?? []) : inOne(later);
    const [first, second] = [cutInto(whole, before), cutInto(whole, after)];
    return first && second ? [{ old, now, before: first, after: second }] : [];
  });
}

/** New sentences as one content; where there are several, their codes get ids that are no other's. */
function inOne(placed: readonly (Placed | undefined)[]): Content {
  if (placed.length === 1) return placed[0]?.content ?? [];
  return placed.flatMap((each, index) =>
    [...(each?.content ?? []), ...(index < placed.length - 1 ? (each?.after ?? []) : [])].map((part) =>
      part.type === "text" ? part : { ...part, id: `${index + 1}-${part.id}` },
    ),
  );
}

function isOneUnit(placed: readonly (Placed | undefined)[]): boolean {
  return placed.every((each) => each?.unit === placed[0]?.unit && each?.unit !== "");
}

/** Goes along both sides while they read alike, and puts together what ends at the same place. */
function walk(run: Run, sides: Sides, fromEnd: boolean): Run[] {
  const order = (indexes: readonly number[]) => (fromEnd ? indexes.toReversed() : indexes);
  const [old, now] = [order(run.old), order(run.now)];
  const oldKey = (place: number) => wordsKey(sides.old[old[place] ?? -1]?.content ?? []);
  const nowKey = (place: number) => wordsKey(sides.now[now[place] ?? -1]?.content ?? []);
  const runs: Run[] = [];
  for (let o = 0, n = 0; o < old.length && n < now.length; ) {
    const [firstOld, firstNow] = [o, n];
    let [restOld, restNow] = [oldKey(o++), nowKey(n++)];
    while (restOld !== restNow) {
      const isOldShort = restOld.length < restNow.length;
      const rest = isOldShort ? without(restNow, restOld, fromEnd) : without(restOld, restNow, fromEnd);
      if (rest === null || (isOldShort ? o >= old.length : n >= now.length)) return runs;
      if (isOldShort) [restOld, restNow] = [oldKey(o++), rest];
      else [restOld, restNow] = [rest, nowKey(n++)];
    }
    runs.push({ old: order(old.slice(firstOld, o)), now: order(now.slice(firstNow, n)) });
  }
  return runs;
}

/** What is left of a text without its beginning, or its end; `null` where it begins or ends otherwise. */
function without(long: string, short: string, fromEnd: boolean): string | null {
  if (fromEnd) return long.endsWith(short) ? long.slice(0, long.length - short.length) : null;
  return long.startsWith(short) ? long.slice(short.length) : null;
}
