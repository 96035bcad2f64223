import { type Content, type Part, rawText, renumber } from "../../article/content.ts";
import { isTranslatable, trimContent } from "../edges.ts";
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
    const { content, cut } = trimContent(parts);
    if (content.length === 0) return;
    const from = start + cut;
    pieces.push({
      ...found,
      content: renumber(content),
      start: from,
      end: from + rawText(content).length,
      isUnit: isTranslatable(content),
    });
  }
}

function isSpace(part: Part): boolean {
  return part.type === "text" && part.value.trim() === "";
}

function isBreak(part: Content[number] | undefined): boolean {
  return part?.type === "code" && part.kind === "break";
}
