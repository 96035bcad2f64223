import { type Code, type Content, rawText } from "../../article/content.ts";
import { isLineBreak } from "../normalize.ts";

/**
 * A link or image by reference whose label is its text (`[label]`, `[label][]`; CommonMark 6.3) keeps its target only
 * while the text stays as it is. Its closing code therefore shows the label, as `][label]`: the spelling that it gets
 * as soon as the text is translated.
 *
 * @param raw the closing code's markup.
 * @param inside what stands between opening and closing code.
 * @returns what the closing code displays, or `null` where the link names its target itself.
 */
export function referenceDisplay(raw: string, inside: Content): string | null {
  return isLabel(raw) ? `][${labelOf(inside)}]` : null;
}

/**
 * The spelling of a closing code that {@link namesItsText} in a translation: as in the source where the text between is still the label, else
 * with the label spelled out.
 *
 * @param inside the text between opening and closing code, as it will be spelled.
 */
export function closingMarkup(code: Code, inside: string): string {
  return normalizeLabel(inside) === normalizeLabel(code.display.slice(2, -1)) ? code.raw : code.display;
}

/** Whether the code closes a link or image whose label is its text. */
export function namesItsText(code: Code): boolean {
  return code.form === "close" && (code.kind === "link" || code.kind === "image") && isLabel(code.raw);
}

/** Whether what closes a link or image says that the text before it is the label. */
export function isLabel(closing: string): boolean {
  return closing === "]" || closing === "][]";
}

/** The label as spelled in the source, on one line. */
function labelOf(inside: Content): string {
  let label = "";
  for (const part of inside) {
    label += part.type === "text" && isLineBreak(part) ? " " : rawText([part]);
  }
  return label;
}

/** Labels match without regard to case and white space (CommonMark 4.7). */
export function normalizeLabel(label: string): string {
  return label.replace(/\s+/g, " ").trim().toLowerCase().toUpperCase();
}
