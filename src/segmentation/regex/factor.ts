import { type CharacterSet, union } from "./character-set.ts";
import { EMPTY, printRegex, type Regex } from "./regex.ts";

/** The end of a pattern that the engine begins with: the last one in a look-behind. */
export type Edge = "first" | "last";

/**
 * Puts common edges of alternatives before the choice between them, as in a trie: `Mr|Mrs` becomes `Mr(?:s|)`. So a list of
 * ten thousand abbreviations takes as many comparisons as a word has letters. The pattern matches in the same places; how
 * much it takes may differ where it could match in several ways.
 *
 * @example printRegex(factor(parseRegex("Mr|Dr"), "last")) // "[MD]r"
 */
export function factor(node: Regex, edge: Edge): Regex {
  switch (node.kind) {
    case "sequence":
      return { kind: "sequence", items: node.items.map((item) => factor(item, edge)) };
    case "repeat":
      return { ...node, body: factor(node.body, edge) };
    case "look":
      return { ...node, body: factor(node.body, node.ahead ? "first" : "last") };
    case "choice":
      return factorOptions(
        flatten(node).map((option) => itemsOf(factor(option, edge))),
        edge,
      );
    default:
      return node;
  }
}

function flatten(node: Regex): Regex[] {
  return node.kind === "choice" ? node.options.flatMap(flatten) : [node];
}

function itemsOf(node: Regex): readonly Regex[] {
  return node.kind === "sequence" ? node.items : [node];
}

type Items = readonly Regex[];

/** Options that begin or end alike at their far end (with `\b`, mostly) share that, then the rest shares its near edges. */
function factorOptions(options: readonly Items[], edge: Edge): Regex {
  const byFar = new Map<string, { readonly far: Regex | undefined; readonly rests: Items[] }>();
  for (const items of options) {
    const last = edge === "last" ? items[0] : items.at(-1);
    const far = items.length > 1 && last?.kind === "assert" ? last : undefined;
    const key = far === undefined ? "" : printRegex(far);
    const group = byFar.get(key) ?? { far, rests: [] };
    byFar.set(key, group);
    group.rests.push(far === undefined ? items : edge === "last" ? items.slice(1) : items.slice(0, -1));
  }
  return choiceOf(
    [...byFar.values()].map(({ far, rests }) => {
      const near = trie(rests, 0, edge);
      if (far === undefined) return near;
      return sequence(edge === "last" ? [far, ...itemsOf(near)] : [...itemsOf(near), far]);
    }),
  );
}

/** Deepest nesting of choices that sharing makes: the engine's compiler goes into each by recursion. */
const MAX_DEPTH = 100;

/** A choice between lists of items of which the first `done`, counted from the edge, have been taken already. */
function trie(lists: readonly Items[], done: number, edge: Edge, depth = 0): Regex {
  const [only] = lists;
  if ((lists.length === 1 && only !== undefined) || depth === MAX_DEPTH) {
    return choiceOf(lists.map((items) => sequence(part(items, done, items.length, edge))));
  }
  const groups = new Map<string, Items[]>();
  let isOptional = false;
  for (const items of lists) {
    const item = itemAt(items, done, edge);
    if (item === undefined) {
      isOptional = true;
      continue;
    }
    const key = keyOf(item);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(items);
  }
  const options: Regex[] = [];
  const sets: CharacterSet[] = [];
  for (const alike of groups.values()) {
    const [first = []] = alike;
    const end = done + sharedLength(alike, done, edge);
    const shared = part(first, done, end, edge);
    const [item] = shared;
    if (alike.some((items) => items.length > end)) {
      const rest = itemsOf(trie(alike, end, edge, depth + 1));
      options.push(sequence(edge === "last" ? [...rest, ...shared] : [...shared, ...rest]));
    } else if (shared.length === 1 && item?.kind === "set") sets.push(item.set);
    else options.push(sequence(shared));
  }
  if (sets.length > 0) options.push({ kind: "set", set: union(...sets) });
  if (isOptional) options.push(EMPTY);
  return choiceOf(options);
}

/** How many items all lists have in common after those that have been taken; one at least, as they begin alike. */
function sharedLength(lists: readonly Items[], done: number, edge: Edge): number {
  const [first = [], ...others] = lists;
  let length = 1;
  for (; ; length++) {
    const item = itemAt(first, done + length, edge);
    if (item === undefined) return length;
    const key = keyOf(item);
    const isShared = (items: Items): boolean => {
      const other = itemAt(items, done + length, edge);
      return other !== undefined && keyOf(other) === key;
    };
    if (!others.every(isShared)) return length;
  }
}

function itemAt(items: Items, index: number, edge: Edge): Regex | undefined {
  return items[edge === "last" ? items.length - 1 - index : index];
}

/** The items from `from` to `to`, counted from the edge, in their order. */
function part(items: Items, from: number, to: number, edge: Edge): Items {
  return edge === "last" ? items.slice(items.length - to, items.length - from) : items.slice(from, to);
}

function keyOf(item: Regex): string {
  return `${item.kind} ${printRegex(item)}`;
}

function sequence(items: Items): Regex {
  const [only] = items;
  return items.length === 1 && only !== undefined ? only : { kind: "sequence", items };
}

function choiceOf(options: Items): Regex {
  const [only] = options;
  return options.length === 1 && only !== undefined ? only : { kind: "choice", options };
}
