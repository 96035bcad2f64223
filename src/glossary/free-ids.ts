/**
 * Makes ids from names: the name itself, with a number where it is taken. Every id it gives is taken from then on.
 *
 * @param taken ids that are never given.
 * @example const makeId = freeIds(["Kyiv"]); makeId("Kyiv") // "Kyiv-2"
 */
export function freeIds(taken: Iterable<string>): (name: string) => string {
  const used = new Set(taken);
  const counts = new Map<string, number>();
  return (name) => {
    let count = counts.get(name) ?? 1;
    let id = count === 1 ? name : `${name}-${count}`;
    for (; used.has(id); id = `${name}-${count}`) count++;
    counts.set(name, count);
    used.add(id);
    return id;
  };
}
