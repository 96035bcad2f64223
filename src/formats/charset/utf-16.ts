import type { Charset } from "./charset.ts";

/**
 * UTF-16 of an even number of bytes. Half a surrogate pair is read as it is and so gives its bytes back; it stands for
 * nothing else here.
 */
export function createUtf16(name: "utf-16le" | "utf-16be"): Charset {
  const swap = (bytes: Buffer) => (name === "utf-16be" ? bytes.swap16() : bytes);
  return {
    name,
    // Swapping happens in place, so it needs a copy.
    decode: (bytes) => swap(Buffer.from(bytes)).toString("utf16le"),
    encode: (text) => swap(Buffer.from(text, "utf16le")),
    has: () => true,
  };
}
