import { usageError } from "../article/problem.ts";
import { forbiddenCharacter } from "./escape.ts";
import { block12, CLOSING_12, opening12 } from "./layout-1.2.ts";
import { block21, CLOSING_21, opening21 } from "./layout-2.1.ts";
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
  refuseHead(head);
  const is2 = head.version === "2.1";
  const style = is2 ? NEW_STYLE_21 : NEW_STYLE_12;
  let result = is2 ? opening21(head) : opening12(head);
  for (const block of blocks) {
    const segments = block.segments.map(asWritten);
    refuseForbidden(head, block, segments);
    result += lead(style, 0);
    result += is2 ? block21(head, block, segments, style) : block12(block, segments, style);
  }
  return result + (is2 ? CLOSING_21 : CLOSING_12);
}

function refuseHead(head: XliffHead): void {
  const found = forbiddenCharacter(`${head.original}\n${head.datatype}`);
  if (found === undefined) return;
  throw usageError(
    `The name of the article holds the character ${found}, which no XLIFF file can hold.`,
    "Rename the article.",
  );
}
