/**
 * How alike two texts are, from 0 to 1: the Dice coefficient over their character bigrams, counted with multiplicity
 * (Dice 1945). Case and white space do not count. Works without word boundaries, so for Chinese and Thai as well.
 */
export function similarity(a: Profile, b: Profile): number {
  if (a.total === 0 || b.total === 0) return a.total === b.total ? 1 : 0;
  const [small, large] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [bigram, count] of small.counts) shared += Math.min(count, large.counts.get(bigram) ?? 0);
  return (2 * shared) / (a.total + b.total);
}

/** A text's bigrams, made once and compared often. */
export interface Profile {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Prepares a text for {@link similarity}. */
export function profile(text: string): Profile {
  const folded = text.toLowerCase().replace(/\s+/gu, "");
  const counts = new Map<string, number>();
  if (folded.length === 1) counts.set(folded, 1);
  for (let i = 0; i + 1 < folded.length; i++) {
    const bigram = folded.slice(i, i + 2);
    counts.set(bigram, (counts.get(bigram) ?? 0) + 1);
  }
  return { counts, total: Math.max(folded.length - 1, Math.min(folded.length, 1)) };
}

/** The profile of texts put one after the other, near enough for comparing: the bigrams across the seams are missing. */
export function joinProfiles(profiles: readonly Profile[]): Profile {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { counts: more, total: n } of profiles) {
    for (const [bigram, count] of more) counts.set(bigram, (counts.get(bigram) ?? 0) + count);
    total += n;
  }
  return { counts, total };
}

/** Profiles of two lists of texts by index. */
export interface Profiles {
  readonly old: (index: number) => Profile;
  readonly now: (index: number) => Profile;
}

/** Profiles that are made when they are first asked for: most texts are never compared. */
export function lazyProfiles(old: readonly string[], now: readonly string[]): Profiles {
  const memoize = (texts: readonly string[]) => {
    const made = new Map<number, Profile>();
    return (index: number) => {
      const result = made.get(index) ?? profile(texts[index] ?? "");
      made.set(index, result);
      return result;
    };
  };
  return { old: memoize(old), now: memoize(now) };
}
