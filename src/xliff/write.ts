import { block12, CLOSING_12, opening12 } from "./1.2/layout.ts";
import { block21, CLOSING_21, opening21 } from "./2/layout.ts";
import type { PlannedBlock, XliffHead } from "./model.ts";
import { asWritten, refuseForbidden } from "./planned.ts";
import { lead, NEW_STYLE_12, NEW_STYLE_21 } from "./style.ts";

/**
 * Writes a new XLIFF file: a group (1.2) or unit (2.1) per paragraph, a trans-unit or segment per sentence, one
 * element per line with LF, so that a version control system shows a changed segment as a line or two. The same
 * input gives the same text everywhere. Segments that are kept from another file are written as if they were new;
 * to keep what a translator's tool put into a file, use {@link updateXliff}.
 *
 * @throws ExonymError naming the unit where the text holds a character that XML cannot hold.
 * @example
 * writeXliff(
 *   { version: "1.2", original: "treaty.md", datatype: "x-markdown", sourceLocale, targetLocale },
 *   [{ id, kind: "paragraph", segments: [{ added: segment }] }],
 * );
 */
export function writeXliff(head: XliffHead, blocks: readonly PlannedBlock[]): string {
  const is2 = head.version === "2.1";
  const style = is2 ? NEW_STYLE_21 : NEW_STYLE_12;
  let result = is2 ? opening21(head) : opening12(head);
  refuseForbidden(head, "The name", result);
  for (const block of blocks) {
    const segments = block.segments.map(asWritten);
    const written = is2 ? block21(head, block, segments, style) : block12(block, segments, style);
    refuseForbidden(head, `Unit ${block.id}`, written);
    result += lead(style, 0) + written;
  }
  return result + (is2 ? CLOSING_21 : CLOSING_12);
}
