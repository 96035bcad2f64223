import type { Reading } from "../reading.ts";
import { readPlainParagraphs } from "../xml/plain.ts";

/**
 * Reads plain text of an item: paragraphs between blank lines or, where it has none, lines. Which of them it is does not
 * depend on how long lines are, so that a translation cannot change it.
 */
export function readPlain(text: string): Reading {
  if (/\n[ \t\r]*\n/.test(text)) return readPlainParagraphs(text);
  let from = 0;
  const texts = text.split("\n").flatMap((line) => {
    const start = from;
    from += line.length + 1;
    return readPlainParagraphs(line).texts.map((found) => ({
      ...found,
      start: found.start + start,
      end: found.end + start,
    }));
  });
  return { texts, outline: texts.map(() => "text line") };
}
