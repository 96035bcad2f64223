/** Longer words are no typing mistakes of anything known; so the work for hostile input stays small. */
const LONGEST_WORD = 64;

/**
 * The known word that a mistyped one was probably meant to be: at most a third of its letters (rounded up, at least one) are
 * missing, added, wrong or swapped with their neighbour, case aside. `undefined` where none is that near.
 *
 * @example nearest("forbiden", ["forbidden", "deprecated"]) // "forbidden"
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  let best: string | undefined;
  let limit = Math.max(1, Math.ceil(word.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= limit) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < limit) {
      best = candidate;
      limit = distance;
    }
  }
  return best;
}

/** Optimal string alignment distance, row by row. */
function editDistance(a: string, b: string): number {
  let secondLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const equal = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (equal ? 0 : 1),
          swapped ? (secondLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    secondLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
