/** How far is looked, in bytes. */
const LENGTH = 1024;

/** Least share of ASCII among the code units there: markup alone is more than that. */
const LEAST_ASCII = 1 / 3;

/**
 * The encoding of UTF-16 without a byte order mark, as some programs of Windows save it. A text that begins with ASCII, as
 * markup does, has a zero as every second byte there, and no others.
 *
 * @returns `undefined` for any other text, also one with some zeros in it.
 * @example bareUtf16(Buffer.from("<p>Hi", "utf16le")) // "utf-16le"
 */
export function bareUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const length = Math.min(bytes.length, LENGTH) & ~1;
  if (length < 4) return undefined;
  if (isPaddedAscii(bytes, 0, length)) return "utf-16le";
  return isPaddedAscii(bytes, 1, length) ? "utf-16be" : undefined;
}

/** @param at which byte of a code unit has its character, 0 or 1, where that is ASCII; the other one is zero. */
function isPaddedAscii(bytes: Uint8Array, at: 0 | 1, length: number): boolean {
  let ascii = 0;
  for (let i = 0; i < length; i += 2) {
    const character = bytes[i + at] ?? 0;
    const isAscii = bytes[i + 1 - at] === 0 && character < 0x80;
    if (character === 0 || (i < 4 && !isAscii)) return false;
    if (isAscii) ascii++;
  }
  return ascii * 2 >= length * LEAST_ASCII;
}
