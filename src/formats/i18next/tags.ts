import type { Content, Part } from "../../article/content.ts";

/** A tag in the raw text of a code: slash, name, and the slash of a tag that is empty. */
const TAG = /^<(\/?)([A-Za-z\d][\w.:-]*).*?(\/?)>$/s;

/** Elements of HTML that are never closed. */
const EMPTY: ReadonlySet<string> = new Set(["br", "hr", "img", "wbr", "input"]);

/** Makes pairs of tags that belong together; a tag without its partner, or across other pairs, stays a single code. Linear. */
export function pairTags(content: Content): Content {
  const result: Part[] = [...content];
  const open: { readonly index: number; readonly name: string }[] = [];
  const count = new Map<string, number>();
  content.forEach((part, index) => {
    if (part.type !== "code") return;
    const [, slash, name = "", empty] = TAG.exec(part.raw) ?? [];
    if (slash === undefined || empty === "/" || EMPTY.has(name.toLowerCase())) return;
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
