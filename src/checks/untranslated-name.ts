import { classAt } from "../glossary/characters.ts";

const CAPITAL = /^[\p{Lu}\p{Lt}]/u;
/** Each name is looked up in the whole text, so texts that are no sentences are let pass. UTF-16 code units. */
const LONGEST_TEXT = 10_000;

/**
 * Whether a name is part of a longer one that stands in the other language as it is: «London» in «London Gazette», «Jordan» in
 * «Jordan Spieth». Such a name is nobody's to translate.
 *
 * @param start and `end` of the name in `text`, in UTF-16 code units.
 */
export function isPartOfKeptName(text: string, start: number, end: number, other: string): boolean {
  if (text.length > LONGEST_TEXT || other.length > LONGEST_TEXT) return false;
  const name = text.slice(start, end);
  const before = wordBefore(text, start);
  const after = wordAfter(text, end);
  return (
    (before !== undefined &&
      text.slice(before, start - 1) !== name &&
      holdsPhrase(other, text.slice(before, end))) ||
    (after !== undefined &&
      text.slice(end + 1, after) !== name &&
      holdsPhrase(other, text.slice(start, after)))
  );
}

/** Where the capitalised word before a place begins, if one space or hyphen alone stands between. */
function wordBefore(text: string, start: number): number | undefined {
  if (!isJoint(text[start - 1])) return undefined;
  let at = start - 1;
  while (at > 0 && isLetter(text, at - 1)) at--;
  return at < start - 1 && CAPITAL.test(text.slice(at)) ? at : undefined;
}

/** Where the capitalised word behind a place ends. */
function wordAfter(text: string, end: number): number | undefined {
  if (!isJoint(text[end])) return undefined;
  let at = end + 1;
  if (!CAPITAL.test(text.slice(at, at + 2))) return undefined;
  while (at < text.length && isLetter(text, at)) at++;
  return at;
}

function holdsPhrase(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
    if (!isLetter(text, at - 1) && !isLetter(text, at + phrase.length)) return true;
  return false;
}

function isJoint(character: string | undefined): boolean {
  return character === " " || character === "\u00a0" || character === "-";
}

function isLetter(text: string, at: number): boolean {
  return at >= 0 && at < text.length && classAt(text, at) !== "other";
}
