import type { Code, Content, Part } from "../article/content.ts";
import { openPairs } from "./open-pairs.ts";

/** What a code is in a pair that its format's own syntax knows nothing of. */
export interface PairSide {
  readonly side: "open" | "close";
  /** The same for both sides. */
  readonly name: string;
}

/**
 * Makes pairs of single codes that belong together, so that a translator moves them as one and cannot turn them round.
 * One without a partner inside the same text, or whose partner stands across other markup, stays single.
 *
 * @param sideOf what a single code is; `null` where it is no side of anything.
 */
export function pairCodes(content: Content, sideOf: (code: Code) => PairSide | null): Content {
  const result: Part[] = [...content];
  const open = openPairs();
  content.forEach((part, index) => {
    if (part.type !== "code") return;
    if (part.form === "open") open.enter();
    else if (part.form === "close") open.leave();
    else pair(part, index);
  });
  return result;

  function pair(code: Code, index: number): void {
    const found = sideOf(code);
    if (found === null) return;
    if (found.side === "open") {
      open.push(found.name, index);
      return;
    }
    const start = open.take(found.name);
    const opening = start === null ? undefined : content[start];
    if (start === null || opening?.type !== "code") return;
    result[start] = { ...opening, form: "open" };
    result[index] = { ...code, form: "close", id: opening.id };
  }
}
