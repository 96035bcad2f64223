/** Control characters, which could move the cursor, colour the screen or end a line; and the direction marks that could reorder it. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A text as it may stand on one line of a terminal: what is not printable becomes a space. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, " ");
}
