import type { XmlElement } from "../../xml/tree.ts";
import type { Alignment, Triple } from "./align.ts";
import { sameState, wordsOf } from "./decide.ts";
import type { Block, Leaf } from "./sides.ts";

/** What stays in a merged file, and where. */
export interface Homes {
  /** The key of the block that a leaf stands in; empty where it is in none. `undefined` for one that goes. */
  readonly homeOf: (leaf: Triple<Leaf>) => string | undefined;
  /** Whether a block stays. */
  readonly stays: (block: Triple<Block>) => boolean;
  /** Whether a leaf has come into or gone out of an element. */
  readonly isTouched: (element: XmlElement) => boolean;
  /** Whether there is any such leaf. */
  readonly anyMoved: boolean;
  /** Leaves that one branch removed and the other changed: they stay. */
  readonly rescued: readonly Triple<Leaf>[];
}

/** Decides for every leaf whether it stays, and in which block: a branch that moved it is followed, ours first. */
export function decideHomes({ leaves, blocks }: Alignment): Homes {
  const keyOf = (leaf: Leaf | undefined) => {
    if (leaf === undefined) return undefined;
    return leaf.block === null ? "" : (blocks.get(leaf.block.element)?.key ?? "");
  };
  const homes = new Map<Triple<Leaf>, string>();
  const kept = new Set<string>();
  const touched = new Set<XmlElement>();
  const rescued: Triple<Leaf>[] = [];
  for (const triple of new Set(leaves.values())) {
    const { base, ours, theirs } = triple;
    const [was, mine, yours] = [keyOf(base), keyOf(ours), keyOf(theirs)];
    const home = mine !== undefined && yours !== undefined && mine === was ? yours : (mine ?? yours);
    const places = new Set([was, mine, yours].filter((key) => key !== undefined));
    if (places.size > 1) for (const leaf of [base, ours, theirs]) touch(leaf?.block ?? null, touched);
    if (home === undefined) continue;
    const single = ours === undefined ? theirs : theirs === undefined ? ours : undefined;
    if (base !== undefined && single !== undefined) {
      if (!isWorkedOn(base, single)) continue;
      rescued.push(triple);
    }
    homes.set(triple, home);
    for (let block = (ours ?? theirs)?.block ?? null; block !== null; block = block.parent) {
      kept.add(blocks.get(block.element)?.key ?? "");
    }
    kept.add(home);
  }
  return {
    homeOf: (leaf) => homes.get(leaf),
    stays: ({ key, base, ours, theirs }) =>
      kept.has(key) || base === undefined || (ours !== undefined && theirs !== undefined),
    isTouched: (element) => touched.has(element),
    anyMoved: touched.size > 0,
    rescued,
  };
}

function touch(block: Block | null, touched: Set<XmlElement>): void {
  for (let each = block; each !== null && !touched.has(each.element); each = each.parent) {
    touched.add(each.element);
  }
}

/** Whether a person has done something to a leaf that would be lost with it. */
function isWorkedOn(base: Leaf, leaf: Leaf): boolean {
  const before = base.segments();
  return leaf.segments().some((segment, index) => {
    const old = before[index];
    if (segment.target === null || segment.origin !== "human") return false;
    return old === undefined || wordsOf(old) !== wordsOf(segment) || !sameState(old, segment);
  });
}
