import type { XmlElement } from "../../xml/tree.ts";
import type { Block, Leaf, Side } from "./sides.ts";

/** What stands for one thing in the three files; absent where a file does not have it. */
export interface Triple<Item> {
  readonly key: string;
  readonly base: Item | undefined;
  ours: Item | undefined;
  theirs: Item | undefined;
}

/** The three files of a merge; without a base where both branches made the file. */
export interface Sides {
  readonly base: Side | undefined;
  readonly ours: Side;
  readonly theirs: Side;
}

/** Which leaves and blocks of three files are the same one. */
export interface Alignment {
  readonly leaves: ReadonlyMap<XmlElement, Triple<Leaf>>;
  readonly blocks: ReadonlyMap<XmlElement, Triple<Block>>;
}

/** Finds leaves and blocks again: by id and source, else by what they say and where they stand. Linear. */
export function alignSides({ base, ours, theirs }: Sides): Alignment {
  const leaves = new Map<XmlElement, Triple<Leaf>>();
  alignItems("leaf", base?.leaves ?? [], ours.leaves, theirs.leaves, leaves, pairLeaves, pairAdded);
  const blocks = new Map<XmlElement, Triple<Block>>();
  const byLeaves = (left: readonly Block[], right: readonly Block[]) => pairBlocks(left, right, leaves);
  alignItems("block", base?.blocks ?? [], ours.blocks, theirs.blocks, blocks, byLeaves, byLeaves);
  return { leaves, blocks };
}

type Pair<Item> = (left: readonly Item[], right: readonly Item[]) => ReadonlyMap<Item, Item>;

function alignItems<Item extends { readonly element: XmlElement }>(
  name: string,
  base: readonly Item[],
  ours: readonly Item[],
  theirs: readonly Item[],
  into: Map<XmlElement, Triple<Item>>,
  pair: Pair<Item>,
  pairNew: Pair<Item>,
): void {
  let count = 0;
  const create = (item: Item, side: "base" | "ours" | "theirs"): Triple<Item> => {
    const empty = { base: undefined, ours: undefined, theirs: undefined };
    const triple: Triple<Item> = { key: `${name} ${count++}`, ...empty, [side]: item };
    into.set(item.element, triple);
    return triple;
  };
  for (const item of base) create(item, "base");
  for (const [side, items] of [["ours", ours] as const, ["theirs", theirs] as const]) {
    for (const [left, right] of pair(base, items)) {
      const triple = into.get(left.element) ?? create(left, "base");
      triple[side] = right;
      into.set(right.element, triple);
    }
  }
  const added = (items: readonly Item[]) => items.filter((item) => !into.has(item.element));
  for (const [left, right] of pairNew(added(ours), added(theirs))) {
    const triple = create(left, "ours");
    triple.theirs = right;
    into.set(right.element, triple);
  }
  for (const item of added(ours)) create(item, "ours");
  for (const item of added(theirs)) create(item, "theirs");
}

type LeafKey = (leaf: Leaf) => string;

const join = (...parts: readonly string[]) => parts.join("\u0000");
const SAME_WORDS: readonly LeafKey[] = [
  ({ scope, unit, id, source }) => join(scope, unit, id, source),
  ({ scope, unit, source }) => join(scope, unit, source),
  ({ scope, id, source }) => join(scope, id, source),
  ({ scope, source }) => join(scope, source),
];

function pairLeaves(left: readonly Leaf[], right: readonly Leaf[]): ReadonlyMap<Leaf, Leaf> {
  const pairs = pairAdded(left, right);
  const id: LeafKey = (leaf) => join(leaf.scope, leaf.unit, leaf.id);
  pairBy(left, right, id, id, pairs);
  // A sentence that was edited bears the record of its earlier wording.
  const now: LeafKey = ({ scope, source }) => join(scope, source);
  pairBy(left, right, now, ({ scope, previous, source }) => join(scope, previous ?? source), pairs);
  pairNeighbours(left, right, pairs);
  return pairs;
}

function pairAdded(left: readonly Leaf[], right: readonly Leaf[]): Map<Leaf, Leaf> {
  const pairs = new Map<Leaf, Leaf>();
  for (const key of SAME_WORDS) pairBy(left, right, key, key, pairs);
  return pairs;
}

/** Pairs what is free on both sides and has equal keys, in order. */
function pairBy<Item>(
  left: readonly Item[],
  right: readonly Item[],
  leftKey: (item: Item) => string,
  rightKey: (item: Item) => string,
  pairs: Map<Item, Item>,
): void {
  const taken = new Set(pairs.values());
  const free = Map.groupBy(
    left.filter((item) => !pairs.has(item)),
    leftKey,
  );
  const next = new Map<string, number>();
  for (const item of right) {
    if (taken.has(item)) continue;
    const key = rightKey(item);
    const at = next.get(key) ?? 0;
    const found = free.get(key)?.[at];
    if (found === undefined) continue;
    next.set(key, at + 1);
    pairs.set(found, item);
  }
}

/** Pairs free leaves that follow what belongs together and are similar: a sentence edited without a record of it. */
function pairNeighbours(left: readonly Leaf[], right: readonly Leaf[], pairs: Map<Leaf, Leaf>): void {
  const indexes = new Map(left.map((leaf, index) => [leaf, index]));
  const back = new Map([...pairs].map(([from, to]) => [to, from]));
  let before = -1;
  for (const leaf of right) {
    const match = back.get(leaf);
    if (match !== undefined) {
      before = indexes.get(match) ?? before;
      continue;
    }
    const candidate = left[before + 1];
    if (candidate === undefined || pairs.has(candidate) || !isSimilar(candidate, leaf)) continue;
    pairs.set(candidate, leaf);
    before++;
  }
}

/** Longest beginning of a source that is compared, in UTF-16 code units. */
const COMPARED = 2000;

function isSimilar(a: Leaf, b: Leaf): boolean {
  if (a.scope !== b.scope) return false;
  const [left, right] = [wordsOf(a.source), wordsOf(b.source)];
  let common = 0;
  for (const word of left) if (right.has(word)) common++;
  return 2 * common > left.size + right.size - 2 * common;
}

function wordsOf(source: string): ReadonlySet<string> {
  return new Set(
    source.slice(0, COMPARED).match(/[\p{Script=Han}\p{Script=Kana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu),
  );
}

/** Pairs blocks by id, else by the first leaf that they have in common. */
function pairBlocks(
  left: readonly Block[],
  right: readonly Block[],
  leaves: ReadonlyMap<XmlElement, Triple<Leaf>>,
): ReadonlyMap<Block, Block> {
  const pairs = new Map<Block, Block>();
  const key = ({ element, scope, id }: Block) => join(element.tag.local, scope, id);
  pairBy(left, right, key, key, pairs);
  const homes = new Map<Triple<Leaf> | undefined, Block>();
  for (const block of left.filter((each) => !pairs.has(each))) {
    for (const leaf of block.leaves) homes.set(leaves.get(leaf.element), block);
  }
  const taken = new Set(pairs.values());
  for (const block of right) {
    if (taken.has(block)) continue;
    for (const leaf of block.leaves) {
      const home = homes.get(leaves.get(leaf.element));
      if (home === undefined || pairs.has(home)) continue;
      pairs.set(home, block);
      break;
    }
  }
  return pairs;
}
