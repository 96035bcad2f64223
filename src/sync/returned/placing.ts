import { type Content, text } from "../../article/content.ts";
import type { XliffSegment } from "../../xliff/model.ts";
import { align } from "../align.ts";
import { profile, similarity } from "../similarity.ts";
import { findRegroupings, type Regrouping } from "./resegmentation.ts";
import { wordsOf } from "./words.ts";

/** Where the segments of a returned file belong. Indexes into the two lists. */
export interface Placing {
  /** The same sentence. */
  readonly same: readonly Pair[];
  /** Another wording of the sentence; `byId` where the file has it under the id of ours: its source was changed. */
  readonly edited: readonly (Pair & { readonly byId: boolean })[];
  readonly regrouped: readonly Regrouping[];
  /** Returned segments that belong nowhere. */
  readonly strangers: readonly number[];
}

interface Pair {
  readonly returned: number;
  readonly current: number;
}

/** Least similarity for two wordings to be of one sentence, by their bigrams. */
const ALIKE = 0.6;

/**
 * Finds the place of each returned segment: by id and words, then by words and neighbours, then sentences divided in
 * another way, then by id alone, then by similarity between neighbours that have a place. Near-linear.
 */
export function placeSegments(
  returned: readonly Pick<XliffSegment, "id" | "source">[],
  current: readonly Pick<XliffSegment, "id" | "source">[],
): Placing {
  const theirs = returned.map(({ source }) => wordsOf(source));
  const ours = current.map(({ source }) => wordsOf(source));
  const same: Pair[] = [];
  const edited: (Pair & { byId: boolean })[] = [];
  const partnerOf = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (list: Pair[], from: number, to: number) => {
    partnerOf.set(from, to);
    taken.add(to);
    list.push({ returned: from, current: to });
  };
  const isFree = (from: number, to: number | undefined): to is number =>
    to !== undefined && !partnerOf.has(from) && !taken.has(to);

  const byId = new Map(current.map(({ id }, index) => [id, index] as const));
  returned.forEach(({ id }, index) => {
    const own = byId.get(id);
    if (isFree(index, own) && theirs[index] === ours[own]) pair(same, index, own);
  });
  for (const { from, to, kind } of aligned(theirs, ours, partnerOf)) {
    if (kind === "same" && isFree(from, to)) pair(same, from, to);
  }
  const waiting = (words: readonly string[], isDone: (index: number) => boolean) =>
    new Map([...words.entries()].filter(([index]) => !isDone(index)));
  const regrouped = findRegroupings(
    waiting(theirs, (index) => partnerOf.has(index)),
    waiting(ours, (index) => taken.has(index)),
  );
  const inGroup = new Set(regrouped.flatMap((group) => group.returned));
  for (const group of regrouped) {
    for (const to of group.current) taken.add(to);
    for (const from of group.returned) partnerOf.set(from, group.current[0] ?? -1);
  }
  returned.forEach(({ id }, index) => {
    const own = byId.get(id);
    if (!isFree(index, own)) return;
    pair([], index, own);
    edited.push({ returned: index, current: own, byId: true });
  });
  for (const { from, to, kind } of aligned(theirs, ours, partnerOf)) {
    if (kind !== "edited" || !isFree(from, to)) continue;
    if (similarity(profile(theirs[from] ?? ""), profile(ours[to] ?? "")) < ALIKE) continue;
    pair([], from, to);
    edited.push({ returned: from, current: to, byId: false });
  }
  const strangers = [...returned.keys()].filter((index) => !partnerOf.has(index) && !inGroup.has(index));
  return { same, edited, regrouped, strangers };
}

/** Aligns the two files; pairs that are known already anchor the rest. */
function aligned(theirs: readonly string[], ours: readonly string[], partnerOf: ReadonlyMap<number, number>) {
  const anchorOf = new Map([...partnerOf].map(([, to]) => [to, `\u0001${to}`] as const));
  const content = (value: string): Content => [text(value)];
  const old = theirs.map((words, index) => {
    const partner = partnerOf.get(index);
    return content(partner === undefined ? words : `\u0001${partner}`);
  });
  const now = ours.map((words, index) => content(anchorOf.get(index) ?? words));
  return align(old, now).links.flatMap((link, to) =>
    link.kind !== "same" && link.kind !== "edited" ? [] : [{ from: link.old, to, kind: link.kind }],
  );
}
