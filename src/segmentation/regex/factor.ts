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
      return far === undefined ? near : sequenceOf([near], far, edge, true);
    }),
  );
}

/** A choice between lists of items of which the first `done`, counted from the edge, have been taken already. */
function trie(lists: readonly Items[], done: number, edge: Edge): Regex {
  const [only] = lists;
  if (lists.length === 1 && only !== undefined) {
    return sequence(edge === "last" ? only.slice(0, only.length - done) : only.slice(done));
  }
  const groups = new Map<string, { readonly item: Regex; readonly lists: Items[] }>();
  let isOptional = false;
  for (const items of lists) {
    const item = edge === "last" ? items[items.length - 1 - done] : items[done];
    if (item === undefined) {
      isOptional = true;
      continue;
    }
    const key = `${item.kind} ${printRegex(item)}`;
    const group = groups.get(key) ?? { item, lists: [] };
    groups.set(key, group);
    group.lists.push(items);
  }
  const options: Regex[] = [];
  const sets: CharacterSet[] = [];
  for (const { item, lists: alike } of groups.values()) {
    const rest = alike.every((items) => items.length === done + 1) ? undefined : trie(alike, done + 1, edge);
    if (rest !== undefined) options.push(sequenceOf([rest], item, edge, false));
    else if (item.kind === "set") sets.push(item.set);
    else options.push(item);
  }
  if (sets.length > 0) options.push({ kind: "set", set: union(...sets) });
  if (isOptional) options.push(EMPTY);
  return choiceOf(options);
}

/** An item at the near edge of what follows it, or at the far one. */
function sequenceOf(others: Items, item: Regex, edge: Edge, isFar: boolean): Regex {
  const items = others.flatMap(itemsOf);
  return sequence((edge === "first") === isFar ? [...items, item] : [item, ...items]);
}

function sequence(items: Items): Regex {
  const [only] = items;
  return items.length === 1 && only !== undefined ? only : { kind: "sequence", items };
}

function choiceOf(options: Items): Regex {
  const [only] = options;
  return options.length === 1 && only !== undefined ? only : { kind: "choice", options };
}
