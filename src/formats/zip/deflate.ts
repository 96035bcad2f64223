/**
 * Packs bytes by deflate (RFC 1951): one block with the fixed codes, repetitions found by hash chains. zlib packs
 * better, but not the same on every machine and in every release; a localized article has to be the same bytes everywhere.
 */
export function deflate(bytes: Uint8Array): Uint8Array {
  const out = bitWriter(bytes.length);
  out.write(0b011, 3); // last block, fixed codes
  const find = matchFinder(bytes);
  let at = 0;
  while (at < bytes.length) {
    const { length, distance } = find(at);
    if (length < MIN_MATCH) {
      writeLiteral(out, bytes[at] ?? 0);
      at++;
    } else {
      writeMatch(out, length, distance);
      at += length;
    }
  }
  writeLiteral(out, END_OF_BLOCK);
  return out.bytes();
}

const END_OF_BLOCK = 256;
const MIN_MATCH = 3;
const MAX_MATCH = 258;
const WINDOW = 32768;
/** How many earlier places with the same three bytes are tried. */
const TRIES = 48;

interface Match {
  readonly length: number;
  readonly distance: number;
}

const NO_MATCH: Match = { length: 0, distance: 0 };

/** Finds the longest repetition at places that are asked for in ascending order. */
function matchFinder(bytes: Uint8Array): (at: number) => Match {
  const heads = new Int32Array(1 << 15).fill(-1);
  const previous = new Int32Array(WINDOW).fill(-1);
  let known = 0;
  return (at) => {
    for (; known < at; known++) remember(known);
    if (at + MIN_MATCH > bytes.length) return NO_MATCH;
    let best = NO_MATCH;
    let candidate = heads[hash(at)] ?? -1;
    for (let tries = TRIES; tries > 0 && candidate >= 0 && at - candidate <= WINDOW; tries--) {
      if (bytes[candidate + best.length] === bytes[at + best.length]) {
        const length = common(candidate, at);
        if (length > best.length) best = { length, distance: at - candidate };
        if (length === MAX_MATCH) break;
      }
      const next = previous[candidate % WINDOW] ?? -1;
      candidate = next < candidate ? next : -1;
    }
    return best;
  };

  function remember(at: number): void {
    if (at + MIN_MATCH > bytes.length) return;
    const slot = hash(at);
    previous[at % WINDOW] = heads[slot] ?? -1;
    heads[slot] = at;
  }

  function hash(at: number): number {
    const three = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
    return Math.imul(three, 0x9e3779b1) >>> 17;
  }

  function common(a: number, b: number): number {
    const most = Math.min(MAX_MATCH, bytes.length - b);
    let length = 0;
    while (length < most && bytes[a + length] === bytes[b + length]) length++;
    return length;
  }
}

/** A literal, the end, or a length, in the fixed code (section 3.2.6). */
function writeLiteral(out: BitWriter, symbol: number): void {
  if (symbol < 144) out.writeCode(0x30 + symbol, 8);
  else if (symbol < 256) out.writeCode(0x190 + symbol - 144, 9);
  else if (symbol < 280) out.writeCode(symbol - 256, 7);
  else out.writeCode(0xc0 + symbol - 280, 8);
}

/** Lengths and distances are written as a class and the extra bits in it (section 3.2.5). */
function writeMatch(out: BitWriter, length: number, distance: number): void {
  if (length === MAX_MATCH) writeLiteral(out, 285);
  else {
    const { index, rest, bits } = classOf(length - MIN_MATCH, 4);
    writeLiteral(out, 257 + index);
    out.write(rest, bits);
  }
  const { index, rest, bits } = classOf(distance - 1, 2);
  out.writeCode(index, 5);
  out.write(rest, bits);
}

/** The class of a value, where each power of two has `perPower` classes, after the first ones of one value each. */
function classOf(value: number, perPower: 2 | 4): { index: number; rest: number; bits: number } {
  if (value < 2 * perPower) return { index: value, rest: 0, bits: 0 };
  const power = 31 - Math.clz32(value);
  const bits = power - (perPower === 4 ? 2 : 1);
  const index = perPower * bits + (value >>> bits);
  return { index, rest: value & ((1 << bits) - 1), bits };
}

interface BitWriter {
  /** Lowest bit first. */
  write(value: number, bits: number): void;
  /** Highest bit first, as codes are. */
  writeCode(code: number, bits: number): void;
  bytes(): Uint8Array;
}

function bitWriter(sizeOfInput: number): BitWriter {
  // The longest code of one byte has nine bits.
  const out = new Uint8Array(Math.ceil((sizeOfInput * 9) / 8) + 16);
  let length = 0;
  let pending = 0;
  let count = 0;
  const writer: BitWriter = {
    write(value, bits) {
      pending |= value << count;
      count += bits;
      for (; count >= 8; count -= 8) {
        out[length++] = pending & 0xff;
        pending >>>= 8;
      }
    },
    writeCode(code, bits) {
      let reversed = 0;
      for (let i = 0; i < bits; i++) reversed |= ((code >>> i) & 1) << (bits - 1 - i);
      writer.write(reversed, bits);
    },
    bytes: () => out.slice(0, count > 0 ? writeLast() : length),
  };
  return writer;

  function writeLast(): number {
    out[length] = pending & 0xff;
    return length + 1;
  }
}
