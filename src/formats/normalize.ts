import { type Content, type Part, text } from "../article/content.ts";
import { trimContent } from "./edges.ts";

/**
 * Brings a translation into the shape that an article can have: line breaks that a translator typed are spaces; there
 * is no white space at the edges of the unit, nor around the article's own line breaks.
 */
export function normalizeTranslation(translation: Content): Content {
  const parts = translation.map((part) =>
    part.type === "text" && part.raw === undefined ? text(part.value.replace(/\r\n|[\n\r]/g, " ")) : part,
  );
  return trimContent(trimAroundBreaks(parts)).content;
}

function trimAroundBreaks(parts: readonly Part[]): Content {
  return parts.map((part, i) => {
    if (part.type !== "text" || (part.raw !== undefined && part.raw !== part.value)) return part;
    let value = part.value;
    if (isLineBreak(parts[i - 1])) value = value.replace(/^[ \t]+/, "");
    if (isLineBreak(parts[i + 1])) value = value.trimEnd();
    return value === part.value
      ? part
      : part.raw === undefined
        ? text(value)
        : { ...part, value, raw: value };
  });
}

/** Whether the part ends a line in the article. */
export function isLineBreak(part: Part | undefined): boolean {
  if (part === undefined) return false;
  return part.type === "code" ? part.kind === "break" : part.raw !== undefined && /[\n\r]/.test(part.raw);
}

/** Whether a line break stands before all text, or after it. */
export function breaksAtEdge(content: Content): boolean {
  return isLineBreak(content[0]) || isLineBreak(content.at(-1));
}
