import type { FixedSentence } from "./document.ts";

/**
 * Fixes as a text that reads like a diff: a head for each file, a line that tells each place, and the sentence as it is and
 * as it would be.
 *
 * @example
 * previewOf([{ file: "a.xlf", position: { line: 2, column: 9 }, unit: "1", segment: "1", before: "À Kiev.", after: "À Kyiv." }])
 * // "--- a.xlf\n+++ a.xlf\n@@ 2:9 1 @@\n-À Kiev.\n+À Kyiv.\n"
 */
export function previewOf(sentences: readonly FixedSentence[]): string {
  let last: string | undefined;
  let preview = "";
  for (const { file, position, unit, segment, before, after } of sentences) {
    if (file !== last) preview += `--- ${shown(file)}\n+++ ${shown(file)}\n`;
    last = file;
    const place = String(unit) === String(segment) ? segment : `${unit} ${segment}`;
    preview += `@@ ${position.line}:${position.column} ${shown(place)} @@\n-${shown(before)}\n+${shown(after)}\n`;
  }
  return preview;
}

/** On one line, and without what steers a terminal. */
function shown(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, " ");
}
