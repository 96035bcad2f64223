import { type ExonymError, positionAt, usageError } from "../article/problem.ts";

/** The characters of a text beyond ASCII that a charset lacks; each is tried once. */
export function unencodable(text: string, has: (character: string) => boolean): ReadonlySet<string> {
  const distinct = new Set<string>();
  for (const [character] of text.matchAll(/[^\u0000-\u007f]/gu)) distinct.add(character);
  return new Set([...distinct].filter((character) => !has(character)));
}

/** What no reference may stand in, and quoted values inside tags. Each alternative ends at its first end mark. */
const PIECES =
  /<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>|[^<]+|</gs;

/**
 * Writes characters as numeric references in text and attribute values (XML 1.0, section 4.1).
 *
 * @throws ExonymError (usage) with the position of one that stands where XML knows no references.
 */
export function withReferences(
  text: string,
  lacking: ReadonlySet<string>,
  encoding: string,
  file: string,
): string {
  const refer = (value: string) =>
    value.replace(/[^\u0000-\u007f]/gu, (character) =>
      lacking.has(character) ? `&#x${character.codePointAt(0)?.toString(16).toUpperCase()};` : character,
    );
  const keep = (piece: string, offset: number): string => {
    const bad = [...piece.matchAll(/[^\u0000-\u007f]/gu)].find(([character]) => lacking.has(character));
    if (bad !== undefined) throw noPlace(text, offset + bad.index, encoding, file);
    return piece;
  };
  return text.replace(PIECES, (piece, offset: number) => {
    if (!piece.startsWith("<")) return refer(piece);
    if (/^<[!?]/.test(piece)) return keep(piece, offset);
    return piece.replace(/"[^"]*"|'[^']*'|[^"']+/g, (part, at: number) =>
      /^["']/.test(part) ? refer(part) : keep(part, offset + at),
    );
  });
}

function noPlace(text: string, offset: number, encoding: string, file: string): ExonymError {
  const code = (text.codePointAt(offset) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return usageError(
    `The encoding of the file, ${encoding}, has no U+${code}, and it cannot be written as a reference here.`,
    "Save the file as UTF-8 first.",
    { file, position: positionAt(text, offset) },
  );
}
