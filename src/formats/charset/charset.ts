/**
 * A way to write text as bytes in which every string of bytes has a text that gives it back.
 *
 * Bytes that stand for no character, or for one that other bytes are the usual spelling of, are read as lone low
 * surrogates U+DC00 + byte (the idea of Python's PEP 383): no text of a file can hold them otherwise, and formats show
 * them to translators as codes.
 */
export interface Charset {
  /** As the Encoding Standard calls it, in lower case. */
  readonly name: string;
  /** Reads all bytes; a byte order mark is kept as U+FEFF. */
  decode(bytes: Uint8Array): string;
  /** The inverse of {@link Charset.decode}; the text has no characters but those that the charset {@link Charset.has}. */
  encode(text: string): Uint8Array;
  /** Whether a character beyond ASCII, one code point, can be written. */
  has(character: string): boolean;
}

const FIRST_ESCAPE = 0xdc00;
const LAST_ESCAPE = 0xdcff;

/** The UTF-16 code unit that stands for a byte. */
export function escapeByte(byte: number): number {
  return FIRST_ESCAPE + byte;
}

/** The byte that a lone low surrogate stands for; -1 where it stands for none. */
export function escapedByte(unit: number): number {
  return unit >= FIRST_ESCAPE && unit <= LAST_ESCAPE ? unit - FIRST_ESCAPE : -1;
}

/** How many code units become a string at once: more arguments than that are too many for a call. */
const CHUNK = 8192;

/** The string of the first `length` code units. */
export function textOfUnits(units: Uint16Array, length: number): string {
  const pieces: string[] = [];
  for (let from = 0; from < length; from += CHUNK) {
    const chunk = units.subarray(from, Math.min(length, from + CHUNK));
    pieces.push(Reflect.apply(String.fromCharCode, null, chunk));
  }
  return pieces.join("");
}
