import iconv from "iconv-lite";
import type { ComputedSequences, SequenceTable } from "./multi-byte.ts";

/** First and last of the second bytes of two, in all charsets; of four, the second byte is a digit. */
const SECOND = { first: 0x40, last: 0xfe };
const FIRST = { first: 0x81, last: 0xfe };

/** The lead byte of the sequences of three that EUC-JP has for JIS X 0212. */
const THREE = 0x8f;

/** How many sequences of four bytes GB 18030 has for characters up to U+FFFF, and the number of the first beyond. */
const GB_FOURS = 39_420;
const GB_BEYOND = 189_000;

/**
 * All sequences of a charset, by asking `iconv-lite` for each.
 *
 * @param encoding as `iconv-lite` calls it.
 */
export function tabulate(encoding: string): SequenceTable {
  const characters = new Map<number, string>();
  const sequences = new Map<string, number>();
  const rare = new Set<number>();
  for (const bytes of candidates(encoding)) {
    const character = iconv.decode(bytes, encoding);
    // Some sequences of Big5 stand for two characters; they stay escaped.
    if (character.includes("\ufffd") || !isOneCharacter(character)) continue;
    const sequence = bytes.readUIntBE(0, bytes.length);
    const other = sequences.get(character);
    if (other === undefined || iconv.encode(character, encoding).equals(bytes)) {
      if (other !== undefined) {
        characters.delete(other);
        rare.add(other);
      }
      characters.set(sequence, character);
      sequences.set(character, sequence);
    } else rare.add(sequence);
  }
  return { characters, sequences, rare };
}

function* candidates(encoding: string): Generator<Buffer> {
  for (let byte = 0x80; byte < 0x100; byte++) yield Buffer.from([byte]);
  for (let first = FIRST.first; first <= FIRST.last; first++) {
    for (let second = SECOND.first; second <= SECOND.last; second++) {
      yield Buffer.from([first, second]);
      if (encoding === "euc-jp") yield Buffer.from([THREE, first, second]);
    }
  }
  if (encoding === "gb18030") for (let i = 0; i < GB_FOURS; i++) yield Buffer.from(fourBytes(i));
}

function isOneCharacter(text: string): boolean {
  const point = text.codePointAt(0);
  return point !== undefined && point > 0x7f && text.length === (point > 0xffff ? 2 : 1);
}

/** The sequence of four bytes with a number (GB 18030: bytes two and four are digits). */
function fourBytes(index: number): readonly [number, number, number, number] {
  const third = Math.floor(index / 10);
  const second = Math.floor(third / 126);
  return [0x81 + Math.floor(second / 10), 0x30 + (second % 10), 0x81 + (third % 126), 0x30 + (index % 10)];
}

/** The characters beyond U+FFFF of GB 18030, which stand in their order. */
export const gb18030Beyond: ComputedSequences = {
  character(sequence) {
    const [first, second, third, fourth] = Buffer.from([
      Math.floor(sequence / 0x1000000),
      sequence >> 16,
      sequence >> 8,
      sequence,
    ]);
    const a = (first ?? 0) - 0x81;
    const b = (second ?? 0) - 0x30;
    const c = (third ?? 0) - 0x81;
    const d = (fourth ?? 0) - 0x30;
    if (b < 0 || b > 9 || c < 0 || c > 125 || d < 0 || d > 9) return undefined;
    const point = ((a * 10 + b) * 126 + c) * 10 + d - GB_BEYOND + 0x10000;
    return point > 0xffff && point < 0x110000 ? String.fromCodePoint(point) : undefined;
  },
  sequence(character) {
    const point = character.codePointAt(0) ?? 0;
    return point > 0xffff ? Buffer.from(fourBytes(point - 0x10000 + GB_BEYOND)).readUInt32BE() : undefined;
  },
};
