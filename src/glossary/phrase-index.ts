/** Finds which of many phrases begin at a place of a text. */
export interface PhraseIndex {
  /**
   * The phrases that the text has at an offset, the shortest first, as indexes into the list that the index was made of.
   * Time grows with the longest of them, not with their number.
   */
  prefixesAt(text: string, offset: number): readonly number[];
}

/** Half-open range of the sorted list. */
interface Range {
  low: number;
  high: number;
}

const NONE: readonly number[] = [];

/**
 * A sorted list with the ranges of its first two characters: little memory beside the phrases themselves, and a
 * place where none of them begins costs one look-up.
 *
 * @param phrases sorted by UTF-16 code units, without duplicates, none empty.
 */
export function createPhraseIndex(phrases: readonly string[]): PhraseIndex {
  const ranges = new Map<number, Range>();
  const firstAlone = new Map<number, number>();
  phrases.forEach((phrase, index) => {
    if (phrase.length === 1) {
      firstAlone.set(phrase.charCodeAt(0), index);
      return;
    }
    const key = pairKey(phrase, 0);
    const range = ranges.get(key);
    if (range) range.high = index + 1;
    else ranges.set(key, { low: index, high: index + 1 });
  });

  return {
    prefixesAt(text, offset) {
      const alone = firstAlone.get(text.charCodeAt(offset));
      const range = offset + 1 < text.length ? ranges.get(pairKey(text, offset)) : undefined;
      if (alone === undefined && range === undefined) return NONE;
      const longer = range ? collect(text, offset, range) : NONE;
      return alone === undefined ? longer : [alone, ...longer];
    },
  };

  /** Narrows the range character by character; a phrase that ends where we are stands first in it. */
  function collect(text: string, offset: number, { low, high }: Range): readonly number[] {
    let found: number[] | undefined;
    for (let depth = 2; low < high; depth++) {
      if (high - low === 1) {
        if (text.startsWith(phrases[low] ?? "", offset)) found = [...(found ?? []), low];
        break;
      }
      if (phrases[low]?.length === depth) {
        found ??= [];
        found.push(low++);
      }
      if (offset + depth >= text.length) break;
      const code = text.charCodeAt(offset + depth);
      const first = firstFrom(low, high, depth, code);
      high = firstFrom(first, high, depth, code + 1);
      low = first;
    }
    return found ?? NONE;
  }

  /** The first phrase of a range whose character at `depth` is not less than `code`. */
  function firstFrom(low: number, high: number, depth: number, code: number): number {
    let from = low;
    let to = high;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((phrases[middle]?.charCodeAt(depth) ?? 0) < code) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

function pairKey(text: string, offset: number): number {
  return text.charCodeAt(offset) * 0x10000 + text.charCodeAt(offset + 1);
}
