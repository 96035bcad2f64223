import { type Charset, escapeByte, escapedByte, textOfUnits } from "./charset.ts";

/**
 * A charset in which every byte is a character by itself, the lower half ASCII.
 *
 * @param upper the code units of the bytes from 0x80 on; 0 where a byte stands for nothing.
 */
export function createSingleByte(name: string, upper: readonly number[]): Charset {
  const units = new Uint16Array(256);
  const bytes = new Map<number, number>();
  for (let byte = 0; byte < 256; byte++) {
    const unit = byte < 0x80 ? byte : (upper[byte - 0x80] ?? 0);
    const isFirst = !bytes.has(unit) && (unit !== 0 || byte === 0);
    units[byte] = isFirst ? unit : escapeByte(byte);
    bytes.set(units[byte] ?? 0, byte);
  }
  return {
    name,
    decode(encoded) {
      const decoded = new Uint16Array(encoded.length);
      for (let i = 0; i < encoded.length; i++) decoded[i] = units[encoded[i] ?? 0] ?? 0;
      return textOfUnits(decoded, decoded.length);
    },
    encode(text) {
      const encoded = new Uint8Array(text.length);
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        encoded[i] = unit < 0x80 ? unit : (bytes.get(unit) ?? escapedByte(unit));
      }
      return encoded;
    },
    has: (character) => character.length === 1 && bytes.has(character.charCodeAt(0)),
  };
}
