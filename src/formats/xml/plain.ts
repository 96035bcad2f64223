import { type Part, rawText, renumber } from "../../article/content.ts";
import { isTranslatable, trimContent } from "../edges.ts";
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
    const { content, cut } = trimContent(protectOpaque(partsOf(text.slice(start, end))));
    if (content.length === 0) return;
    const first = start + cut;
    texts.push({
      kind: "paragraph",
      content: renumber(content),
      start: first,
      end: first + rawText(content).length,
      isUnit: isTranslatable(content),
      place: PLACE,
    });
  }
}

function partsOf(text: string): readonly Part[] {
  const pieces = text.split(/((?<![ \t])[ \t]*[\r\n]\s*)/);
  return pieces.flatMap((raw, i): Part[] =>
    raw === "" ? [] : [{ type: "text", value: i % 2 === 1 ? " " : raw, raw }],
  );
}
