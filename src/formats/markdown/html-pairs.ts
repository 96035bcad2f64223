import type { Code, Content, Part } from "../../article/content.ts";

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
  const open = openTags();
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

/** A tag that may still get its partner. */
interface Open {
  /** Lower-case name. */
  readonly tag: string;
  /** The code's index in the content. */
  readonly index: number;
}

/** The tags that are open, in time that does not grow with their number. */
function openTags() {
  const stack: Open[] = [];
  /** Where the tags of a name stand on the stack. */
  const depths = new Map<string, number[]>();
  /** How many tags were open where other pairs began: those do not go on inside. */
  const floors: number[] = [];
  return {
    push(tag: string, index: number) {
      const known = depths.get(tag);
      if (known === undefined) depths.set(tag, [stack.length]);
      else known.push(stack.length);
      stack.push({ tag, index });
    },
    /** Takes the innermost open tag of a name, and those inside it that were never closed, off the stack; returns its index. */
    take(tag: string): number | null {
      const depth = depths.get(tag)?.at(-1);
      if (depth === undefined || depth < (floors.at(-1) ?? 0)) return null;
      const index = stack[depth]?.index ?? null;
      cut(depth);
      return index;
    },
    /** Another pair begins. */
    enter() {
      floors.push(stack.length);
    },
    /** The innermost other pair ends, and with it the tags inside it. */
    leave() {
      cut(floors.pop() ?? 0);
    },
  };

  function cut(depth: number): void {
    while (stack.length > depth) depths.get(stack.pop()?.tag ?? "")?.pop();
  }
}
