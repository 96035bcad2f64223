import { parseFragment, type Selector } from "./fragments.ts";
import { attribute } from "./lookup.ts";
import type { InlineScope } from "./scope.ts";

/** What a reference such as `#m1`, `#n=n1` or `#f=f1/u=u1/t=m1` points at within this very unit; null for anything else. */
export function leafOf(reference: string, unit: InlineScope): Selector | null {
  if (!reference.startsWith("#")) return null;
  const selectors = parseFragment(reference);
  if (typeof selectors === "string") return null;
  const path = new Map(selectors.map(({ prefix, id }) => [prefix, id]));
  const isHere = path.has("u")
    ? path.get("u") === attribute(unit.element.tag, "id")
    : !path.has("f") && !path.has("g");
  const leaf = selectors.at(-1);
  return isHere && leaf && !["f", "g", "u"].includes(leaf.prefix) ? leaf : null;
}

/** The id of a span of text that a reference points at within this very unit; null for anything else. */
export function spanOf(reference: string, unit: InlineScope): string | null {
  const leaf = leafOf(reference, unit);
  return leaf && (leaf.prefix === "" || leaf.prefix === "t") ? leaf.id : null;
}
