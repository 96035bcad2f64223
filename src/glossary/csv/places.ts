import type { Position } from "../../article/problem.ts";

/** Where the records of a CSV text stand; asked for in ascending order, the whole costs one pass over the text. */
export interface RecordPlaces {
  /** Moves to the first record at or after an offset in bytes of the text's UTF-8 form; line ends before it are skipped. */
  advanceTo(bytes: number): void;
  /** Where the cell of a number (from 0) begins in the current record. */
  cell(index: number): Position;
}

/**
 * csv-parse counts bytes reliably but takes CR LF inside quotes for two lines, and knows no columns; so places are
 * counted here, from its bytes.
 *
 * @param delimiter one character.
 */
export function recordPlaces(text: string, delimiter: string): RecordPlaces {
  let offset = 0;
  let byte = 0;
  let line = 1;
  let lineStart = 0;

  return {
    advanceTo(bytes) {
      while (offset < text.length && (byte < bytes || isLineEnd(text.charCodeAt(offset)))) step();
    },
    cell(index) {
      let [at, atLine, atLineStart, quoted] = [offset, line, lineStart, false];
      for (let left = index; at < text.length && left > 0; at++) {
        const character = text[at];
        if (character === '"') quoted = !quoted;
        else if (character === delimiter && !quoted) left--;
        else if (isLineEnd(text.charCodeAt(at))) {
          if (!quoted) break;
          if (endsLine(at)) [atLine, atLineStart] = [atLine + 1, at + 1];
        }
      }
      return { line: atLine, column: at - atLineStart + 1 };
    },
  };

  function step(): void {
    const code = text.charCodeAt(offset);
    byte += code < 0x80 ? 1 : code < 0x800 || isSurrogate(code) ? 2 : 3; // a surrogate pair is four bytes
    if (endsLine(offset)) {
      line++;
      lineStart = offset + 1;
    }
    offset++;
  }

  /** LF, or a CR that no LF follows. */
  function endsLine(at: number): boolean {
    const code = text.charCodeAt(at);
    return code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10);
  }
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}
