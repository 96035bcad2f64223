import { type Content, type Part, rawText } from "../../article/content.ts";
import { articleText } from "../article-text.ts";
import type { ArticleText } from "../reading.ts";

/**
 * Cuts a text as WordPress does where nobody wrote `<p>`: a blank line is the end of a paragraph, another line break is one
 * to readers, too. White space inside of pairs ends nothing.
 */
export function cutIntoParagraphs(found: ArticleText): readonly ArticleText[] {
  if (found.kind === "attribute") return [found];
  const pieces: ArticleText[] = [];
  let parts: Part[] = [];
  let start = found.start;
  let position = found.start;
  let open = 0;
  for (const [i, part] of found.content.entries()) {
    const raw = rawText([part]);
    const breaks = isSpace(part) ? (raw.match(/\n/g)?.length ?? 0) : 0;
    if (part.type === "code" && part.form !== "single") open += part.form === "open" ? 1 : -1;
    if (breaks > 1 && open === 0) {
      push();
      start = position + raw.length;
      parts = [];
    } else if (breaks > 0 && !isBreak(found.content[i - 1])) {
      parts.push({ type: "code", form: "single", id: `break ${position}`, kind: "break", raw, display: "↵" });
    } else parts.push(part);
    position += raw.length;
  }
  push();
  return pieces;

  function push(): void {
    const piece = articleText(parts, start, found);
    if (piece !== null) pieces.push(piece);
  }
}

function isSpace(part: Part): boolean {
  return part.type === "text" && part.value.trim() === "";
}

function isBreak(part: Content[number] | undefined): boolean {
  return part?.type === "code" && part.kind === "break";
}
