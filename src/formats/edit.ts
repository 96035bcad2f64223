/** A range of a text, in UTF-16 code units, and what is to stand there instead. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text after some edits, and where each of them stands in it now. */
export interface Edited {
  readonly text: string;
  /** One start per edit, in their order. */
  readonly starts: readonly number[];
}

/**
 * Replaces ranges of a text and leaves every other byte as it is.
 *
 * @param edits in ascending order, without overlap.
 */
export function applyEdits(text: string, edits: readonly Edit[]): Edited {
  const pieces: string[] = [];
  const starts: number[] = [];
  let from = 0;
  let length = 0;
  for (const edit of edits) {
    pieces.push(text.slice(from, edit.start), edit.text);
    length += edit.start - from;
    starts.push(length);
    length += edit.text.length;
    from = edit.end;
  }
  pieces.push(text.slice(from));
  return { text: pieces.join(""), starts };
}
