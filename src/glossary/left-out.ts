/** Counts what a format cannot say, for {@link WrittenGlossary.leftOut}. */
export interface LeftOut {
  add(what: string): void;
  /** A sentence for each kind, in order of first appearance. */
  sentences(): readonly string[];
}

/** @param format its name, for messages. */
export function countLeftOut(format: string): LeftOut {
  const counts = new Map<string, number>();
  return {
    add: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
    sentences: () =>
      Array.from(
        counts,
        ([what, count]) => `${format} cannot say ${what}: left out ${count} time${count === 1 ? "" : "s"}.`,
      ),
  };
}
