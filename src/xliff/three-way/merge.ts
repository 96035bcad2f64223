import { applySplices, inOrder } from "../../xml/splice.ts";
import { childElements, type XmlElement, type XmlNode } from "../../xml/tree.ts";
import { isOurEntry } from "../2/glossary-refs.ts";
import { type Alignment, alignSides, type Sides, type Triple } from "./align.ts";
import { decideHomes, type Homes } from "./homes.ts";
import { type Amendment, type Branch, planLeaf, type SharedLeaf } from "./leaf.ts";
import { createOutput, type Output } from "./output.ts";
import { renameIn } from "./renames.ts";
import { type Item, NO_RENAMES, placeOf, type Renames, type Row, rowOf } from "./rows.ts";
import { mergeRows } from "./sequence.ts";
import type { Leaf } from "./sides.ts";
import { mergeTag } from "./tags.ts";

/** What stands in one place of the three files. */
interface Nodes {
  readonly base?: XmlNode | undefined;
  readonly ours?: XmlNode | undefined;
  readonly theirs?: XmlNode | undefined;
}

/** {@link Nodes} that are elements. */
interface Elements {
  readonly base?: XmlElement | undefined;
  readonly ours?: XmlElement | undefined;
  readonly theirs?: XmlElement | undefined;
}

/** What decides inside one element. */
interface Policy {
  readonly attributes: ReadonlyMap<string, Branch>;
  readonly children: ReadonlyMap<string, Branch>;
  readonly targetXml?: string | undefined;
}

const FREE: Policy = { attributes: new Map(), children: new Map() };

/** Two versions of something that is no segment, of which ours was kept. */
export interface Kept {
  /** What it is: the name of an element, and of its attribute where that is meant. */
  readonly name: string;
  /** Where it stands in ours. */
  readonly offset: number;
}

/** A merged file before it is amended. */
export interface RawMerge {
  readonly text: string;
  /** By where the leaf begins in the merged text. */
  readonly amendments: ReadonlyMap<number, readonly Amendment[]>;
  readonly kept: readonly Kept[];
  /** Leaves that one branch removed and the other changed. */
  readonly rescued: readonly Triple<Leaf>[];
}

interface Merging {
  readonly sides: Sides;
  readonly alignment: Alignment;
  readonly homes: Homes;
  readonly output: Output;
  readonly amendments: Map<number, readonly Amendment[]>;
  readonly kept: Kept[];
  readonly written: Set<string>;
}

/** The new ids of the segments of a unit, for what is taken from each file. */
type Ids = Readonly<Record<keyof Nodes, Renames>>;

const SAME_IDS: Ids = { base: NO_RENAMES, ours: NO_RENAMES, theirs: NO_RENAMES };

/** Elements that hold text, or that mean nothing in parts. */
const WHOLE = new Set(["source", "target", "seg-source", "note", "data"]);
/** Elements that must not be empty. */
const LISTS = new Set(["notes", "matches", "originalData", "metaGroup", "metadata", "glossary"]);

/** Merges three files by their trees. What only one branch changed keeps the bytes of that branch. */
export function mergeTrees(sides: Sides): RawMerge {
  const alignment = alignSides(sides);
  const merging: Merging = {
    sides,
    alignment,
    homes: decideHomes(alignment),
    output: createOutput(),
    amendments: new Map(),
    kept: [],
    written: new Set(),
  };
  const { base, ours, theirs } = sides;
  const outside = (from: "before" | "after") => {
    const of = ({ text, root }: typeof ours) =>
      from === "before" ? text.slice(0, root.start) : text.slice(root.end);
    return base !== undefined && of(base) === of(ours) ? of(theirs) : of(ours);
  };
  merging.output.write(outside("before"));
  writeElement(merging, { base: base?.root, ours: ours.root, theirs: theirs.root }, SAME_IDS, FREE);
  merging.output.write(outside("after"));
  const { amendments, kept, homes } = merging;
  return { text: merging.output.text(), amendments, kept, rescued: homes.rescued };
}

/** @returns whether anything is worth keeping. */
function writeElement(merging: Merging, nodes: Elements, ids: Ids, policy: Policy): boolean {
  const same = isTouched(merging, nodes) ? undefined : unchangedBranch(merging, nodes);
  if (same !== undefined) return writeBytes(merging, same, nodes[same], ids);
  const all = [nodes.base, nodes.ours, nodes.theirs].filter((each) => each !== undefined);
  // What both branches' syncs told of terms is made again by the next one: nothing for a person to decide.
  if (nodes.ours && nodes.theirs && isOurEntry(nodes.ours))
    return writeBytes(merging, "ours", nodes.ours, ids);
  if (!all.some(isWhole)) return writeParts(merging, nodes, ids, policy);
  if (nodes.ours !== undefined && nodes.ours.tag.local !== "meta") {
    merging.kept.push({ name: nodes.ours.tag.name, offset: nodes.ours.start });
  }
  return writeBytes(merging, "ours", nodes.ours, ids);
}

/** Whose bytes can be taken as they are; `undefined` where both branches changed an element differently. */
function unchangedBranch({ sides }: Merging, { base, ours, theirs }: Nodes): Branch | undefined {
  if (ours === undefined || theirs === undefined) return ours === undefined ? "theirs" : "ours";
  const mine = sides.ours.text.slice(ours.start, ours.end);
  const yours = sides.theirs.text.slice(theirs.start, theirs.end);
  if (mine === yours) return "ours";
  const old = base === undefined ? undefined : sides.base?.text.slice(base.start, base.end);
  if (old === yours) return "ours";
  return old === mine ? "theirs" : undefined;
}

function isTouched({ homes }: Merging, nodes: Elements): boolean {
  return [nodes.base, nodes.ours, nodes.theirs].some(
    (each) =>
      each !== undefined &&
      (homes.isTouched(each) || (homes.anyMoved && ["xliff", "file", "body"].includes(each.tag.local))),
  );
}

function isWhole({ tag, children }: XmlElement): boolean {
  if (WHOLE.has(tag.local)) return true;
  return children.some((child) => child.type === "text" && child.value.trim() !== "");
}

function writeParts(merging: Merging, nodes: Elements, ids: Ids, policy: Policy): boolean {
  const { output, sides } = merging;
  const frame = nodes.ours ?? nodes.theirs;
  if (frame === undefined) return false;
  const inner = frame.tag.local === "unit" ? renamesOf(merging, nodes) : ids;
  const row = (side: keyof Sides): Row => rowOf(sides[side], nodes[side], merging.alignment, inner[side]);
  const rows = { base: row("base"), ours: row("ours"), theirs: row("theirs") };
  const keys = orderOf(merging, frame, rows, policy);
  if (keys.length === 0 && LISTS.has(frame.tag.local)) return false;
  const open = openTag(merging, nodes, policy);
  const isSelfClosing = frame.tag.isSelfClosing && keys.length === 0;
  output.write(frame.tag.isSelfClosing && !isSelfClosing ? `${open.slice(0, -2).trimEnd()}>` : open);
  for (const key of keys) writeItem(merging, key, rows, inner, policy);
  if (isSelfClosing) return true;
  const tails = [rows.base, rows.ours, rows.theirs].map(({ tail }) => tail);
  const tail = nodes.ours?.tag.isSelfClosing === false ? three(tails[0], tails[1], tails[2]) : tails[2];
  output.write(`${tail ?? ""}</${frame.tag.name}>`);
  return true;
}

function openTag({ sides, kept }: Merging, { base, ours, theirs }: Elements, policy: Policy): string {
  if (ours === undefined || theirs === undefined) {
    const [side, element] = ours === undefined ? [sides.theirs, theirs] : [sides.ours, ours];
    return element === undefined ? "" : side.text.slice(element.start, element.openEnd);
  }
  const merged = mergeTag(sides.ours.text, { base, ours, theirs }, policy.attributes);
  for (const name of merged.conflicts) kept.push({ name: `${ours.tag.name} ${name}`, offset: ours.start });
  return merged.text;
}

/** Of three values the one that changed; ours where both did. */
function three<Value>(base: Value, ours: Value, theirs: Value): Value {
  return base === ours ? theirs : ours;
}

type Rows = Readonly<Record<keyof Nodes, Row>>;

/** The keys of what stays inside an element, in order. */
function orderOf(merging: Merging, parent: XmlElement, rows: Rows, policy: Policy): readonly string[] {
  const keysOf = (row: Row) => [...row.items.keys()];
  const [base, ours, theirs] = [keysOf(rows.base), keysOf(rows.ours), keysOf(rows.theirs)];
  const home = merging.alignment.blocks.get(parent)?.key ?? "";
  const keys = mergeRows({ base, ours, theirs }).filter((key) => staysIn(merging, key, rows, home, policy));
  const places = (list: readonly string[]) =>
    list.map((key) => {
      const item = rows.ours.items.get(key) ?? rows.theirs.items.get(key);
      return item === undefined ? -1 : placeOf(parent, item);
    });
  if (isAscending(places(keys)) || !isAscending(places(ours)) || !isAscending(places(theirs))) return keys;
  const ranks = new Map(places(keys).map((place, index) => [keys[index], place]));
  return keys.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

function isAscending(places: readonly number[]): boolean {
  const ranked = places.filter((place) => place >= 0);
  return ranked.every((place, index) => index === 0 || place >= (ranked[index - 1] ?? 0));
}

function staysIn(merging: Merging, key: string, rows: Rows, home: string, policy: Policy): boolean {
  const { alignment, homes, written, sides } = merging;
  const [was, mine, yours] = [rows.base, rows.ours, rows.theirs].map(({ items }) => items.get(key)?.node);
  const node = mine ?? yours;
  if (node?.type === "element") {
    const leaf = alignment.leaves.get(node);
    if (leaf !== undefined) return homes.homeOf(leaf) === home && !written.has(key);
    const block = alignment.blocks.get(node);
    if (block !== undefined) return homes.stays(block) && !written.has(key);
    const side = policy.children.get(node.tag.local);
    if (side !== undefined) return (side === "ours" ? mine : yours) !== undefined;
  }
  if (was === undefined || (mine !== undefined && yours !== undefined)) return true;
  // Removed on one side: it goes, unless the other side changed it.
  const old = sides.base?.text.slice(was.start, was.end);
  const side = mine === undefined ? sides.theirs : sides.ours;
  return (
    node !== undefined &&
    side.text.slice(node.start, node.end) !== old &&
    node.type === "element" &&
    !LISTS.has(node.tag.local)
  );
}

function writeItem(merging: Merging, key: string, rows: Rows, ids: Ids, policy: Policy): void {
  const { output, alignment, written } = merging;
  const items = [rows.base, rows.ours, rows.theirs].map((row) => row.items.get(key));
  const [was, mine, yours] = items;
  output.unless(() => {
    output.write((mine === undefined ? yours?.lead : leadOf(was, mine, yours)) ?? "");
    const nodes: Nodes = { base: was?.node, ours: mine?.node, theirs: yours?.node };
    const element = mine?.node ?? yours?.node;
    if (element?.type !== "element") return writeBytes(merging, mine ? "ours" : "theirs", element, ids);
    const leaf = alignment.leaves.get(element);
    const block = alignment.blocks.get(element);
    if (leaf !== undefined || block !== undefined) written.add(key);
    if (leaf !== undefined) return writeLeaf(merging, leaf, ids);
    if (block !== undefined) {
      const { base, ours, theirs } = block;
      return writeElement(
        merging,
        { base: base?.element, ours: ours?.element, theirs: theirs?.element },
        ids,
        FREE,
      );
    }
    const side = policy.children.get(element.tag.local);
    if (side === undefined) return writeElement(merging, elementsOf(nodes), ids, FREE);
    if (element.tag.local !== "target" || policy.targetXml === undefined)
      return writeBytes(merging, side, nodes[side], ids);
    output.write(policy.targetXml);
    return true;
  });
}

function leadOf(was: Item | undefined, mine: Item, yours: Item | undefined): string {
  if (was === undefined || yours === undefined) return mine.lead;
  return three(was.lead, mine.lead, yours.lead);
}

/** What has one key is of one sort: elements, or not. */
function elementsOf({ base, ours, theirs }: Nodes): Elements {
  const element = (node: XmlNode | undefined) => (node?.type === "element" ? node : undefined);
  return { base: element(base), ours: element(ours), theirs: element(theirs) };
}

function writeLeaf(merging: Merging, triple: Triple<Leaf>, ids: Ids): boolean {
  const { output, sides, amendments } = merging;
  const { base, ours, theirs } = triple;
  const nodes = { base: base?.element, ours: ours?.element, theirs: theirs?.element };
  const same = unchangedBranch(merging, nodes);
  if (same !== undefined) return writeBytes(merging, same, nodes[same], ids);
  if (ours === undefined || theirs === undefined) return false;
  const shared: SharedLeaf = { ...triple, ours, theirs };
  const plan = planLeaf(shared, { ours: sides.ours.text, theirs: sides.theirs.text });
  amendments.set(output.length(), plan.amendments);
  return writeParts(merging, nodes, ids, {
    attributes: new Map([
      ["id", plan.source],
      ...["approved", "state", "subState"].map((name) => [name, plan.target] as const),
    ]),
    children: new Map([
      ["source", plan.source],
      ["seg-source", plan.source],
      ["target", plan.target],
    ]),
    targetXml: plan.targetXml,
  });
}

/** Ids that segments of a unit of 2.x had, and those that they have in the merged file. */
function renamesOf({ alignment, sides }: Merging, nodes: Elements): Ids {
  const result = {
    base: new Map<string, string>(),
    ours: new Map<string, string>(),
    theirs: new Map<string, string>(),
  };
  const unit = nodes.ours ?? nodes.theirs;
  for (const element of unit === undefined ? [] : childElements(unit)) {
    const leaf = alignment.leaves.get(element);
    if (leaf?.ours === undefined || leaf.theirs === undefined) continue;
    const id = leaf.base === undefined || leaf.ours.id !== leaf.base.id ? leaf.ours.id : leaf.theirs.id;
    for (const side of ["base", "ours", "theirs"] as const) {
      const old = leaf[side]?.id;
      if (old !== undefined && old !== id && sides[side] !== undefined) result[side].set(old, id);
    }
  }
  return result;
}

function writeBytes({ output, sides }: Merging, side: Branch, node: XmlNode | undefined, ids: Ids): boolean {
  if (node === undefined) return false;
  const { text } = sides[side];
  const renames = ids[side];
  const splices = renames.size > 0 && node.type === "element" ? renameIn(text, node, renames) : [];
  output.write(applySplices(text, inOrder(splices), node));
  return true;
}
