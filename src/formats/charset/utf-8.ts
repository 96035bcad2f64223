import { type Charset, escapeByte, escapedByte, textOfUnits } from "./charset.ts";

/** UTF-8 whose broken bytes are kept. */
export const utf8: Charset = {
  name: "utf-8",
  decode: (bytes) => decodeWholeUtf8(bytes) ?? decodeBrokenUtf8(bytes).text,
  encode(text) {
    if (text.isWellFormed()) return Buffer.from(text, "utf8");
    // Three bytes are the most for one code unit; a pair has four.
    const bytes = Buffer.allocUnsafe(text.length * 3);
    let length = 0;
    let from = 0;
    for (const { 0: escaped, index } of text.matchAll(LONE_LOW_SURROGATES)) {
      length += bytes.write(text.slice(from, index), length, "utf8");
      for (let i = 0; i < escaped.length; i++) bytes[length++] = escapedByte(escaped.charCodeAt(i));
      from = index + escaped.length;
    }
    length += bytes.write(text.slice(from), length, "utf8");
    return bytes.subarray(0, length);
  },
  has: (character) => character.isWellFormed(),
};

const LONE_LOW_SURROGATES = /(?<![\ud800-\udbff])[\udc00-\udcff]+/g;

/** The text of bytes that are UTF-8 from beginning to end, else `null`. */
export function decodeWholeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What is UTF-8 of some bytes, and how much that is. */
export interface BrokenUtf8 {
  readonly text: string;
  /** How many characters have more than one byte. */
  readonly characters: number;
  /** How many bytes are of no character. */
  readonly strayBytes: number;
}

/** Reads bytes of which not all are UTF-8 (Unicode, table 3-7); the others are escaped. */
export function decodeBrokenUtf8(bytes: Uint8Array): BrokenUtf8 {
  const units = new Uint16Array(bytes.length);
  let length = 0;
  let characters = 0;
  let strayBytes = 0;
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i] ?? 0;
    if (first < 0x80) {
      units[length++] = first;
      i++;
      continue;
    }
    const size = sizeAt(bytes, i, first);
    if (size === 0) {
      units[length++] = escapeByte(first);
      strayBytes++;
      i++;
      continue;
    }
    const point = pointAt(bytes, i, size);
    if (point < 0x10000) units[length++] = point;
    else {
      units[length++] = 0xd7c0 + (point >> 10);
      units[length++] = 0xdc00 + (point & 0x3ff);
    }
    characters++;
    i += size;
  }
  return { text: textOfUnits(units, length), characters, strayBytes };
}

/** How many bytes the character at an offset has, two to four; 0 where none is well-formed there. */
function sizeAt(bytes: Uint8Array, offset: number, first: number): 0 | 2 | 3 | 4 {
  const second = bytes[offset + 1] ?? 0;
  if (first < 0xc2 || first > 0xf4 || !isTrail(second)) return 0;
  if (first < 0xe0) return 2;
  if (!isTrail(bytes[offset + 2] ?? 0)) return 0;
  if (first < 0xf0) {
    const isOverlong = first === 0xe0 && second < 0xa0;
    const isSurrogate = first === 0xed && second > 0x9f;
    return isOverlong || isSurrogate ? 0 : 3;
  }
  const isOverlong = first === 0xf0 && second < 0x90;
  const isBeyond = first === 0xf4 && second > 0x8f;
  return isOverlong || isBeyond || !isTrail(bytes[offset + 3] ?? 0) ? 0 : 4;
}

function isTrail(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

function pointAt(bytes: Uint8Array, offset: number, size: 2 | 3 | 4): number {
  let point = (bytes[offset] ?? 0) & (0xff >> (size + 1));
  for (let i = 1; i < size; i++) point = (point << 6) | ((bytes[offset + i] ?? 0) & 0x3f);
  return point;
}
