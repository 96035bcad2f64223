import { type Part, rawText } from "../../article/content.ts";
import { articleText } from "../article-text.ts";
import { protectOpaque } from "../opaque.ts";
import type { ArticleText, Place, Reading } from "../reading.ts";

const PLACE: Place = {
  misread: "The translation cannot stand in plain text without being read otherwise. Take out blank lines.",
  // Plain text has no escapes: what looks like a variable is one.
  spell: (_unit, translation) => {
    const raw = rawText(translation);
    return { raw, reads: protectOpaque(partsOf(raw)) };
  },
};

/** Reads plain text: paragraphs between blank lines, line breaks in them as spaces. */
export function readPlainParagraphs(text: string): Reading {
  const texts: ArticleText[] = [];
  let from = 0;
  for (const { 0: blank, index } of text.matchAll(/\n[ \t\r]*\n\s*/g)) {
    add(from, index);
    from = index + blank.length;
  }
  add(from, text.length);
  return { texts, outline: texts.map(() => "text paragraph") };

  function add(start: number, end: number): void {
    const content = protectOpaque(partsOf(text.slice(start, end)));
    const found = articleText(content, start, { kind: "paragraph", place: PLACE });
    if (found !== null) texts.push(found);
  }
}

function partsOf(text: string): readonly Part[] {
  const pieces = text.split(/((?<![ \t])[ \t]*[\r\n]\s*)/);
  return pieces.flatMap((raw, i): Part[] =>
    raw === "" ? [] : [{ type: "text", value: i % 2 === 1 ? " " : raw, raw }],
  );
}
