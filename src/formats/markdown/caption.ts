import { type Content, rawText } from "../../article/content.ts";
import type { Trimmed } from "../edges.ts";
import { trimContent } from "../edges.ts";

/**
 * The description of an image that stands alone in its paragraph, also inside a link: what is left when the pairs of
 * codes around everything are taken off.
 *
 * @returns `null` where the content is anything but one image.
 */
export function captionOf(content: Content): Trimmed | null {
  let start = 0;
  let end = content.length;
  let hasImage = false;
  while (end - start >= 3) {
    const open = content[start];
    const close = content[end - 1];
    if (open?.type !== "code" || close?.type !== "code") break;
    if (open.form !== "open" || close.form !== "close" || open.id !== close.id) break;
    // Emphasis inside a description belongs to it.
    if (hasImage && open.kind !== "image") break;
    hasImage ||= open.kind === "image";
    start++;
    end--;
  }
  if (!hasImage) return null;
  const inside = trimContent(content.slice(start, end));
  return { content: inside.content, cut: rawText(content.slice(0, start)).length + inside.cut };
}
