import { type Charset, escapeByte, escapedByte, textOfUnits } from "./charset.ts";

/**
 * Sequences of bytes and the characters that they stand for, one to one. A sequence is a number in big-endian order,
 * `0x81ca` for two bytes; its first byte is 0x80 or more, as ASCII stands for itself.
 */
export interface SequenceTable {
  readonly characters: ReadonlyMap<number, string>;
  readonly sequences: ReadonlyMap<string, number>;
  /** Sequences whose characters others are the usual spelling of. */
  readonly rare: ReadonlySet<number>;
}

/** Of four bytes, what is computed instead of listed: the characters beyond U+FFFF of GB 18030. */
export interface ComputedSequences {
  character(sequence: number): string | undefined;
  sequence(character: string): number | undefined;
}

const LONGEST = 4;

/** A charset whose characters have one to four bytes, none of them dependent on what stands before. */
export function createMultiByte(name: string, table: SequenceTable, computed?: ComputedSequences): Charset {
  const { characters, sequences, rare } = table;
  const sequenceOf = (character: string) => sequences.get(character) ?? computed?.sequence(character);
  return {
    name,
    decode(bytes) {
      // No sequence has more code units than bytes.
      const units = new Uint16Array(bytes.length);
      let length = 0;
      for (let i = 0; i < bytes.length; ) {
        const first = bytes[i] ?? 0;
        if (first < 0x80) {
          units[length++] = first;
          i++;
          continue;
        }
        let sequence = 0;
        let size = 0;
        let character: string | undefined;
        let isRare = false;
        while (character === undefined && !isRare && size < LONGEST && i + size < bytes.length) {
          sequence = sequence * 0x100 + (bytes[i + size++] ?? 0);
          character =
            characters.get(sequence) ?? (size === LONGEST ? computed?.character(sequence) : undefined);
          isRare = rare.has(sequence);
        }
        if (character !== undefined) {
          for (let k = 0; k < character.length; k++) units[length++] = character.charCodeAt(k);
        } else {
          if (!isRare) size = 1;
          for (let k = 0; k < size; k++) units[length++] = escapeByte(bytes[i + k] ?? 0);
        }
        i += size;
      }
      return textOfUnits(units, length);
    },
    encode(text) {
      const bytes = new Uint8Array(text.length * LONGEST);
      let length = 0;
      for (const character of text) {
        const unit = character.charCodeAt(0);
        const sequence = unit < 0x80 ? unit : (sequenceOf(character) ?? escapedByte(unit));
        if (sequence > 0xffffff) bytes[length++] = Math.floor(sequence / 0x1000000);
        if (sequence > 0xffff) bytes[length++] = sequence >> 16;
        if (sequence > 0xff) bytes[length++] = sequence >> 8;
        bytes[length++] = sequence;
      }
      return bytes.subarray(0, length);
    },
    has: (character) => sequenceOf(character) !== undefined,
  };
}
