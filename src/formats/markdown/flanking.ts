/** What a character is to the rules of emphasis; the edges of a paragraph count as white space (CommonMark 6.2). */
type Side = "space" | "punctuation" | "other";

/** The sort of a character; the empty string is the edge of a paragraph. */
export function sideOf(char: string): Side {
  if (char === "" || /\s/.test(char)) return "space";
  return /[\p{P}\p{S}]/u.test(char) ? "punctuation" : "other";
}

/**
 * Whether a run of `*`, `_` or `~` between two characters can open emphasis.
 *
 * @param before the character before the run, or the empty string at the edge of the paragraph.
 * @param after the character after it, likewise.
 */
export function canOpen(marker: string, before: string, after: string): boolean {
  const left = sideOf(before);
  const isLeft = flanks(left, sideOf(after));
  return isLeft && (marker !== "_" || left === "punctuation" || !flanks(sideOf(after), left));
}

/** As {@link canOpen}, for the end of emphasis. */
export function canClose(marker: string, before: string, after: string): boolean {
  return canOpen(marker, after, before);
}

/** Whether a run leans on the character at its inner side. */
function flanks(outer: Side, inner: Side): boolean {
  return inner !== "space" && (inner === "other" || outer !== "other");
}

/** The last character of a text, a surrogate pair as one. */
export function lastCharacter(value: string): string {
  const pair = value.slice(-2);
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(pair) ? pair : value.slice(-1);
}

/** The first character of a text, a surrogate pair as one. */
export function firstCharacter(value: string): string {
  const point = value.codePointAt(0);
  return point === undefined ? "" : String.fromCodePoint(point);
}
