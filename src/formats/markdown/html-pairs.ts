import type { Code, Content, Part } from "../../article/content.ts";
import { openPairs } from "./open-pairs.ts";

/** The name in an opening or closing tag; comments, declarations and self-closing tags have none. */
const TAG = /^<(\/?)([a-z][a-z\d-]*)(?:\s[\s\S]*)?(?<!\/)>$/i;

/** The same of a tag of JSX; `<>` has the empty name. */
const JSX_TAG = /^<\s*(\/?)\s*([\p{L}$_][\p{L}\p{N}$_.:-]*|(?=>))(?:\s[\s\S]*)?(?<!\/\s*)>$/u;

/**
 * Makes pairs of HTML tags that belong together, so that a translator moves them as one and cannot turn them round.
 * A tag without a partner inside the same text, or whose partner stands across other markup, stays a single code.
 */
export function pairTags(content: Content, isJsx: boolean): Content {
  const result: Part[] = [...content];
  const open = openPairs();
  content.forEach((part, index) => {
    if (part.type !== "code") return;
    if (part.form === "open") open.enter();
    else if (part.form === "close") open.leave();
    else if (part.kind === "html") pairTag(part, index);
  });
  return result;

  function pairTag(code: Code, index: number): void {
    const [, slash, name] = (isJsx ? JSX_TAG : TAG).exec(code.raw) ?? [];
    if (name === undefined) return;
    const tag = isJsx ? name : name.toLowerCase();
    if (slash === "") {
      open.push(tag, index);
      return;
    }
    const start = open.take(tag);
    const opening = start === null ? undefined : content[start];
    if (start === null || opening?.type !== "code") return;
    result[start] = { ...opening, form: "open" };
    result[index] = { ...code, form: "close", id: opening.id };
  }
}
