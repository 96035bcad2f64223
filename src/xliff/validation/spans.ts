import { attribute } from "../tree.ts";
import { parseFragment } from "./fragments.ts";
import type { InlineScope } from "./scope.ts";

/** The id of a span of this very unit that a reference such as `#m1`, `#t=m1` or `#f=f1/u=u1/m1` points at; null for another. */
export function spanOf(reference: string, unit: InlineScope): string | null {
  if (!reference.startsWith("#")) return null;
  const selectors = parseFragment(reference);
  if (typeof selectors === "string") return null;
  const path = new Map(selectors.map(({ prefix, id }) => [prefix, id]));
  if (path.has("u") ? path.get("u") !== attribute(unit.element.tag, "id") : path.has("f") || path.has("g"))
    return null;
  return path.get("") ?? path.get("t") ?? null;
}
