import type { Content } from "../../article/content.ts";

/** One replacement: where it stands in the reading text (`start`, `end`) and in the file (`from`, `to`), and what comes there. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/**
 * Edits of one text in order, told apart: those that can be made together, those that an equal one makes already, and those
 * that want something else at a place where another one is made.
 */
export function settleEdits<Item extends Edit>(
  edits: readonly Item[],
): { readonly made: readonly Item[]; readonly rivals: readonly Item[] } {
  const made: Item[] = [];
  const rivals: Item[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = made.at(-1);
    if (last === undefined || last.end <= edit.start) made.push(edit);
    // Namesakes stand at one place; where they want the same, that is done.
    else if (last.start !== edit.start || last.end !== edit.end || last.words !== edit.words)
      rivals.push(edit);
  }
  return { made, rivals };
}

/**
 * Content with edits made.
 *
 * @param edits in ascending order, without overlap, each inside one run of text.
 */
export function editedContent(content: Content, edits: readonly Edit[]): Content {
  let at = 0;
  let next = 0;
  return content.map((part) => {
    if (part.type === "code") {
      if (part.form === "single") at++;
      return part;
    }
    const [start, end] = [at, at + part.value.length];
    at = end;
    const pieces: string[] = [];
    let from = 0;
    for (let edit = edits[next]; edit !== undefined && edit.end <= end; edit = edits[++next]) {
      pieces.push(part.value.slice(from, edit.start - start), edit.words);
      from = edit.end - start;
    }
    return from === 0 ? part : { type: "text", value: pieces.join("") + part.value.slice(from) };
  });
}
