import { type ExonymError, positionAt, usageError } from "../../article/problem.ts";

/** How a character is spelled that the charset lacks; `null` where nothing stands for characters. */
export type Spelling = "reference" | "script" | "cdata" | null;

/** A range of a text, in UTF-16 code units, where characters are spelled in a way of their own. */
export interface SpellingRange {
  readonly start: number;
  readonly end: number;
  readonly spelling: Exclude<Spelling, "reference">;
}

/**
 * Writes characters that a charset lacks otherwise: in the ranges as they say, elsewhere as numeric references.
 *
 * @param ranges in order, without overlap.
 * @throws ExonymError with the position of one that cannot be written.
 */
export function spellLacking(
  text: string,
  isLacking: (character: string) => boolean,
  charset: string,
  ranges: readonly SpellingRange[],
): string {
  const pieces: string[] = [];
  let from = 0;
  let next = 0;
  for (const { 0: character, index } of text.matchAll(/[^\0-\x7f]/gu)) {
    if (!isLacking(character)) continue;
    while ((ranges[next]?.end ?? Number.POSITIVE_INFINITY) <= index) next++;
    const range = ranges[next];
    const spelling = range !== undefined && range.start <= index ? range.spelling : "reference";
    if (spelling === null || !character.isWellFormed()) throw noPlace(text, index, charset);
    pieces.push(text.slice(from, index), SPELLINGS[spelling](character));
    from = index + character.length;
  }
  pieces.push(text.slice(from));
  return pieces.join("");
}

const SPELLINGS = {
  reference,
  cdata: (character: string) => `]]>${reference(character)}<![CDATA[`,
  /** As JSON and JavaScript have it, in halves beyond U+FFFF. */
  script: (character: string) =>
    Array.from({ length: character.length }, (_, i) => {
      return `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`;
    }).join(""),
};

function reference(character: string): string {
  return `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()};`;
}

function noPlace(text: string, offset: number, charset: string): ExonymError {
  const code = (text.codePointAt(offset) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return usageError(
    `The encoding of the article, ${charset}, has no U+${code}, and it cannot be written as a reference here.`,
    "Save the article as UTF-8 first.",
    { position: positionAt(text, offset) },
  );
}
