/**
 * Groups items by a key, each group to be taken once: where a broken file has one id many times, the first has all
 * that refers to it, and time stays linear.
 */
export function groupsToTake<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): (key: string | undefined) => readonly Item[] {
  const groups = Map.groupBy(items, keyOf);
  return (key) => {
    const group = groups.get(key) ?? [];
    groups.delete(key);
    return group;
  };
}
