import { squashed } from "./words.ts";

/** Segments of the returned file, and those of ours with the same words, divided in another way. Indexes into both lists. */
export interface Regrouping {
  readonly returned: readonly number[];
  readonly current: readonly number[];
}

/** Letters by which the beginnings of two runs find each other: many tell, and short runs have only few. */
const PROBES = [32, 6] as const;
/** Most places that are tried for one beginning, and most segments in a run. */
const MOST_TRIES = 16;
const MOST_PIECES = 64;

/**
 * Finds runs of returned segments whose words, joined, are those of a run of ours: sentences that a tool joined, cut,
 * or both. Runs are of neighbours that are in no other pair, and as short as can be. Near-linear: each beginning is
 * looked up by its first letters.
 *
 * @param returned words of the returned segments that have no partner, by index in the file; likewise `current`.
 */
export function findRegroupings(
  returned: ReadonlyMap<number, string>,
  current: ReadonlyMap<number, string>,
): readonly Regrouping[] {
  const [theirs, ours] = [stream(returned), stream(current)];
  const places = new Map<string, number[]>();
  for (const index of current.keys()) {
    for (const length of PROBES) {
      const probe = ours.probe(index, length);
      if (probe.length < length && length > 6) continue;
      const list = places.get(`${length} ${probe}`);
      if (list) list.push(index);
      else places.set(`${length} ${probe}`, [index]);
    }
  }
  let expected = 0;
  const takenTheirs = new Set<number>();
  const takenOurs = new Set<number>();
  const found: Regrouping[] = [];
  for (const start of returned.keys()) {
    if (takenTheirs.has(start)) continue;
    const candidates = PROBES.flatMap((length) =>
      nearest(places.get(`${length} ${theirs.probe(start, length)}`) ?? [], expected),
    );
    for (const place of candidates) {
      if (takenOurs.has(place)) continue;
      const run = runFrom(theirs, start, ours, place);
      if (run === undefined || run.returned.some((index) => takenTheirs.has(index))) continue;
      if (run.current.some((index) => takenOurs.has(index))) continue;
      for (const index of run.returned) takenTheirs.add(index);
      for (const index of run.current) takenOurs.add(index);
      found.push(run);
      expected = (run.current.at(-1) ?? place) + 1;
      break;
    }
  }
  return found;
}

/** The places of an ascending list that come next from an index on, then the first ones before it. */
function nearest(list: readonly number[], from: number): readonly number[] {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return [
    ...list.slice(low, low + MOST_TRIES),
    ...list.slice(Math.max(0, low - MOST_TRIES), low).toReversed(),
  ];
}

interface Stream {
  /** The segment's words without white space; `undefined` where it has a partner already, or is none. */
  readonly at: (index: number) => string | undefined;
  /** The first letters of the text that begins with a segment. */
  readonly probe: (index: number, length: number) => string;
}

function stream(words: ReadonlyMap<number, string>): Stream {
  const bare = new Map([...words].map(([index, value]) => [index, squashed(value)] as const));
  const probe = (index: number, length: number) => {
    let result = "";
    for (let at = index; result.length < length; at++) {
      const piece = bare.get(at);
      if (piece === undefined || at - index > MOST_PIECES) break;
      result += piece.slice(0, length);
    }
    return result.slice(0, length);
  };
  return { at: (index) => bare.get(index), probe };
}

/** Walks both texts from two beginnings until both end at once. */
function runFrom(theirs: Stream, start: number, ours: Stream, place: number): Regrouping | undefined {
  const returned = [start];
  const current = [place];
  let left = theirs.at(start) ?? "";
  let right = ours.at(place) ?? "";
  for (;;) {
    const common = Math.min(left.length, right.length);
    if (common === 0 || left.slice(0, common) !== right.slice(0, common)) return undefined;
    left = left.slice(common);
    right = right.slice(common);
    if (left === "" && right === "") return { returned, current };
    const isLeft = left === "";
    const [list, side] = isLeft ? ([returned, theirs] as const) : ([current, ours] as const);
    const next = (list.at(-1) ?? 0) + 1;
    const piece = side.at(next);
    if (piece === undefined || piece === "" || list.length >= MOST_PIECES) return undefined;
    list.push(next);
    if (isLeft) left = piece;
    else right = piece;
  }
}
