/** FNV-1a over UTF-16 code units, 32 bits: the hash of nothing. It is computed letter by letter, so that all beginnings of a word cost one pass. */
export const firstHash = 0x811c9dc5;

/** The hash with one code unit more. */
export function nextHash(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** The hash of a piece of a text. */
export function hashOf(text: string, start: number, end: number): number {
  let hash = firstHash;
  for (let at = start; at < end; at++) hash = nextHash(hash, text.charCodeAt(at));
  return hash;
}

/** Makes the low bits depend on all letters, not on the last ones too much. */
export function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}
