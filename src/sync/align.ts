import { type Content, contentKey, plainText } from "../article/content.ts";
import { findGaps, type Gap, type Pair, pairInGap, type Slots } from "./gap.ts";
import { findGroups, type Group } from "./regroup.ts";
import { joinProfiles, lazyProfiles, type Profile, type Profiles, similarity } from "./similarity.ts";

/** What became of one new segment. `old` indexes are into the old list. */
export type Link =
  /** The same content as an old segment, wherever it stood. */
  | { readonly kind: "same"; readonly old: number }
  /** An old segment's later wording; `also` are further old segments that were joined into it. */
  | { readonly kind: "edited"; readonly old: number; readonly also: readonly number[] }
  /** Number `at` of neighbours that were other neighbours, word for word: rules of segmentation have changed. */
  | { readonly kind: "regrouped"; readonly group: Group; readonly at: number }
  /** Not there before; `from` is the old segment that it was split off, if any. */
  | { readonly kind: "new"; readonly from: number | null };

/** How old and new segments belong together. */
export interface Alignment {
  /** One per new segment. */
  readonly links: readonly Link[];
  /** Old segments that are in no `same` link: their source sentence is gone from the article. */
  readonly gone: readonly number[];
}

/** Ids of the paragraphs that segments are of, and what stands behind each new one. */
export interface Units {
  readonly old: readonly string[];
  readonly now: readonly string[];
  readonly after: readonly Content[];
}

/** Least similarity for two sentences at different places. */
const ANYWHERE = 0.6;
/** Least similarity of a sentence to two joined ones. */
const JOINED = 0.85;
/**
 * Aligns the segments of an article's earlier version with those of the present one: equal content first (with equal
 * neighbours before others, so that repeated sentences keep their own translation), then sentences edited in place, then
 * sentences moved and edited, then splits and joins. Linear in the number of segments, but for short gaps between anchors.
 *
 * @param units the paragraph of each segment: with them, sentences that were joined or split word for word are told
 * from edited ones.
 */
export function align(old: readonly Content[], now: readonly Content[], units?: Units): Alignment {
  const oldToNew = new Array<number | undefined>(old.length).fill(undefined);
  const newToOld = new Array<number | undefined>(now.length).fill(undefined);
  const pair = (o: number, n: number) => {
    oldToNew[o] = n;
    newToOld[n] = o;
  };
  pairEqual(old.map(contentKey), now.map(contentKey), pair, oldToNew, newToOld);
  const same = newToOld.slice();
  const regrouped = units ? pairGroups(old, now, units, pair, oldToNew, newToOld) : new Map<number, Link>();

  const profiles = lazyProfiles(old.map(plainText), now.map(plainText));
  const gaps = findGaps(oldToNew, newToOld);
  for (const gap of gaps) pairInGap(gap, profiles, pair);
  pairAnywhere(old, now, oldToNew, newToOld, profiles, pair);
  const { joinedInto, splitFrom } = findSplitsAndJoins(gaps, oldToNew, newToOld, profiles);

  const links = now.map((_, n): Link => {
    const equal = same[n];
    if (equal !== undefined) return { kind: "same", old: equal };
    const group = regrouped.get(n);
    if (group !== undefined) return group;
    const edited = newToOld[n];
    if (edited !== undefined) return { kind: "edited", old: edited, also: joinedInto.get(n) ?? [] };
    return { kind: "new", from: splitFrom.get(n) ?? null };
  });
  const kept = new Set(same);
  return { links, gone: old.map((_, o) => o).filter((o) => !kept.has(o)) };
}

/** Pairs equal keys: both neighbours equal, then one, then in order. Each pass is one walk. */
function pairEqual(
  oldKeys: readonly string[],
  newKeys: readonly string[],
  pair: Pair,
  oldToNew: Slots,
  newToOld: Slots,
) {
  const contexts: ((keys: readonly string[], i: number) => string)[] = [
    (keys, i) => `${keys[i - 1] ?? ""}\u0000${keys[i + 1] ?? ""}`,
    (keys, i) => keys[i - 1] ?? "",
    (keys, i) => keys[i + 1] ?? "",
    () => "",
  ];
  for (const context of contexts) {
    const waiting = new Map<string, number[]>();
    for (let o = oldKeys.length - 1; o >= 0; o--) {
      if (oldToNew[o] !== undefined) continue;
      const key = `${oldKeys[o]}\u0001${context(oldKeys, o)}`;
      const queue = waiting.get(key);
      if (queue) queue.push(o);
      else waiting.set(key, [o]);
    }
    if (waiting.size === 0) return;
    newKeys.forEach((newKey, n) => {
      if (newToOld[n] !== undefined) return;
      const o = waiting.get(`${newKey}\u0001${context(newKeys, n)}`)?.pop();
      if (o !== undefined) pair(o, n);
    });
  }
}

/** Pairs what was joined or split word for word, each with the first of its group. */
function pairGroups(
  old: readonly Content[],
  now: readonly Content[],
  units: Units,
  pair: Pair,
  oldToNew: Slots,
  newToOld: Slots,
): ReadonlyMap<number, Link> {
  const links = new Map<number, Link>();
  const take = (group: Group) => {
    const { old: olds, now: news } = group;
    const [firstOld, firstNow] = [olds[0] ?? 0, news[0] ?? 0];
    // Backwards, so that both lists lead to the first of the other side in the end.
    for (const o of olds.toReversed()) pair(o, firstNow);
    for (const n of news.toReversed()) pair(firstOld, n);
    for (const [at, n] of news.entries()) links.set(n, { kind: "regrouped", group, at });
  };
  const isKept = {
    old: (index: number) => oldToNew[index] !== undefined,
    now: (index: number) => newToOld[index] !== undefined,
  };
  const sides = {
    old: old.map((content, index) => ({ content, unit: units.old[index] ?? "" })),
    now: now.map((content, index) => ({
      content,
      unit: units.now[index] ?? "",
      after: units.after[index] ?? [],
    })),
    isKept,
  };
  const inGaps = findGroups(sides, (found) => {
    for (const group of found) take(group);
    return findGaps(oldToNew, newToOld);
  });
  for (const group of inGaps) if (!links.has(group.now[0] ?? -1)) take(group);
  return links;
}

/** Pairs what was moved and edited: candidates share a word that few sentences have; best pairs first. */
function pairAnywhere(
  old: readonly Content[],
  now: readonly Content[],
  oldToNew: Slots,
  newToOld: Slots,
  profiles: Profiles,
  pair: Pair,
) {
  const common = 16;
  const holders = new Map<string, number[]>();
  old.forEach((content, o) => {
    if (oldToNew[o] !== undefined) return;
    for (const word of features(plainText(content))) {
      const list = holders.get(word);
      if (!list) holders.set(word, [o]);
      else if (list.length <= common) list.push(o);
    }
  });
  if (holders.size === 0) return;
  const found: { o: number; n: number; alike: number }[] = [];
  now.forEach((content, n) => {
    if (newToOld[n] !== undefined) return;
    const votes = new Map<number, number>();
    for (const word of features(plainText(content))) {
      const list = holders.get(word) ?? [];
      if (list.length <= common) for (const o of list) votes.set(o, (votes.get(o) ?? 0) + 1);
    }
    const likely = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 8);
    for (const [o] of likely) {
      const alike = similarity(profiles.old(o), profiles.now(n));
      if (alike >= ANYWHERE) found.push({ o, n, alike });
    }
  });
  found.sort((a, b) => b.alike - a.alike || a.n - b.n || a.o - b.o);
  for (const { o, n } of found) if (oldToNew[o] === undefined && newToOld[n] === undefined) pair(o, n);
}

/** Words, or pairs of characters where the script has no spaces. */
function features(value: string): Set<string> {
  const result = new Set<string>();
  for (const [word] of value.toLowerCase().matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (
      !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u.test(
        word,
      )
    )
      result.add(word);
    else for (let i = 0; i + 1 < word.length; i++) result.add(word.slice(i, i + 2));
  }
  return result;
}

/** Finds old sentences that now stand as two, and pairs of old sentences that now stand as one. */
function findSplitsAndJoins(gaps: readonly Gap[], oldToNew: Slots, newToOld: Slots, profiles: Profiles) {
  const joinedInto = new Map<number, number[]>();
  const splitFrom = new Map<number, number>();
  for (const gap of gaps) {
    for (const n of gap.now) {
      const o = newToOld[n];
      if (o === undefined) continue;
      for (const neighbour of [n - 1, n + 1]) {
        if (newToOld[neighbour] !== undefined || neighbour < 0 || neighbour >= newToOld.length) continue;
        const whole = joinProfiles([profiles.now(n), profiles.now(neighbour)]);
        if (gains(whole, profiles.now(n), profiles.old(o))) splitFrom.set(neighbour, o);
      }
      for (const neighbour of [o - 1, o + 1]) {
        if (oldToNew[neighbour] !== undefined || neighbour < 0 || neighbour >= oldToNew.length) continue;
        const whole = joinProfiles([profiles.old(o), profiles.old(neighbour)]);
        if (gains(whole, profiles.old(o), profiles.now(n)))
          joinedInto.set(n, [...(joinedInto.get(n) ?? []), neighbour]);
      }
    }
  }
  return { joinedInto, splitFrom };
}

/** Whether the joined pieces are like the whole, and more so than the one piece alone. */
function gains(joined: Profile, alone: Profile, whole: Profile): boolean {
  const together = similarity(joined, whole);
  return together >= JOINED && together > similarity(alone, whole);
}
