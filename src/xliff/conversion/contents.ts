import type { Content, Part } from "../../article/content.ts";
import { sayable } from "../../xml/escape.ts";
import { matchHalves } from "../nesting.ts";
import { nmtokenOf, uniqueIds } from "./sayable.ts";

/**
 * Content whose codes have ids that 2.x allows: NMTOKENs, each once but for the two halves of a pair. The same content
 * always gets the same ids, so that those of source and target go on corresponding.
 */
export function withValidIds(content: Content): Content {
  if (content.every((part) => part.type === "text")) return content;
  const openings = new Map([...matchHalves(content)].map(([open, close]) => [close, open] as const));
  const takeId = uniqueIds();
  const ids = new Map<number, string>();
  return content.map((part, index) => {
    if (part.type === "text") return part;
    const id = ids.get(openings.get(index) ?? -1) ?? takeId(nmtokenOf(part.id));
    ids.set(index, id);
    return id === part.id ? part : { ...part, id };
  });
}

/** Content without characters that 1.2 cannot hold. */
export function sayableContent(content: Content): Content {
  return content.map((part): Part => {
    if (part.type === "text") return { ...part, value: sayable(part.value) };
    return { ...part, raw: sayable(part.raw), display: sayable(part.display) };
  });
}

/** Whether two contents have codes of the same ids at the same places. */
export function sameIds(a: Content, b: Content): boolean {
  return a.every((part, index) => {
    const other = b[index];
    return part.type === "text" || (other?.type === "code" && other.id === part.id);
  });
}
