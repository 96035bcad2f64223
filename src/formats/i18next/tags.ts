import type { Code, Content, Part } from "../../article/content.ts";

/** A tag in the raw text of a code: slash, name, and the slash of a tag that is empty. */
const TAG = /^<(\/?)([A-Za-z\d][\w.:-]*).*?(\/?)>$/s;

/** Elements of HTML that are never closed, but for those whose names components have: `<link>` in a message has its `</link>`. */
const EMPTY: ReadonlySet<string> = new Set(["br", "hr", "img", "wbr", "input"]);

/**
 * Makes pairs of tags that belong together. A tag without its partner, or across other pairs, is text: `Usage: copy <file>`.
 * Linear.
 *
 * @param content in which each tag is a single code.
 */
export function pairTags(content: Content): Content {
  const result = content.map((part): Part => (isLoneTag(part) ? asText(part) : part));
  const open: { readonly index: number; readonly name: string }[] = [];
  const count = new Map<string, number>();
  content.forEach((part, index) => {
    if (part.type !== "code") return;
    const [, slash, name = ""] = TAG.exec(part.raw) ?? [];
    if (!isLoneTag(part)) return;
    if (slash === "") {
      open.push({ index, name });
      count.set(name, (count.get(name) ?? 0) + 1);
      return;
    }
    if ((count.get(name) ?? 0) === 0) return;
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      count.set(last.name, (count.get(last.name) ?? 0) - 1);
      const opening = content[last.index];
      if (last.name !== name || opening?.type !== "code") continue;
      result[last.index] = { ...opening, form: "open" };
      result[index] = { ...part, form: "close", id: opening.id };
      return;
    }
  });
  return result;
}

/** Whether a part is a tag that means nothing without its partner. */
function isLoneTag(part: Part): part is Code {
  if (part.type === "text") return false;
  const [tag, , name = "", empty] = TAG.exec(part.raw) ?? [];
  return tag !== undefined && empty !== "/" && !EMPTY.has(name.toLowerCase());
}

function asText({ raw }: Code): Part {
  return { type: "text", value: raw, raw };
}
