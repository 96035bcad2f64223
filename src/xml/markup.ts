import { TOKEN, type XmlTokenizer } from "./tokenizer.ts";

/** Where the tags, comments and instructions of a text stand, in order; offsets are UTF-16 code units. */
export interface Markup {
  readonly count: () => number;
  readonly start: (index: number) => number;
  readonly end: (index: number) => number;
}

/** Markup that is being collected. */
export interface MarkupRecorder extends Markup {
  /** Takes the token that was read last, where it is markup that takes room. */
  readonly note: (tokens: XmlTokenizer) => void;
}

/** Makes a recorder: eight bytes for each piece of markup. */
export function createMarkupRecorder(): MarkupRecorder {
  let places = new Int32Array(1024);
  let length = 0;
  return {
    note(tokens) {
      if (!isMarkup(tokens)) return;
      if (length === places.length) {
        const larger = new Int32Array(2 * length);
        larger.set(places);
        places = larger;
      }
      places[length++] = tokens.start;
      places[length++] = tokens.end;
    },
    count: () => length / 2,
    start: (index) => places[2 * index] ?? 0,
    end: (index) => places[2 * index + 1] ?? 0,
  };
}

/** Whether the token that was read last is a tag, comment or instruction that takes room. */
export function isMarkup({ kind, start, end }: XmlTokenizer): boolean {
  return kind !== TOKEN.TEXT && kind !== TOKEN.CDATA && end > start;
}
