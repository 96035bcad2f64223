import { hashOf, spread } from "./word-hash.ts";

/** Says quickly that a word is certainly not among those added; where it may be, it has to be looked up. */
export interface WordFilter {
  add(word: string): void;
  mayHave(text: string, start: number, end: number): boolean;
}

/** About one word in eight that is not there passes. */
const BITS_PER_WORD = 8;

/**
 * A Bloom filter with one hash.
 *
 * @param capacity how many words will be added, about.
 */
export function createWordFilter(capacity: number): WordFilter {
  const size = 2 ** Math.ceil(Math.log2(Math.max(1024, capacity * BITS_PER_WORD)));
  const bits = new Uint32Array(size / 32);
  return {
    add(word) {
      const bit = spread(hashOf(word, 0, word.length)) & (size - 1);
      bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    },
    mayHave(text, start, end) {
      const bit = spread(hashOf(text, start, end)) & (size - 1);
      return ((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
    },
  };
}
