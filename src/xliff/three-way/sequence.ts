/** The keys of three rows; within a row each key stands once. */
export interface Rows {
  readonly base: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/**
 * Merges the order of three rows. The side that moved something gives the order (ours, where both did); what only the
 * other has is put behind what it follows there. Where both add in one place, ours comes first. Linear.
 *
 * @returns every key of ours and theirs once.
 * @example mergeRows({ base: ["a", "c"], ours: ["a", "b", "c"], theirs: ["c", "a"] }) // ["c", "a", "b"]
 */
export function mergeRows({ base, ours, theirs }: Rows): readonly string[] {
  const theirsMoved = hasMoved(base, theirs) && !hasMoved(base, ours);
  const [spine, other] = theirsMoved ? [theirs, ours] : [ours, theirs];
  const inSpine = new Set(spine);
  const inserted = new Map<string, string[]>();
  let anchor = "";
  for (const key of other) {
    if (inSpine.has(key)) anchor = key;
    else {
      const row = inserted.get(anchor) ?? [];
      row.push(key);
      inserted.set(anchor, row);
    }
  }
  return weave(spine, inserted, theirsMoved ? new Set() : addedOnly(spine, other, base));
}

/** Whether what stays stands in another order than it did. */
function hasMoved(base: readonly string[], side: readonly string[]): boolean {
  const places = new Map(base.map((key, index) => [key, index]));
  let last = -1;
  for (const key of side) {
    const place = places.get(key);
    if (place === undefined) continue;
    if (place < last) return true;
    last = place;
  }
  return false;
}

function addedOnly(
  spine: readonly string[],
  other: readonly string[],
  base: readonly string[],
): ReadonlySet<string> {
  const known = new Set([...other, ...base]);
  return new Set(spine.filter((key) => !known.has(key)));
}

/** Puts what is inserted behind its anchor, and behind what the spine's side has added there. */
function weave(
  spine: readonly string[],
  inserted: ReadonlyMap<string, readonly string[]>,
  first: ReadonlySet<string>,
): readonly string[] {
  const result: string[] = [];
  let waiting: string[] = [];
  const wait = (anchor: string) => {
    for (const key of inserted.get(anchor) ?? []) waiting.push(key);
  };
  const release = () => {
    for (const key of waiting) result.push(key);
    waiting = [];
  };
  wait("");
  for (const key of spine) {
    if (!first.has(key)) release();
    result.push(key);
    wait(key);
  }
  release();
  return result;
}
