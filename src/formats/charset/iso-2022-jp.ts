import { type Charset, escapeByte, escapedByte, textOfUnits } from "./charset.ts";
import type { SequenceTable } from "./multi-byte.ts";

/** What the bytes after an escape sequence are (Encoding Standard, 12.2; JIS X 0208 has two sequences). */
type State = "ascii" | "roman" | "katakana" | "jis";

const ESC = 0x1b;

/** The two bytes behind ESC, and what they switch to. */
const SWITCHES: ReadonlyMap<number, State> = new Map([
  [0x2842, "ascii"],
  [0x284a, "roman"],
  [0x2849, "katakana"],
  [0x2440, "jis"],
  [0x2442, "jis"],
]);

/** What we switch by. */
const OWN_SWITCHES = { ascii: 0x2842, roman: 0x284a, katakana: 0x2849, jis: 0x2442 };

/** Where a character can be, best first. */
const STATES: readonly State[] = ["ascii", "jis", "katakana", "roman"];

/**
 * ISO-2022-JP. Its escape sequences switch what the following bytes mean; those that are not where we would write them
 * stay in the text as escaped bytes, so that it gives its bytes back.
 *
 * @param eucJp JIS X 0208 has the same rows and cells there.
 */
export function createIso2022Jp(eucJp: SequenceTable): Charset {
  /** The bytes of a character in a state, as a number; `undefined` where it has none. */
  function bytesIn(state: State, character: string): number | undefined {
    const point = character.codePointAt(0) ?? 0;
    if (state === "jis") {
      const sequence = eucJp.sequences.get(character) ?? 0;
      return sequence >= 0xa1a1 && sequence <= 0xfefe && (sequence & 0xff) >= 0xa1
        ? sequence & 0x7f7f
        : undefined;
    }
    if (state === "katakana") return point >= 0xff61 && point <= 0xff9f ? point - 0xff40 : undefined;
    if (state === "roman" && point === 0xa5) return 0x5c;
    if (state === "roman" && point === 0x203e) return 0x7e;
    if (state === "roman" && (point === 0x5c || point === 0x7e)) return undefined;
    return point < 0x80 && point !== ESC && point !== 0x0e && point !== 0x0f ? point : undefined;
  }

  /** The character at an offset, and how many bytes it has. */
  function characterAt(
    bytes: Uint8Array,
    offset: number,
    state: State,
  ): { character: string; size: 1 | 2 } | null {
    const byte = bytes[offset] ?? 0;
    if (byte >= 0x80 || byte === ESC || byte === 0x0e || byte === 0x0f) return null;
    if (state === "jis") {
      const character = eucJp.characters.get((byte << 8) | (bytes[offset + 1] ?? 0) | 0x8080);
      const isPair = byte >= 0x21 && byte < 0x7f && (bytes[offset + 1] ?? 0x80) < 0x80;
      return isPair && character !== undefined ? { character, size: 2 } : null;
    }
    if (state === "katakana") {
      return byte >= 0x21 && byte <= 0x5f ? { character: String.fromCharCode(0xff40 + byte), size: 1 } : null;
    }
    if (state === "roman" && byte === 0x5c) return { character: "\u00a5", size: 1 };
    if (state === "roman" && byte === 0x7e) return { character: "\u203e", size: 1 };
    return { character: String.fromCharCode(byte), size: 1 };
  }

  /** Where {@link Charset.encode} would have a character that follows upon a state. */
  function stateFor(character: string, state: State): State | undefined {
    if (bytesIn(state, character) !== undefined) return state;
    return STATES.find((one) => bytesIn(one, character) !== undefined);
  }

  return {
    name: "iso-2022-jp",
    decode(bytes) {
      const units = new Uint16Array(bytes.length);
      let length = 0;
      /** What the bytes read so far have switched to, and what encoding the text so far would have. */
      let state: State = "ascii";
      let written: State = "ascii";
      /** Where escape sequences begin that no character has followed yet. */
      let pending = 0;
      const keep = (from: number, to: number) => {
        for (let i = from; i < to; i++) units[length++] = escapeByte(bytes[i] ?? 0);
      };
      for (let i = 0; i < bytes.length; ) {
        const next =
          bytes[i] === ESC ? SWITCHES.get(((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)) : undefined;
        if (next !== undefined) {
          state = next;
          i += 3;
          continue;
        }
        const read = characterAt(bytes, i, state);
        const isUsual =
          read !== null &&
          stateFor(read.character, written) === state &&
          (state === written ? pending === i : isOwnSwitch(bytes, pending, i, state));
        if (!isUsual) keep(pending, i);
        if (read === null) keep(i, i + 1);
        else units[length++] = read.character.charCodeAt(0);
        written = state;
        i += read?.size ?? 1;
        pending = i;
      }
      keep(pending, bytes.length);
      return textOfUnits(units, length);
    },
    encode(text) {
      // A switch before each character, and the character.
      const bytes = new Uint8Array(text.length * 5);
      let length = 0;
      let state: State = "ascii";
      const write = (...values: readonly number[]) => {
        for (const value of values) bytes[length++] = value;
      };
      for (let i = 0; i < text.length; i++) {
        const byte = escapedByte(text.charCodeAt(i));
        if (byte >= 0) {
          write(byte);
          const before = escapedByte(text.charCodeAt(i - 1));
          const isSwitch = escapedByte(text.charCodeAt(i - 2)) === ESC && before >= 0;
          state = (isSwitch ? SWITCHES.get((before << 8) | byte) : undefined) ?? state;
          continue;
        }
        const character = text[i] ?? "";
        const next: State = stateFor(character, state) ?? state;
        if (next !== state) write(ESC, OWN_SWITCHES[next] >> 8, OWN_SWITCHES[next] & 0xff);
        state = next;
        const own = bytesIn(state, character) ?? text.charCodeAt(i) & 0x7f;
        if (own > 0xff) write(own >> 8);
        write(own & 0xff);
      }
      return bytes.subarray(0, length);
    },
    has: (character) => character.length === 1 && stateFor(character, "ascii") !== undefined,
  };
}

/** Whether a range of bytes is the one switch that we would write. */
function isOwnSwitch(bytes: Uint8Array, start: number, end: number, state: State): boolean {
  const behind = ((bytes[start + 1] ?? 0) << 8) | (bytes[start + 2] ?? 0);
  return end - start === 3 && behind === OWN_SWITCHES[state];
}
