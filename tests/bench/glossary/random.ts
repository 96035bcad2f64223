/** Numbers from 0 up to 1, the same for the same seed (Marsaglia's xorshift of 32 bits). */
export function random(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b9) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
