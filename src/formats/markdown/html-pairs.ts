import type { Code, Content, Part } from "../../article/content.ts";

/** The name in an opening or closing tag; comments, declarations and self-closing tags have none. */
const TAG = /^<(\/?)([a-z][a-z\d-]*)(?:\s[\s\S]*)?(?<!\/)>$/i;

/** The same of a tag of JSX; `<>` has the empty name. */
const JSX_TAG = /^<\s*(\/?)\s*([\p{L}$_][\p{L}\p{N}$_.:-]*|(?=>))(?:\s[\s\S]*)?(?<!\/\s*)>$/u;

/** A code that may still get its partner: an opening tag, or the opening code of another pair. */
interface Open {
  readonly index: number;
  /** Lower-case name of a tag; `null` for codes of other kinds. */
  readonly tag: string | null;
}

/**
 * Makes pairs of HTML tags that belong together, so that a translator moves them as one and cannot turn them round.
 * A tag without a partner inside the same text, or whose partner stands across other markup, stays a single code.
 */
export function pairTags(content: Content, isJsx: boolean): Content {
  const result: Part[] = [...content];
  const open: Open[] = [];
  content.forEach((part, index) => {
    if (part.type !== "code") return;
    if (part.form === "open") open.push({ index, tag: null });
    else if (part.form === "close") dropTags(open);
    else if (part.kind === "html") pairTag(part, index);
  });
  return result;

  function pairTag(code: Code, index: number): void {
    const [, slash, name] = (isJsx ? JSX_TAG : TAG).exec(code.raw) ?? [];
    if (name === undefined) return;
    const tag = isJsx ? name : name.toLowerCase();
    if (slash === "") {
      open.push({ index, tag });
      return;
    }
    const start = partnerOf(open, tag);
    const opening = start === null ? undefined : content[start];
    if (start === null || opening?.type !== "code") return;
    result[start] = { ...opening, form: "open" };
    result[index] = { ...code, form: "close", id: opening.id };
  }
}

/** Takes the innermost open tag of a name, and those inside it that were never closed, off the stack. */
function partnerOf(open: Open[], tag: string): number | null {
  for (let i = open.length - 1; i >= 0; i--) {
    const candidate = open[i];
    if (candidate?.tag == null) return null;
    if (candidate.tag !== tag) continue;
    open.length = i;
    return candidate.index;
  }
  return null;
}

/** Takes the innermost opening code of another kind than a tag off the stack, with the tags inside it. */
function dropTags(open: Open[]): void {
  for (let top = open.pop(); top !== undefined && top.tag !== null; top = open.pop());
}
