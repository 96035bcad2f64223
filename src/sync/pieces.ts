import { type Code, type Content, type Part, renumber, sameContent, text } from "../article/content.ts";

/** A sentence inside a longer content, with the codes' ids of the whole, and what stands between it and the next one. */
export interface Piece {
  readonly content: Content;
  readonly after: Content;
}

/** What two contents share that differ only in where sentences end: text and codes without ids, white space and line breaks. */
export function wordsKey(content: Content): string {
  let key = "";
  for (const part of content) key += part.type === "text" ? part.value.replace(/\s+/gu, "") : codeKey(part);
  return key;
}

const SIGN = { open: "<", close: ">", single: "=" } as const;

/** Fenced by characters that no XML holds; always three long. */
function codeKey(code: Code): string {
  return isBreak(code) ? "" : `\u0002${SIGN[code.form]}\u0003`;
}

/** A line break may stand inside a sentence or between two, as white space may. */
function isBreak({ kind, form }: Code): boolean {
  return kind === "break" && form === "single";
}

/**
 * Cuts a content into these very sentences.
 *
 * @returns `null` where it does not consist of them, code by code and space by space.
 */
export function cutInto(whole: Content, sentences: readonly Content[]): readonly Piece[] | null {
  const sizes = sentences.map((sentence) => wordsKey(sentence).length);
  const pieces = sizes.map((): { content: Part[]; after: Part[] } => ({ content: [], after: [] }));
  let at = 0;
  let room = sizes[0] ?? 0;
  /** Makes room for what counts; `false` where the sentences are at an end. */
  const proceed = (): boolean => {
    while (room === 0 && at < sizes.length) room = sizes[++at] ?? 0;
    return room > 0;
  };
  for (const part of whole.flatMap(atoms)) {
    if (part.type === "code") {
      const size = codeKey(part).length;
      if (size > 0 && !proceed()) return null;
      pieces[at]?.[size === 0 && room === 0 ? "after" : "content"].push(part);
      room -= size;
    } else if (part.value.trim() === "") {
      pieces[at]?.[room === 0 ? "after" : "content"].push(part);
    } else {
      for (let from = 0; from < part.value.length; ) {
        if (!proceed()) return null;
        const value = part.value.slice(from, from + room);
        pieces[at]?.content.push(text(value));
        from += value.length;
        room -= value.length;
      }
    }
    if (room < 0) return null;
  }
  const isExact = sentences.every((sentence, index) =>
    sameContent(renumber(pieces[index]?.content ?? []), sentence),
  );
  return isExact ? pieces : null;
}

/** Runs of white space and of everything else, each by itself. */
function atoms(part: Part): Part[] {
  return part.type === "code" ? [part] : (part.value.match(/\s+|\S+/gu) ?? []).map(text);
}
